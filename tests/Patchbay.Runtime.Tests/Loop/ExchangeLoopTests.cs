using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;

namespace Patchbay.Runtime.Tests.Loop;

public sealed class ExchangeLoopTests : IDisposable
{
    private readonly LoopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public void Nobody_is_rung_before_the_offer_is_in_the_journal()
    {
        var arrival = site.Arrival();
        site.Post(arrival);

        site.Loop.Decide();
        Assert.Empty(site.Published);
        Assert.DoesNotContain(site.Journal, e => e is CallArrived);

        site.Loop.Commit();
        Assert.Contains(site.Journal, e => e is OfferMade);
        Assert.Equal(AgentActivity.Alerting, site.ViewOf(LoopSite.Anna).Activity);
        Assert.Equal(LegGoal.Answered, site.PlanOf(arrival.Call).Legs.Single().Goal);
    }

    [Fact]
    public void Who_asks_gets_the_answer_when_it_is_in_the_journal()
    {
        var done = site.Submit(site.Arrival());
        site.Loop.Decide();
        Assert.False(done.IsCompleted);

        site.Loop.Commit();

        Assert.True(done.IsCompletedSuccessfully);
    }

    [Fact]
    public void Who_reports_goes_on_on_the_thread_that_committed_and_wakes_no_other()
    {
        var thread = -1;
        _ = ReportAsync();

        site.Loop.Decide();
        var before = thread;
        site.Loop.Commit();

        Assert.Equal((-1, Environment.CurrentManagedThreadId), (before, thread));

        async Task ReportAsync()
        {
            Assert.Null(await site.Loop.ReportAsync(site.Arrival(), CancellationToken.None));
            thread = Environment.CurrentManagedThreadId;
        }
    }

    [Fact]
    public async Task Who_asks_for_something_impossible_is_told_why()
    {
        var refused = site.Submit(new HangUpCall(new(Guid.NewGuid()), LoopSite.Anna));

        site.Loop.Decide();

        Assert.Equal("call.gone", (await refused)!.Code);
    }

    [Fact]
    public void One_commit_carries_all_that_was_decided_meanwhile()
    {
        site.Post(site.Arrival());
        site.Loop.Decide();
        site.Post(site.Arrival());
        site.Loop.Decide();

        site.Loop.Commit();

        Assert.Equal(2, Assert.Single(site.Published).Entries.Count(entry => entry.Event is CallArrived));
    }

    [Fact]
    public void Only_the_newest_view_of_each_is_published()
    {
        var arrival = site.Arrival();
        site.Post(arrival, new AcceptOffer(new(arrival.Call, 1), LoopSite.Anna));
        site.Loop.Decide();

        site.Loop.Commit();

        var published = Assert.Single(site.Published);
        Assert.Equal(AgentActivity.OnCall, Assert.Single(published.Agents).Activity);
        Assert.Equal(2, Assert.Single(published.Plans).Legs.Length);
    }

    [Fact]
    public void A_record_is_marked_in_the_transaction_of_the_event_that_changed_it()
    {
        var call = site.Connect();
        site.Post(new HangUpCall(call, LoopSite.Anna));

        site.Run();

        var mark = Assert.Single(site.Disk.ReadMarks(0, 10));
        Assert.Equal(call, mark.Record);
        Assert.IsType<CallEnded>(site.Journal.ElementAt((int)mark.Sequence - 1));
    }

    [Fact]
    public void What_is_due_happens_at_its_time()
    {
        site.Post(site.Arrival());
        Assert.Equal(TimeSpan.FromSeconds(20), site.Loop.Decide());

        site.Wait(20);
        site.Run();

        Assert.Equal(Presence.MissedCall, site.ViewOf(LoopSite.Anna).Presence);
    }

    [Fact]
    public async Task New_work_is_refused_when_too_much_waits_and_hanging_up_always_fits()
    {
        using var small = new LoopSite(new() { QueueCapacity = 16 });
        var call = small.Connect();
        for (var i = 0; i < 16; i++) Assert.True(small.Loop.Post(small.Arrival()));

        Assert.False(small.Loop.Post(small.Arrival()));
        Assert.Equal("site.busy", (await small.Submit(small.Arrival()))!.Code);
        Assert.True(small.Loop.Post(new HangUpCall(call, LoopSite.Anna)));
    }

    [Fact]
    public void A_site_with_more_to_do_than_one_batch_goes_on_at_once()
    {
        using var small = new LoopSite(new() { BatchSize = 5 });
        small.Post(small.Arrival(), small.Arrival(), small.Arrival(), small.Arrival(), small.Arrival(), small.Arrival());

        Assert.Equal(TimeSpan.Zero, small.Loop.Decide());
        Assert.NotEqual(TimeSpan.Zero, small.Loop.Decide());
    }
}
