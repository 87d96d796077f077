using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Calls;

public sealed class WaitingTests
{
    private readonly Site site = new();

    [Fact]
    public void A_new_caller_is_answered_and_hears_greeting_and_music()
    {
        site.AddQueue();

        var call = site.Arrive();

        var leg = Assert.Single(site.Plan(call).Legs);
        Assert.Equal(LegGoal.Answered, leg.Goal);
        Assert.Equal(Hearing.Prompts("greeting", "music"), leg.Hears);
    }

    [Fact]
    public void A_caller_who_gives_up_while_waiting_counts_as_abandoned()
    {
        site.AddQueue();
        var call = site.Arrive();

        site.CustomerGoes(call);

        Assert.Equal(EndCause.Abandoned, site.Record(call).Cause);
        Assert.True(site.IsClosed(call));
        Assert.Equal(0, site.State.Timers.Count);
    }

    [Fact]
    public void A_caller_whose_audio_dies_while_waiting_did_not_abandon()
    {
        site.AddQueue();
        var call = site.Arrive();

        site.CustomerGoes(call, EndCause.MediaLost);

        Assert.Equal(EndCause.MediaLost, site.Record(call).Cause);
    }

    [Fact]
    public void A_caller_waits_no_longer_than_the_queue_allows()
    {
        site.AddQueue(change: s => s with { WaitLimit = TimeSpan.FromMinutes(5) });
        var call = site.Arrive();

        site.Wait(TimeSpan.FromMinutes(5));

        Assert.Equal(EndCause.WaitedTooLong, site.Record(call).Cause);
        Assert.Equal(LegGoal.Over, Assert.Single(site.Plan(call).Legs).Goal);
    }

    [Fact]
    public void A_number_without_an_entry_point_is_refused()
    {
        site.AddQueue();

        Assert.Equal("entry.none", site.Refuses(Site.Arrival(new(site.NextId()), "999")));
    }

    [Fact]
    public void A_number_without_an_entry_point_of_its_own_goes_where_the_star_leads()
    {
        var queue = site.AddQueue(dnis: EntryPoint.AnyNumber);

        var call = site.Arrive("999");

        Assert.Equal(queue, site.Call(call).Queue);
    }

    [Fact]
    public void A_call_that_arrives_twice_is_one_call()
    {
        site.AddQueue();
        var call = site.Arrive();

        Assert.Equal("call.known", site.Refuses(Site.Arrival(call, "Service")));
    }

    [Fact]
    public void A_queue_counts_the_callers_who_wait_and_those_who_are_offered()
    {
        var queue = site.AddQueue();
        site.AddReadyAgent("Anna", queue);
        site.Arrive();
        var second = site.Arrive();

        var view = site.Last.Queues.Last();

        Assert.Equal((2, site.Call(second).StartedAt), (view.Waiting, view.LongestSince!.Value));
    }
}
