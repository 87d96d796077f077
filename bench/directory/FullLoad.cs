using System.Diagnostics;
using System.Globalization;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Screens;
using Patchbay.Salesforce;
using Patchbay.Salesforce.Health;
using Patchbay.Storage;
using Patchbay.Storage.PhoneDirectory;
using Patchbay.Testing.Journal;

namespace Patchbay.Bench.Directory;

/// <summary>Loads a whole org over HTTP, as a first start does.</summary>
internal static class FullLoad
{
    internal static async Task RunAsync(int contacts)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("patchbay-bench-load-").FullName;
        try
        {
            await DemoOrgProcess.FillAsync(Path.Combine(folder, "org"), contacts);
            using var org = DemoOrgProcess.Start(Path.Combine(folder, "org"), DemoOrgProcess.FreePort());
            await WaitAsync(org.Port);
            using var host = Host(folder, org.Port);
            var garbage = GC.GetTotalAllocatedBytes();
            var began = Stopwatch.StartNew();
            await host.StartAsync();
            while (!host.Services.GetRequiredService<ISalesforceHealth>().Current.DirectoryFilled) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
            var taken = began.Elapsed;
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{contacts:N0} contacts loaded over HTTP in {taken.TotalSeconds:F1} s, {contacts / taken.TotalSeconds:N0}/s, swap and first round of changes included; largest memory {process.PeakWorkingSet64 / 1e6:F0} MB, {process.TotalProcessorTime.TotalSeconds:F1} s of processor, {(double)(GC.GetTotalAllocatedBytes() - garbage) / contacts:N0} bytes of garbage for each"));
            await host.StopAsync();
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Waits until the org answers at all.</summary>
    internal static async Task WaitAsync(int port)
    {
        using var http = new HttpClient();
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/services/data"));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
            }
        }
    }

    private static IHost Host(string folder, int port)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Salesforce:Enabled"] = "true",
            ["Salesforce:LoginUrl"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            ["Salesforce:ClientId"] = "patchbay-demo-client",
            ["Salesforce:ClientSecret"] = "patchbay-demo-secret",
            ["Salesforce:DefaultCountry"] = "SE",
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddPatchbayStorage(new StorageOptions { DataFolder = Path.Combine(folder, "data") });
        builder.Services.AddSingleton<IJournal, InMemoryJournal>();
        builder.Services.AddSingleton<IPhoneDirectory>(_ => new SqlitePhoneDirectory(Path.Combine(folder, "data", "directory.db")));
        builder.Services.AddSingleton<IExchange, NoExchange>();
        builder.Services.AddSingleton<IScreens, NoScreens>();
        builder.Services.AddPatchbaySalesforce();
        return builder.Build();
    }

    private sealed class NoScreens : IScreens
    {
        public void Pop(Core.Shared.AgentId agent, ScreenPop pop) { }

        public void Refresh(Core.Shared.AgentId agent) { }
    }

    private sealed class NoExchange : IExchange
    {
        public ValueTask<Core.Shared.Refusal?> SubmitAsync(Core.Shared.ExchangeCommand command, CancellationToken cancellationToken) => new((Core.Shared.Refusal?)null);

        public bool Post(Core.Shared.ExchangeCommand command) => true;
    }
}
