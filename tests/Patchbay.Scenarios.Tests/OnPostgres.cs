using System.Diagnostics;
using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Scenarios.Tests.Processes;
using Patchbay.Storage;
using Patchbay.Testing.Ports;
using Patchbay.Testing.Postgres;

namespace Patchbay.Scenarios.Tests;

public sealed class OnPostgres : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-postgres-").FullName;
    private readonly LocalPostgres? postgres = LocalPostgres.IsInstalled ? LocalPostgres.Start() : null;
    private readonly int sip = FreePorts.Any();

    private string Data => Path.Combine(folder, "data");

    public void Dispose()
    {
        postgres?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task After_a_kill_and_a_restart_on_postgresql_each_call_is_in_salesforce_once()
    {
        SkipUnlessAllIsThere();
        await using var org = await OrgBooks.StartAsync(Path.Combine(folder, "org"));
        var server = await ServeAsync(org);
        using var over = SippProcess.Caller("caller_hangs_up", sip, "5000", calls: 3, talk: TimeSpan.FromSeconds(1));
        Assert.True(await over.EndAsync(Patience), over.Errors);
        using var waiting = SippProcess.Caller("caller_waits_for_bye", sip, "5000", calls: 2);
        await WaitAsync(TimeSpan.FromSeconds(3));

        await server.KillAsync();
        await using (await ServeAsync(org))
        {
            Assert.True(await waiting.EndAsync(Patience), waiting.Errors);
            await UntilAsync(async () => (await org.CallsAsync()).Count >= 5);
        }

        var calls = Journals.Calls(await Journals.ReadAsync(Storage()));
        Assert.Equal(5, calls.Count);
        Assert.Equal(2, calls.Count(call => call.Cause is EndCause.Interrupted));
        Assert.Equal(calls.Select(call => call.Call.ToString()).Order(StringComparer.Ordinal), (await org.CallsAsync()).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(Data, "journal.db*"));
    }

    [Fact]
    public async Task While_postgresql_is_restarted_a_running_call_goes_on_and_afterwards_calls_are_taken_and_written()
    {
        SkipUnlessAllIsThere();
        await using var org = await OrgBooks.StartAsync(Path.Combine(folder, "org"));
        await using var server = await ServeAsync(org);
        using var running = SippProcess.Caller("caller_hangs_up", sip, "5000", talk: TimeSpan.FromSeconds(9));
        await WaitAsync(TimeSpan.FromSeconds(2));

        postgres!.Stop();
        await WaitAsync(TimeSpan.FromSeconds(4));
        postgres.Serve();

        Assert.True(await running.EndAsync(Patience), running.Errors + server.Output);
        using var after = SippProcess.Caller("caller_hangs_up", sip, "5000", talk: TimeSpan.FromSeconds(1));
        Assert.True(await after.EndAsync(Patience), after.Errors);
        await UntilAsync(async () => (await org.CallsAsync()).Count >= 2);
        Assert.Equal(2, (await org.CallsAsync()).Distinct().Count());
    }

    [Fact]
    public async Task Two_servers_do_not_run_one_site()
    {
        SkipUnlessAllIsThere();
        await using var org = await OrgBooks.StartAsync(Path.Combine(folder, "org"));
        await using var first = await ServeAsync(org);
        // Another machine would have its own folder, with the site's master key.
        var other = Path.Combine(folder, "other");
        Directory.CreateDirectory(other);
        File.Copy(Path.Combine(Data, "master.key"), Path.Combine(other, "master.key"));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ServeAsync(org, other, FreePorts.Any()));

        Assert.Contains("Another Patchbay already runs this site", refused.Message, StringComparison.Ordinal);
        using var call = SippProcess.Caller("caller_hangs_up", sip, "5000", talk: TimeSpan.FromSeconds(1));
        Assert.True(await call.EndAsync(Patience), call.Errors);
    }

    private static Task WaitAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, TestContext.Current.CancellationToken);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "It did not come about.");
            await WaitAsync(TimeSpan.FromMilliseconds(100));
        }
    }

    private static void SkipUnlessAllIsThere()
    {
        Assert.SkipUnless(LocalPostgres.IsInstalled, LocalPostgres.Missing);
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
    }

    private StorageOptions Storage() => new() { DataFolder = Data, Provider = StorageProvider.PostgreSql, Connection = postgres!.Connection };

    private Task<ServerProcess> ServeAsync(OrgBooks org) => ServeAsync(org, Data, sip);

    private Task<ServerProcess> ServeAsync(OrgBooks org, string data, int port) => ServerProcess.StartAsync(
        new Dictionary<string, string>(org.Settings)
        {
            ["Server__Listen"] = "http://127.0.0.1:0",
            ["Storage__Provider"] = "PostgreSql",
            ["Storage__Connection"] = postgres!.Connection,
            ["Telephony__SipListen"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
            ["Telephony__BrowserListen"] = "127.0.0.1:0",
            ["Site__EntryPoints__0__Dnis"] = "5000",
            ["Site__EntryPoints__0__Queue"] = "Support",
        },
        "serve", "--data", data, "--stop-with-input");
}
