using Patchbay.Core.Agents;
using Patchbay.Core.Callbacks;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Callbacks;

public sealed class CallbackHoursTests
{
    private static readonly DateTimeOffset NextOpening = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private readonly Site site = new();

    /// <summary>The site's clock begins at nine; these hours end at half past.</summary>
    private static CallbackRules UntilHalfPastNine { get; } =
        new(3, TimeSpan.FromMinutes(10), TimeSpan.FromDays(2), "UTC", TimeSpan.FromHours(8), new TimeSpan(9, 30, 0));

    private static TimeSpan HalfAnHour { get; } = TimeSpan.FromMinutes(30);

    private QueueId AddQueue(CallbackRules? rules = null, AgentChoice choice = AgentChoice.LongestIdle) =>
        site.AddQueue(change: settings => settings with { Callbacks = rules ?? UntilHalfPastNine, Choice = choice, RingTimeout = TimeSpan.FromHours(1) });

    private InteractionId Ask(QueueId queue)
    {
        var call = new InteractionId(site.NextId());
        site.Do(new AskCallback(call, queue, PersonalText.Of("+46701234567"), PersonalText.Empty));
        return call;
    }

    private void MustBePutOff(InteractionId call, QueuePlace place) => Assert.Equal(
        (CallPhase.Scheduled, NextOpening, place), (site.Call(call).Phase, site.Call(call).Callback!.DueAt!.Value, site.Call(call).Place));

    [Fact]
    public void A_callback_that_stands_in_the_queue_when_the_hours_end_is_not_due_until_they_begin_again_and_keeps_its_place()
    {
        var queue = AddQueue();
        var call = Ask(queue);
        var place = site.Call(call).Place;

        site.Wait(HalfAnHour);

        MustBePutOff(call, place);
        var anna = site.AddReadyAgent("Anna", queue);
        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
        site.Wait(NextOpening - site.Now);
        Assert.Equal((anna, place), (site.OfferedTo(call), site.Call(call).Place));
    }

    [Fact]
    public void An_agent_who_is_asked_when_the_hours_end_is_free_again_and_the_offer_says_why()
    {
        var queue = AddQueue();
        var anna = site.AddReadyAgent("Anna", queue);
        var call = Ask(queue);
        var place = site.Call(call).Place;

        site.Wait(HalfAnHour);

        MustBePutOff(call, place);
        Assert.Equal((AgentActivity.Idle, Presence.Available), (site.Agent(anna).Activity, site.Agent(anna).Presence));
        Assert.Equal(OfferOutcome.NotDue, site.Record(call).Offers.Single().Outcome);
    }

    [Fact]
    public void All_who_are_asked_at_once_are_free_again_when_the_hours_end()
    {
        var queue = AddQueue(choice: AgentChoice.RingAll);
        AgentId[] agents = [site.AddReadyAgent("Anna", queue), site.AddReadyAgent("Bert", queue)];
        var call = Ask(queue);
        var place = site.Call(call).Place;

        site.Wait(HalfAnHour);

        MustBePutOff(call, place);
        Assert.All(agents, agent => Assert.Equal(AgentActivity.Idle, site.Agent(agent).Activity));
    }

    [Fact]
    public void A_customer_who_is_being_dialled_when_the_hours_end_may_answer()
    {
        var queue = AddQueue();
        var anna = site.AddReadyAgent("Anna", queue);
        var call = Ask(queue);
        site.Wait(HalfAnHour - TimeSpan.FromSeconds(5));
        site.Accept(anna);
        site.Do(new ReportAgentAudio(site.Call(call).AgentLeg!.Id, true));

        site.Wait(10);

        Assert.Equal(CallPhase.Dialing, site.Call(call).Phase);
        site.Do(new ReportLegAnswered(site.Call(call).CustomerLeg.Id, PersonalText.Of("tags")));
        Assert.Equal(CallPhase.Connected, site.Call(call).Phase);
    }

