using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Routing;

public sealed class SupervisorTests
{
    private static readonly PersonalText Kim = PersonalText.Of("Kim Holm");
    private readonly Site site = new();

    [Fact]
    public void A_forced_state_tells_who_forced_it()
    {
        var anna = site.AddReadyAgent("Anna", site.AddQueue());

        site.Do(new ForcePresence(anna, new(PresenceKind.NotReady, "Team meeting"), Kim));

        var changed = site.History.OfType<PresenceChanged>().Last();
        Assert.Equal((PresenceCause.Supervisor, Kim, "Team meeting"), (changed.Cause, changed.By, site.Agent(anna).Presence.Reason));
    }

    [Fact]
    public void One_who_is_logged_out_in_a_call_keeps_the_call_and_gets_no_other()
    {
        var queue = site.AddQueue();
        var anna = site.AddReadyAgent("Anna", queue);
        var call = site.Connect(anna);

        site.Do(new ForcePresence(anna, Presence.Offline, Kim));

        Assert.Equal((CallPhase.Connected, PresenceKind.Offline), (site.Call(call).Phase, site.Agent(anna).Presence.Kind));
        Assert.Null(site.OfferedTo(site.Arrive()));
    }

    [Fact]
    public void Nobody_can_be_made_available_without_a_panel() =>
        Assert.Equal("agent.noPanel", site.Refuses(new ForcePresence(site.AddAgent("Anna", site.AddQueue()), Presence.Available, Kim)));

    [Fact]
    public void A_priority_that_a_supervisor_sets_is_told_to_be_theirs()
    {
        var queue = site.AddQueue();
        var call = site.Arrive();

        site.Do(new MoveCaller(call, queue, 4, null, Kim));

        Assert.Equal([new(PrioritySource.Supervisor, null, 4)], site.Call(call).Wish!.Parts);
    }

    [Fact]
    public void A_waiting_caller_moves_to_another_queue_with_the_wait_and_the_name_of_who_did_it()
    {
        site.AddQueue();
        var other = site.AddQueue("Other");
        var call = site.Arrive();
        var since = site.Call(call).Place.Since;
        var bo = site.AddReadyAgent("Bo", other);

        site.Do(new MoveCaller(call, other, 0, null, Kim));

        Assert.Equal((bo, since), (site.OfferedTo(call), site.Call(call).Place.Since));
        Assert.Equal(Kim, site.History.OfType<CallQueued>().Last().By);
        Assert.Contains(site.Record(call).Segments, segment => segment.Cause == "moved by a supervisor");
    }

    [Fact]
    public void A_waiting_caller_can_be_kept_for_one_agent()
    {
        var queue = site.AddQueue();
        var anna = site.AddReadyAgent("Anna", queue);
        site.Connect(anna);
        var call = site.Arrive();

        site.Do(new MoveCaller(call, queue, 0, anna, Kim));
        site.AddReadyAgent("Bo", queue);

        Assert.Null(site.OfferedTo(call));
        Assert.Equal(anna, site.Call(call).WaitsFor);
    }

    [Fact]
    public void A_caller_with_a_higher_priority_passes_the_others()
    {
        var queue = site.AddQueue();
        var first = site.Arrive();
        var second = site.Arrive();

        site.Do(new MoveCaller(second, queue, 5, null, Kim));

        Assert.Equal([second, first], site.State.Queues[queue].Waiting.Select(place => place.Call));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var queue = site.AddQueue();
        var away = site.AddAgent("Anna", queue);
        var call = site.Arrive();

        Assert.Equal("agent.away", site.Refuses(new MoveCaller(call, queue, 0, away, Kim)));
        Assert.Equal("queue.unknown", site.Refuses(new MoveCaller(call, new(site.NextId()), 0, null, Kim)));
        Assert.Equal("skills.bad", site.Refuses(new MoveCaller(call, queue, 11, null, Kim)));
        Assert.Equal("call.gone", site.Refuses(new MoveCaller(new(site.NextId()), queue, 0, null, Kim)));
        site.AddReadyAgent("Bo", queue);
        Assert.Equal("call.notWaiting", site.Refuses(new MoveCaller(call, queue, 0, null, Kim)));
    }
}
