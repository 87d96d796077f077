using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Scenarios.Tests.Processes;
using Patchbay.Testing.Ports;

namespace Patchbay.Scenarios.Tests;

/// <summary>
/// A queue whose plan asks another site for help over a trunk between the two, as docs/routing.md has it: here does not list there, there lists here.
/// </summary>
public sealed class OtherSite : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Nobody works there: to 6001 it says so, to 6004 its callers wait for a while.</summary>
    private const string Helper = """
        flow: helper
        default-queue: Support
        numbers: ["6001", "6004"]
        start: which
        steps:
          which: {do: branch, cases: [{when: called is 6001, next: offer}], else: take}
          offer: {do: queue, queue: Support, no-agents: refuse, full-at: 5, full: refuse}
          take: {do: queue, queue: Support, limit: 2s, after-limit: bye}
          refuse: {do: hangup, busy: true}
          bye: {do: hangup}
        """;

    private static readonly Dictionary<string, string> Overflows = new()
    {
        ["Site__QueueRules__0__Queue"] = "Support",
        ["Site__QueueRules__0__Steps__0__After"] = "00:00:02",
        ["Site__QueueRules__0__Steps__0__Exit"] = "other-site",
    };

    private readonly DirectoryInfo here = Directory.CreateTempSubdirectory("patchbay-here-");
    private readonly DirectoryInfo there = Directory.CreateTempSubdirectory("patchbay-there-");
    private readonly int sipHere = FreePorts.Any();
    private readonly int sipThere = FreePorts.Any();
    private readonly int silent = FreePorts.Any();
    private readonly int away = FreePorts.Any();

    public void Dispose()
    {
        here.Delete(recursive: true);
        there.Delete(recursive: true);
    }

    [Fact]
    public async Task Whom_the_other_site_does_not_take_comes_back_to_the_same_place_and_whom_it_takes_waits_there()
    {
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
        var servers = await Task.WhenAll(ServeAsync(here, "127.0.0.1", sipHere, Overflows), ServeAsync(there, "127.0.0.2", sipThere, []));
        await PublishAsync(here, OverflowingLine());
        await PublishAsync(there, Helper);
        using var rings = await SippProcess.ListeningAsync("callee_rings_until_cancel", silent);
        string[] numbers = ["5001", "5002", "5003", "5004"];
        var callers = numbers.Select(number => SippProcess.Caller("caller_waits_for_bye", sipHere, number)).ToList();

        foreach (var (caller, number) in callers.Zip(numbers)) Assert.True(await caller.EndAsync(Patience), $"The call to {number} did not go as it should: {caller.Errors}");
        foreach (var one in callers) one.Dispose();
        foreach (var server in servers) await server.DisposeAsync();

        var journal = await Journals.ReadAsync(here.FullName);
        CameBack(journal, "5001", InvitationOutcome.Busy);
        CameBack(journal, "5002", InvitationOutcome.NoAnswer);
        CameBack(journal, "5003", InvitationOutcome.NoAnswer, InvitationOutcome.Declined);
        Assert.Contains(EventsOf(journal, "5004"), e => e is FlowConnected);
        var taken = Assert.Single(Journals.Calls(await Journals.ReadAsync(there.FullName)), call => call.Dnis == "6004");
        Assert.Equal(("+46701740633", EndCause.FlowHungUp), (taken.Number.Value, taken.Cause));
        Assert.All(Journals.Calls(journal), NeverAlone);
    }

    /// <summary>The caller had a place, was rung for elsewhere, and has the same place again until the flow lets the caller go.</summary>
    private static void CameBack(IReadOnlyList<JournalEntry> journal, string number, params InvitationOutcome[] outcomes)
    {
        var events = EventsOf(journal, number).Where(e => e is CallQueued or FlowDialed or FlowDialEnded or CallEnded).ToList();
        Assert.Equal([typeof(CallQueued), typeof(FlowDialed), typeof(FlowDialEnded), typeof(CallQueued), typeof(CallEnded)], events.Select(e => e.GetType()));
        Assert.Contains(((FlowDialEnded)events[2]).Outcome, outcomes);
        Assert.Equal(((CallQueued)events[0]).Since, ((CallQueued)events[3]).Since);
        Assert.Equal(EndCause.FlowHungUp, ((CallEnded)events[4]).Cause);
    }

    /// <summary>From the first word to the end the customer waits, is spoken with or talks, without a gap between.</summary>
    private static void NeverAlone(CallRecord call)
    {
        var all = call.Segments.Where(segment => segment.Participant is ParticipantKind.Customer).ToList();
        Assert.Equal(call.EndedAt, all[^1].To);
        Assert.Equal(all.Skip(1).Select(segment => (DateTimeOffset?)segment.From), all.SkipLast(1).Select(segment => segment.To));
    }

    private static IEnumerable<ExchangeEvent> EventsOf(IReadOnlyList<JournalEntry> journal, string number)
    {
        var call = journal.Select(entry => entry.Event).OfType<CallArrived>().Single(arrived => arrived.Dnis == number).Call;
        return journal.Select(entry => entry.Event).Where(e => e is CallEvent { } known && known.Call == call);
    }

    private string OverflowingLine() => string.Create(CultureInfo.InvariantCulture, $$$"""
        flow: line
        default-queue: Support
        numbers: ["5001", "5002", "5003", "5004"]
        start: wait
        steps:
          wait: {do: queue, queue: Support, exits: {other-site: other-site}}
          other-site:
            do: branch
            cases:
              - {when: called is 5001, next: refuses}
              - {when: called is 5002, next: silent}
              - {when: called is 5003, next: away}
            else: takes
          refuses: {do: dial, number: "sip:6001@127.0.0.2:{{{sipThere}}}", limit: 15s, busy: back}
          silent: {do: dial, number: "sip:6002@localhost:{{{silent}}}", limit: 3s, busy: back}
          away: {do: dial, number: "sip:6003@127.0.0.1:{{{away}}}", limit: 3s, busy: back}
          takes: {do: dial, number: "sip:6004@127.0.0.2:{{{sipThere}}}", limit: 15s, busy: back}
          back: {do: queue, queue: Support, limit: 1s, after-limit: bye}
          bye: {do: hangup}
        """);

    private static Task<ServerProcess> ServeAsync(DirectoryInfo folder, string address, int sip, Dictionary<string, string> rules) => ServerProcess.StartAsync(
        new Dictionary<string, string>(rules)
        {
            ["Server__Listen"] = "http://127.0.0.1:0",
            ["Telephony__SipListen"] = string.Create(CultureInfo.InvariantCulture, $"{address}:{sip}"),
            ["Telephony__TrunkSources__0"] = "127.0.0.1",
            ["Telephony__BrowserListen"] = "127.0.0.1:0",
        },
        "serve", "--data", folder.FullName, "--stop-with-input");

    private static async Task PublishAsync(DirectoryInfo folder, string flow)
    {
        var file = Path.Combine(folder.FullName, "flow.yaml");
        await File.WriteAllTextAsync(file, flow);
        var said = await CommandLine.RunAsync("flow", "publish", file, "--data", folder.FullName);
        Assert.True(said.Code == 0, said.Errors);
    }
}