    [Fact]
    public void Hours_that_were_made_shorter_count_before_a_callback_is_offered()
    {
        var queue = AddQueue(CallbackRules.Standard with { ExpireAfter = TimeSpan.FromDays(2) });
        var call = Ask(queue);
        var place = site.Call(call).Place;
        site.Do(new ConfigureQueue(queue, site.State.Queues[queue].Settings with { Callbacks = UntilHalfPastNine }));
        site.Wait(HalfAnHour);

        var anna = site.AddReadyAgent("Anna", queue);

        MustBePutOff(call, place);
        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
    }

    [Fact]
    public void Hours_that_were_made_shorter_count_before_a_customer_is_dialled()
    {
        var queue = AddQueue(CallbackRules.Standard with { ExpireAfter = TimeSpan.FromDays(2) });
        var anna = site.AddReadyAgent("Anna", queue);
        var call = Ask(queue);
        var place = site.Call(call).Place;
        site.Do(new ConfigureQueue(queue, site.State.Queues[queue].Settings with { Callbacks = UntilHalfPastNine }));
        site.Wait(HalfAnHour);

        site.Accept(anna);

        MustBePutOff(call, place);
        Assert.Empty(site.History.OfType<CallbackDialed>());
        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
    }

    [Fact]
    public void Hours_that_were_made_longer_count_for_one_that_stands_in_the_queue()
    {
        var queue = AddQueue();
        var call = Ask(queue);
        site.Do(new ConfigureQueue(queue, site.State.Queues[queue].Settings with { Callbacks = UntilHalfPastNine with { To = TimeSpan.FromHours(10) } }));

        site.Wait(HalfAnHour);

        Assert.Equal(CallPhase.Waiting, site.Call(call).Phase);
        site.Wait(HalfAnHour);
        Assert.Equal((CallPhase.Scheduled, NextOpening), (site.Call(call).Phase, site.Call(call).Callback!.DueAt));
    }

    private void Change(QueueId queue, Func<CallbackRules, CallbackRules> change)
    {
        var settings = site.State.Queues[queue].Settings;
        site.Do(new ConfigureQueue(queue, settings with { Callbacks = change(settings.Callbacks!) }));
    }

    [Fact]
    public void One_that_waits_for_the_hours_takes_its_place_at_once_when_they_are_made_longer()
    {
        var queue = AddQueue(UntilHalfPastNine with { To = new TimeSpan(8, 30, 0) });
        var anna = site.AddReadyAgent("Anna", queue);
        var call = Ask(queue);
        var place = site.Call(call).Place;
        MustBePutOff(call, place);

        Change(queue, rules => rules with { To = TimeSpan.FromHours(18) });
        site.Wait(1);

        Assert.Equal((anna, place), (site.OfferedTo(call), site.Call(call).Place));
    }

    [Fact]
    public void One_that_waits_for_the_hours_is_due_when_the_new_ones_begin()
    {
        var queue = AddQueue(UntilHalfPastNine with { To = new TimeSpan(8, 30, 0) });
        var call = Ask(queue);

        Change(queue, rules => rules with { From = TimeSpan.FromHours(7) });
        Assert.Equal(NextOpening.AddHours(-1), site.Call(call).Callback!.DueAt);
        Change(queue, rules => rules with { From = TimeSpan.FromHours(11), To = TimeSpan.FromHours(12) });

        Assert.Equal(site.Now.AddHours(2), site.Call(call).Callback!.DueAt);
    }

    [Fact]
    public void The_pause_after_an_attempt_is_kept_when_the_hours_are_made_longer()
    {
        var queue = AddQueue(UntilHalfPastNine with { Pause = TimeSpan.FromMinutes(40) });
        var anna = site.AddReadyAgent("Anna", queue);
        var call = Ask(queue);
        site.Accept(anna);
        site.Do(new ReportAgentAudio(site.Call(call).AgentLeg!.Id, true));
        site.Do(new ReportLegEnded(site.Call(call).CustomerLeg.Id, EndCause.Busy, null));
        var pauseEnds = site.Now + TimeSpan.FromMinutes(40);
        Assert.Equal(NextOpening, site.Call(call).Callback!.DueAt);

        Change(queue, rules => rules with { To = TimeSpan.FromHours(18) });

        Assert.Equal((CallPhase.Scheduled, pauseEnds), (site.Call(call).Phase, site.Call(call).Callback!.DueAt));
    }

