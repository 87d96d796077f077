using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Scenarios.Tests.Processes;
using Patchbay.Testing.Ports;

namespace Patchbay.Scenarios.Tests;

[Collection(Timed.Name)]
public sealed class ForwardedCalls : IDisposable
{
    private const int Calls = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-forward-").FullName;
    private readonly int sip = FreePorts.Any();
    private readonly int callee = FreePorts.Any();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Each_call_that_is_sent_on_is_in_the_journal_once_with_its_recording()
    {
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
        var server = await ServeAsync(mostCalls: 100);
        using var callees = SippProcess.Callee("callee_waits_for_bye", callee, Calls);
        using var callers = SippProcess.Caller("caller_hangs_up", sip, "1001", Calls, TimeSpan.FromSeconds(2));

        Assert.True(await callers.EndAsync(Patience), "A caller's call did not go as it should.");
        Assert.True(await callees.EndAsync(Patience), "A callee's call did not go as it should.");
        await server.DisposeAsync();

        var calls = Journals.Calls(await Journals.ReadAsync(folder));
        Assert.Equal(Calls, calls.Count);
        Assert.All(calls, call => Assert.Equal(EndCause.CustomerHungUp, call.Cause));
        Assert.All(calls, call => Assert.Equal(2, call.RecordingChannels));
        Assert.All(calls, call => Assert.InRange(call.RecordingLength!.Value.TotalSeconds, 1, 5));
        Assert.Empty(Directory.EnumerateFiles(folder, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Beyond_the_configured_load_a_caller_is_told_to_try_again_later()
    {
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
        await using var server = await ServeAsync(mostCalls: 1);
        using var callees = SippProcess.Callee("callee_waits_for_bye", callee);
        using var first = SippProcess.Caller("caller_hangs_up", sip, "1001", 1, TimeSpan.FromSeconds(4));
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, CancellationToken.None);

        using var second = SippProcess.Caller("caller_is_refused", sip, "1001");

        Assert.True(await second.EndAsync(Patience), "The call beyond the load was not refused with 503 and Retry-After.");
        Assert.True(await first.EndAsync(Patience), "The call within the load was harmed.");
    }

    private Task<ServerProcess> ServeAsync(int mostCalls) => ServerProcess.StartAsync(
        new Dictionary<string, string>
        {
            ["Server__Listen"] = "http://127.0.0.1:0",
            ["Telephony__SipListen"] = Text("127.0.0.1:", sip),
            ["Telephony__BrowserListen"] = "127.0.0.1:0",
            ["Telephony__MostCalls"] = Text("", mostCalls),
            ["Site__EntryPoints__0__Dnis"] = "1001",
            ["Site__EntryPoints__0__ForwardTo"] = Text("sip:callee@127.0.0.1:", callee),
            ["Site__EntryPoints__0__Records"] = "true",
        },
        "serve", "--data", folder, "--stop-with-input");

    private static string Text(string before, int number) => before + number.ToString(CultureInfo.InvariantCulture);
}
