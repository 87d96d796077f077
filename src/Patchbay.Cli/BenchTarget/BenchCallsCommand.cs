using System.CommandLine;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Patchbay.Cli.Serve;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Telephony;

namespace Patchbay.Cli.BenchTarget;

/// <summary>
/// <c>patchbay bench-calls</c>: the same wiring as <c>serve</c>, but calls come as exchange commands on standard input instead of by
/// telephone, so that a campaign can bring many of them and knows of each whether it was taken. It ends when its input ends.
/// </summary>
internal static class BenchCallsCommand
{
    internal static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all data.", DefaultValueFactory = _ => "bench-data" };
        var command = new Command("bench-calls", "Runs Patchbay with calls from standard input, for the fault campaign in bench/campaign.") { data };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(data)!, cancellation));
        return command;
    }

    private static Task<int> RunAsync(string data, CancellationToken cancellationToken) =>
        ServeCommand.RunAsync(ServerSettings.Load(data), stopsWithInput: false, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<ITelephony, NoTelephony>());
            services.AddSingleton<CallFeed>();
            services.AddSingleton<IReactor>(provider => provider.GetRequiredService<CallFeed>());
            services.AddHostedService(provider => provider.GetRequiredService<CallFeed>());
        }, cancellationToken);

    /// <summary>Carries nothing: the campaign plays both ends of every call.</summary>
    private sealed class NoTelephony : ITelephony
    {
        public void Arrange(Core.Calls.CallPlan plan)
        {
            // What a plan asks for, the campaign reports by itself.
        }
    }
}
