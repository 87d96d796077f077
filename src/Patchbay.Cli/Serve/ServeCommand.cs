using System.CommandLine;
using Patchbay.Runtime.Loop;
using Patchbay.Server;
using Patchbay.Server.Access;

namespace Patchbay.Cli.Serve;

/// <summary><c>patchbay serve</c>: runs one Patchbay until it is told to stop.</summary>
internal static class ServeCommand
{
    /// <summary>What a pipe holds: what was written before its end is read in one go.</summary>
    private const int PipeBytes = 64 * 1024;

    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(1);

    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    internal static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all data.", DefaultValueFactory = _ => "data" };
        var owner = new Option<bool>("--stop-with-input") { Description = "Stop when standard input ends: whoever started this is gone.", Hidden = true };
        var command = new Command("serve", "Runs Patchbay. Settings: patchbay.json in the data folder, or environment variables such as Telephony__SipListen.") { data, owner };
        command.SetAction((parsed, cancellation) => RunAsync(ServerSettings.Load(parsed.GetValue(data)!), parsed.GetValue(owner), cancellation));
        return command;
    }

    internal static Task<int> RunAsync(WebApplicationBuilder builder, bool stopsWithInput, CancellationToken cancellationToken) =>
        RunAsync(builder, stopsWithInput, null, cancellationToken);

    internal static async Task<int> RunAsync(
        WebApplicationBuilder builder, bool stopsWithInput, Action<IServiceCollection>? configure, CancellationToken cancellationToken)
    {
        // What keeps it from starting is told in one sentence by whoever called; the host would tell it with its stack before.
        var starting = true;
        builder.Logging.AddFilter(HostCategory, level => !starting && level >= LogLevel.Warning);
        PortCheck.Refuse(builder.Configuration);
        await using var app = PatchbayServer.Build(builder, configure);
        await app.StartAsync(cancellationToken);
        starting = false;
        using var systemd = new Systemd(app.Services.GetRequiredService<ExchangeLoop>(), TimeProvider.System);
        app.Lifetime.ApplicationStopping.Register(systemd.Stopping);
        systemd.Ready();
        Console.WriteLine($"Patchbay is ready at {string.Join(", ", app.Urls.Where(url => !OperatorSocket.Is(url)))}");
        if (stopsWithInput) StopWithInput(app.Lifetime);
        await app.WaitForShutdownAsync(cancellationToken);
        return app.Services.GetRequiredService<ExchangeThreads>().Failed ? 70 : 0;
    }

    internal static void StopWithInput(IHostApplicationLifetime lifetime)
    {
        var watch = new Thread(() =>
        {
            using var input = Console.OpenStandardInput();
            AwaitEnd(input, lifetime.ApplicationStopping);
            lifetime.StopApplication();
        })
        { IsBackground = true, Name = "input" };
        watch.Start();
    }

    /// <summary>Reads to the end of an input. Whatever is in it has no meaning, so that one without an end (<c>/dev/zero</c>) is read slowly.</summary>
    private static void AwaitEnd(Stream input, CancellationToken stopping)
    {
        var ignored = new byte[PipeBytes];
        while (input.Read(ignored) > 0 && !stopping.WaitHandle.WaitOne(BetweenReads))
        {
            // Only the end has a meaning.
        }
    }
}
