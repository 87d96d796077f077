using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;

namespace Patchbay.Runtime.Tests.Loop;

public sealed class StalledJournalTests : IDisposable
{
    private readonly LoopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_short_trouble_of_the_disk_is_noticed_by_nobody()
    {
        site.Disk.FailNext(3);
        var arrived = site.Submit(site.Arrival());
        site.Loop.Decide();
        for (var i = 0; i < 3; i++) Assert.False(site.Loop.Commit());
        Assert.Empty(site.Published);

        Assert.True(site.Loop.Commit());

        Assert.Null(await arrived);
        Assert.Single(site.Journal.OfType<CallArrived>());
        Assert.Null(site.Loop.StalledSince);
    }

    [Fact]
    public async Task After_two_seconds_new_calls_are_refused()
    {
        Stall();

        var arrived = site.Submit(site.Arrival());
        site.Loop.Decide();

        Assert.Equal("journal.stalled", (await arrived)!.Code);
        Assert.NotNull(site.Loop.StalledSince);
    }

    [Fact]
    public void A_hang_up_is_carried_out_although_it_cannot_be_written_yet()
    {
        var call = site.Connect();
        Stall();

        var done = site.Submit(new HangUpCall(call, LoopSite.Anna));
        site.Loop.Decide();

        Assert.True(done.IsCompletedSuccessfully);
        Assert.Equal(LegGoal.Over, site.PlanOf(call).Legs.Single().Goal);
        Assert.Empty(site.Published.SelectMany(p => p.Entries));
    }

    [Fact]
    public void What_happened_meanwhile_is_written_with_its_instants_when_the_disk_is_back()
    {
        var call = site.Connect();
        Stall();
        var hungUpAt = site.Time.GetUtcNow();
        site.Post(new HangUpCall(call, LoopSite.Anna));
        site.Loop.Decide();
        site.Wait(30);

        site.Disk.IsFull = false;
        Assert.True(site.Loop.Commit());

        Assert.Equal(hungUpAt, site.Journal.OfType<CallEnded>().Single().At);
        Assert.Contains(site.Published.SelectMany(p => p.Entries), entry => entry.Event is CallEnded);
    }

    [Fact]
    public void A_hang_up_in_the_first_two_seconds_is_carried_out_when_they_are_over()
    {
        var call = site.Connect();
        site.Disk.IsFull = true;
        var done = site.Submit(new HangUpCall(call, LoopSite.Anna));
        Assert.False(site.Run());
        Assert.False(done.IsCompleted);
        site.Wait(2.1);

        site.Loop.Decide();

        Assert.True(done.IsCompletedSuccessfully);
        Assert.Equal(LegGoal.Over, site.PlanOf(call).Legs.Single().Goal);
    }

    [Fact]
    public void A_call_that_came_in_the_first_two_seconds_waits_for_the_disk()
    {
        site.Disk.IsFull = true;
        var arrived = site.Submit(site.Arrival());
        Assert.False(site.Run());
        site.Wait(2.1);

        site.Loop.Decide();
        Assert.False(arrived.IsCompleted);
        Assert.Empty(site.Published.SelectMany(p => p.Plans));
        Assert.DoesNotContain(site.Published.SelectMany(p => p.Agents), view => view.Activity is AgentActivity.Alerting);

        site.Disk.IsFull = false;
        site.Loop.Commit();
        Assert.True(arrived.IsCompletedSuccessfully);
        Assert.Equal(AgentActivity.Alerting, site.ViewOf(LoopSite.Anna).Activity);
    }

    [Fact]
    public void The_answer_of_a_party_who_was_dialled_is_not_lost()
    {
        var call = new InteractionId(Guid.NewGuid());
        site.Post(new DialCall(call, LoopSite.Anna, PersonalText.Of("112"), null));
        site.Run();
        Stall();

        site.Post(new ReportLegAnswered(new(call, 2), PersonalText.Of("tags")));
        site.Loop.Decide();

        Assert.Equal(LegGoal.Answered, site.PlanOf(call).Legs[1].Goal);
    }

    [Fact]
    public void A_panel_that_came_back_meanwhile_is_not_lost()
    {
        site.Post(new ReportPanelLost(LoopSite.Anna));
        site.Run();
        Stall();

        site.Post(new ReportPanelConnected(LoopSite.Anna));
        site.Loop.Decide();
        site.Disk.IsFull = false;
        site.Loop.Commit();
        site.Wait(60);
        site.Run();

        Assert.Equal(Presence.Available, site.ViewOf(LoopSite.Anna).Presence);
    }

    [Fact]
    public void Callers_who_waited_meanwhile_are_offered_when_the_disk_is_back_although_nobody_asks()
    {
        site.Post(new ReportPanelLost(LoopSite.Anna), site.Arrival());
        site.Run();
        Stall();
        site.Post(new ReportPanelConnected(LoopSite.Anna));
        site.Loop.Decide();
        Assert.DoesNotContain(site.Published.SelectMany(p => p.Agents), view => view.Activity is AgentActivity.Alerting);

        site.Disk.IsFull = false;
        site.Loop.Commit();
        site.Run();

        Assert.Equal(AgentActivity.Alerting, site.ViewOf(LoopSite.Anna).Activity);
    }

    [Fact]
    public void A_journal_that_is_broken_for_good_stops_the_site()
    {
        site.Disk.FailsAfterCommit = true;
        site.Post(site.Arrival());
        site.Loop.Decide();

        Assert.False(Assert.Throws<JournalFault>(() => site.Loop.Commit()).IsTransient);
        Assert.Empty(site.Published);
    }

    /// <summary>Something waits for a full disk for more than two seconds.</summary>
    private void Stall()
    {
        site.Disk.IsFull = true;
        site.Post(new ReportDigit(new(new(Guid.Empty), 1), '1'), new AddAgent(new(Guid.NewGuid()), PersonalText.Of("New"), []));
        Assert.False(site.Run());
        site.Wait(2.1);
    }
}