    [Fact]
    public void One_whose_time_would_be_over_before_the_new_hours_begin_keeps_its_old_time_until_they_are_mended()
    {
        var queue = AddQueue(UntilHalfPastNine with { To = new TimeSpan(8, 30, 0), ExpireAfter = new TimeSpan(23, 50, 0) });
        var call = Ask(queue);

        Change(queue, rules => rules with { From = new TimeSpan(8, 55, 0), To = new TimeSpan(8, 58, 0) });
        Assert.Equal((CallPhase.Scheduled, NextOpening), (site.Call(call).Phase, site.Call(call).Callback!.DueAt));
        Change(queue, rules => rules with { To = TimeSpan.FromHours(18) });
        site.Wait(1);

        Assert.Equal(CallPhase.Waiting, site.Call(call).Phase);
    }

    [Fact]
    public void One_that_waits_for_the_hours_and_is_given_to_another_queue_waits_for_those_of_that_queue()
    {
        var call = Ask(AddQueue(UntilHalfPastNine with { To = new TimeSpan(8, 30, 0) }));
        var late = AddQueue(UntilHalfPastNine with { From = TimeSpan.FromHours(10), To = TimeSpan.FromHours(11) });
        var open = AddQueue();

        site.Do(new MoveCaller(call, late, 0, null, PersonalText.Of("Kim")));
        Assert.Equal(site.Now.AddHours(1), site.Call(call).Callback!.DueAt);
        site.Do(new MoveCaller(call, open, 0, null, PersonalText.Of("Kim")));
        site.Wait(1);

        Assert.Equal((CallPhase.Waiting, open), (site.Call(call).Phase, site.Call(call).Queue));
    }

    [Fact]
    public void One_that_could_only_be_made_when_it_is_over_is_given_up_when_the_hours_end()
    {
        var call = Ask(AddQueue(UntilHalfPastNine with { ExpireAfter = TimeSpan.FromHours(2) }));

        site.Wait(HalfAnHour);

        Assert.True(site.IsClosed(call));
        Assert.Equal((call, EndCause.CallbackExpired), (site.State.LostCallbacks.Single().Call, site.State.LostCallbacks.Single().Cause));
    }

    [Fact]
    public void One_that_is_given_up_before_it_is_offered_leaves_nothing_behind()
    {
        var queue = AddQueue(CallbackRules.Standard with { ExpireAfter = TimeSpan.FromHours(2) });
        var call = Ask(queue);
        site.Do(new ConfigureQueue(queue, site.State.Queues[queue].Settings with { Callbacks = UntilHalfPastNine }));
        site.Wait(HalfAnHour);

        site.AddReadyAgent("Anna", queue);

        Assert.True(site.IsClosed(call));
        Assert.False(site.State.HasUnrouted);
    }

    [Fact]
    public void One_that_is_given_to_a_queue_whose_hours_are_over_is_not_due_there()
    {
        var call = Ask(AddQueue());
        var late = AddQueue(UntilHalfPastNine with { To = new TimeSpan(8, 30, 0) });
        var place = site.Call(call).Place;

        site.Do(new MoveCaller(call, late, 0, null, PersonalText.Of("Kim")));

        MustBePutOff(call, place);
        Assert.Equal(late, site.Call(call).Queue);
    }

    [Fact]
    public void A_supervisor_does_not_run_one_outside_the_hours()
    {
        var call = Ask(AddQueue());
        site.Wait(HalfAnHour);

        Assert.Equal("callback.closed", site.Refuses(new RunCallback(call)));
    }

    [Fact]
    public void A_restart_after_the_hours_finds_it_not_due()
    {
        var queue = AddQueue();
        var call = Ask(queue);
        var place = site.Call(call).Place;
        site.Do(new RecoverSite());

        site.Wait(HalfAnHour);

        MustBePutOff(call, place);
    }
}
