using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Testing.State;

namespace Patchbay.Runtime.Tests.Loop;

public sealed class RestartTests : IDisposable
{
    private readonly LoopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public void What_was_under_way_is_interrupted_before_anything_falls_due()
    {
        site.Post(site.Arrival());
        site.Run();

        site.Restart(after: TimeSpan.FromMinutes(5));
        site.Run();

        Assert.Equal(OfferOutcome.Withdrawn, site.Journal.OfType<OfferEnded>().Single().Outcome);
        Assert.Equal(EndCause.Interrupted, site.Journal.OfType<CallEnded>().Single().Cause);
        Assert.Equal(Presence.Available, site.ViewOf(LoopSite.Anna).Presence);
    }

    [Fact]
    public void Every_agent_and_queue_is_told_anew_although_nothing_was_under_way()
    {
        site.Post(new ReportPanelLost(LoopSite.Anna));
        site.Run();

        site.Restart(after: TimeSpan.FromSeconds(1));
        site.Run();

        var published = Assert.Single(site.Published);
        Assert.Equal(LoopSite.Anna, Assert.Single(published.Agents).Agent);
        Assert.Equal(LoopSite.Queue, Assert.Single(published.Queues).Queue);
    }

    [Fact]
    public void What_was_not_in_the_journal_never_happened()
    {
        site.Post(site.Arrival());
        site.Loop.Decide();

        site.Restart(after: TimeSpan.FromSeconds(1));
        site.Run();

        Assert.DoesNotContain(site.Journal, e => e is CallArrived);
    }

    [Fact]
    public void A_snapshot_and_the_events_after_it_restore_the_state_of_the_journal()
    {
        site.Connect();
        Taker().Take();
        site.Post(site.Arrival());
        site.Run();
        Taker().Take();
        var call = site.Arrival();
        site.Post(call, new ReportLegEnded(new(call.Call, 1), EndCause.Abandoned, null));
        site.Run();

        var state = SiteRestorer.Restore(site.Disk, site.Snapshots);

        var replayed = new ExchangeState();
        foreach (var e in site.Journal) replayed.Apply(e);
        Assert.Equal(StateText.Describe(replayed), StateText.Describe(state));
        Assert.True(site.Snapshots.Load()!.Sequence > 0);
    }

    [Fact]
    public void A_snapshot_that_is_ahead_of_the_journal_is_not_used()
    {
        site.Connect();
        Taker().Take();
        using var other = new LoopSite();

        var state = SiteRestorer.Restore(other.Disk, site.Snapshots);

        Assert.Equal(other.Disk.LastSequence, state.Sequence);
        Assert.Empty(state.Calls);
    }

    [Fact]
    public async Task A_start_that_had_much_to_replay_is_followed_by_a_snapshot()
    {
        site.Connect();
        var snapshots = new AwaitedSnapshots();
        using var taker = new SnapshotTaker(site.Disk, snapshots, new() { SnapshotEvery = (int)site.Disk.LastSequence }, NullLogger<SnapshotTaker>.Instance);

        await taker.StartAsync(TestContext.Current.CancellationToken);

        var snapshot = await snapshots.Saved.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(site.Disk.LastSequence, snapshot.Sequence);
        await taker.StopAsync(TestContext.Current.CancellationToken);
    }

    private SnapshotTaker Taker() => new(site.Disk, site.Snapshots, site.Options, NullLogger<SnapshotTaker>.Instance);

    private sealed class AwaitedSnapshots : ISnapshotStore
    {
        public TaskCompletionSource<SiteSnapshot> Saved { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Save(SiteSnapshot snapshot) => Saved.TrySetResult(snapshot);

        public SiteSnapshot? Load() => null;
    }
}
