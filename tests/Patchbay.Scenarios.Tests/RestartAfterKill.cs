using System.Diagnostics;
using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Scenarios.Tests.Processes;
using Patchbay.Testing.Ports;

namespace Patchbay.Scenarios.Tests;

[Collection(Timed.Name)]
public sealed class RestartAfterKill : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-kill-").FullName;
    private readonly int sip = FreePorts.Any();
    private readonly int callee = FreePorts.Any();
    private readonly int ringing = FreePorts.Any();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task After_a_kill_each_far_end_hears_that_its_call_is_over_within_two_seconds()
    {
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
        var server = await ServeAsync();
        using var waiting = SippProcess.Caller("caller_waits_for_bye", sip, "5000");
        using var talks = SippProcess.Callee("callee_waits_for_bye", callee);
        using var talking = SippProcess.Caller("caller_waits_for_bye", sip, "1001");
        using var rings = SippProcess.Callee("callee_rings_until_cancel", ringing);
        using var dialling = SippProcess.Caller("caller_waits_for_bye", sip, "1002");
        await UntilAsync(() => Directory.Exists(Path.Combine(folder, "recordings")));
        var began = Stopwatch.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, CancellationToken.None);

        var talked = Stopwatch.GetElapsedTime(began);
        await server.KillAsync();
        await using (await ServeAsync())
        {
            var ready = Stopwatch.GetTimestamp();
            var ends = await Task.WhenAll(waiting.EndAsync(Patience), talks.EndAsync(Patience), talking.EndAsync(Patience), rings.EndAsync(Patience));
            var took = Stopwatch.GetElapsedTime(ready);
            Assert.True(ends.All(end => end), waiting.Errors + talks.Errors + talking.Errors + rings.Errors);
            Assert.True(took < TimeSpan.FromSeconds(2), $"The far ends heard of it after {took.TotalSeconds:F2} s.");
            await UntilAsync(() => Directory.EnumerateFiles(folder, "*.wav", SearchOption.AllDirectories).Any());
        }

        var calls = Journals.Calls(await Journals.ReadAsync(folder));
        Assert.Equal(3, calls.Count);
        Assert.All(calls, call => Assert.Equal(EndCause.Interrupted, call.Cause));
        var recorded = Assert.Single(calls, call => call.RecordingChannels == 2);
        var lost = talked - recorded.RecordingLength!.Value;
        Assert.True(lost < TimeSpan.FromSeconds(0.3), $"The recording has {recorded.RecordingLength}, {lost.TotalSeconds:F2} s too little.");
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var started = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "It did not come about.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        }
    }

    private Task<ServerProcess> ServeAsync() => ServerProcess.StartAsync(
        new Dictionary<string, string>
        {
            ["Server__Listen"] = "http://127.0.0.1:0",
            ["Telephony__SipListen"] = Address(sip),
            ["Telephony__BrowserListen"] = "127.0.0.1:0",
            ["Site__EntryPoints__0__Dnis"] = "5000",
            ["Site__EntryPoints__0__Queue"] = "Support",
            ["Site__EntryPoints__1__Dnis"] = "1001",
            ["Site__EntryPoints__1__ForwardTo"] = $"sip:callee@{Address(callee)}",
            ["Site__EntryPoints__1__Records"] = "true",
            ["Site__EntryPoints__2__Dnis"] = "1002",
            ["Site__EntryPoints__2__ForwardTo"] = $"sip:callee@{Address(ringing)}",
        },
        "serve", "--data", folder, "--stop-with-input");

    private static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
}
