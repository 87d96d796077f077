using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Records;
using Patchbay.Testing.Journal;
using Patchbay.Testing.Time;

namespace Patchbay.Runtime.Tests.Loop;

/// <summary>A loop with one queue and one agent at work, whose two steps are called by the test.</summary>
internal sealed class LoopSite : IReactor, IRecordProjection, IDisposable
{
    internal static readonly QueueId Queue = new(new(1, 0, 0, new byte[8]));
    internal static readonly AgentId Anna = new(new(2, 0, 0, new byte[8]));

    private readonly InMemoryJournal events = new();
    private int calls;

    internal LoopSite(ExchangeLoopOptions? options = null)
    {
        Disk = new(events);
        Options = options ?? new();
        Loop = Start();
        Post(
            new ConfigureQueue(Queue, QueueSettings.Standard("Service")), new ConfigureEntryPoint(new("100", Queue)),
            new AddAgent(Anna, PersonalText.Of("Anna"), [Queue]), new ReportPanelConnected(Anna), new ChoosePresence(Anna, Presence.Available));
        Run();
        Published.Clear();
    }

    internal ManualTimeProvider Time { get; } = new();

    internal FaultyJournal Disk { get; }

    internal InMemorySnapshotStore Snapshots { get; } = new();

    internal ExchangeLoopOptions Options { get; }

    internal ExchangeLoop Loop { get; private set; }

    internal List<Committed> Published { get; } = [];

    internal IEnumerable<ExchangeEvent> Journal => events.Read(0).Select(entry => entry.Event);

    public void React(Committed committed) => Published.Add(committed);

    public InteractionId? Dirties(ExchangeEvent e) => e is CallEnded ended ? ended.Call : null;

    public void Dispose()
    {
        Loop.Dispose();
        Disk.Dispose();
    }

    /// <summary>The process dies; another one takes over from the journal.</summary>
    internal void Restart(TimeSpan after)
    {
        Loop.Dispose();
        Time.Advance(after);
        Published.Clear();
        Loop = Start();
        Loop.Recover(null);
    }

    internal void Post(params ExchangeCommand[] commands)
    {
        foreach (var command in commands) Assert.True(Loop.Post(command));
    }

    internal Task<Refusal?> Submit(ExchangeCommand command) => Loop.SubmitAsync(command, CancellationToken.None).AsTask();

    internal bool Run()
    {
        Loop.Decide();
        return Loop.Commit();
    }

    internal void Wait(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));

    internal ArriveCall Arrival() => new(
        new(new(3, (short)++calls, 0, new byte[8])), PersonalText.Of("+46701234567"), PersonalText.Empty, "100", PersonalText.Of("dialog"));

    /// <summary>A call that Anna took.</summary>
    internal InteractionId Connect()
    {
        var arrival = Arrival();
        Post(arrival);
        Run();
        Post(new Core.Offers.AcceptOffer(new(arrival.Call, 1), Anna), new ReportAgentAudio(new(arrival.Call, 2), true));
        Run();
        Published.Clear();
        return arrival.Call;
    }

    internal AgentView ViewOf(AgentId agent) => Published.SelectMany(p => p.Agents).Last(view => view.Agent == agent);

    internal CallPlan PlanOf(InteractionId call) => Published.SelectMany(p => p.Plans).Last(plan => plan.Call == call);

    private ExchangeLoop Start()
    {
        var loop = new ExchangeLoop(SiteRestorer.Restore(Disk, Snapshots), Disk, [this], Time, Options, NullLogger<ExchangeLoop>.Instance);
        loop.Attach([this]);
        return loop;
    }
}
