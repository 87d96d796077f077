using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Calls;

public sealed class WrapUpTests
{
    private static readonly PersonalText Notes = PersonalText.Of("Sent the invoice again.");

    private readonly Site site = new();
    private readonly QueueId queue;
    private readonly AgentId anna;
    private readonly InteractionId call;

    public WrapUpTests()
    {
        queue = site.AddQueue();
        anna = site.AddReadyAgent("Anna", queue);
        call = site.Connect(anna);
        site.Wait(60);
        site.CustomerGoes(call);
    }

    [Fact]
    public void No_call_is_offered_during_wrap_up()
    {
        var next = site.Arrive();

        Assert.Null(site.OfferedTo(next));
    }

    [Fact]
    public void Finishing_needs_an_outcome_from_the_queues_list()
    {
        Assert.Equal("disposition.missing", site.Refuses(new FinishWrapUp(call, anna, null, Notes)));
        Assert.Equal("disposition.missing", site.Refuses(new FinishWrapUp(call, anna, "Sold", Notes)));

        site.Do(new FinishWrapUp(call, anna, "Resolved", Notes));

        Assert.Equal(("Resolved", Notes, true), (site.Record(call).Disposition, site.Record(call).Notes, site.Record(call).IsComplete));
        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
    }

    [Fact]
    public void A_queue_without_outcomes_asks_for_none()
    {
        var plain = site.AddQueue("Plain", change: s => s with { Dispositions = [] });
        var bo = site.AddReadyAgent("Bo", plain);
        var other = site.Connect(bo, "Plain");
        site.CustomerGoes(other);

        site.Do(new FinishWrapUp(other, bo, "anything", PersonalText.Empty));

        Assert.Null(site.Record(other).Disposition);
        Assert.Equal(AgentActivity.Idle, site.Agent(bo).Activity);
    }

    [Fact]
    public void After_wrap_up_the_agent_gets_the_next_caller_at_once()
    {
        var next = site.Arrive();

        site.Do(new FinishWrapUp(call, anna, "Resolved", Notes));

        Assert.Equal(anna, site.OfferedTo(next));
    }

    [Fact]
    public void Wrap_up_ends_by_itself_at_its_limit_without_an_outcome()
    {
        site.Do(new WriteNotes(call, anna, Notes));

        site.Wait(TimeSpan.FromMinutes(2));

        Assert.Equal(AgentActivity.Idle, site.Agent(anna).Activity);
        Assert.Null(site.Record(call).Disposition);
        Assert.True(site.Record(call).IsComplete);
        Assert.Equal(Notes, site.Record(call).Notes);
    }

    [Fact]
    public void A_queue_with_a_zero_limit_has_no_wrap_up()
    {
        var quick = site.AddQueue("Quick", change: s => s with { WrapUpLimit = TimeSpan.Zero });
        var bo = site.AddReadyAgent("Bo", quick);
        var other = site.Connect(bo, "Quick");

        site.CustomerGoes(other);

        Assert.Equal(AgentActivity.Idle, site.Agent(bo).Activity);
        Assert.True(site.Record(other).IsComplete);
    }

    [Fact]
    public void Nothing_can_be_written_after_wrap_up()
    {
        site.Do(new FinishWrapUp(call, anna, "Resolved", Notes));

        Assert.Equal("call.gone", site.Refuses(new WriteNotes(call, anna, PersonalText.Of("late"))));
        Assert.Equal("call.gone", site.Refuses(new FinishWrapUp(call, anna, "Resolved", Notes)));
    }

    [Fact]
    public void The_same_notes_again_change_nothing()
    {
        site.Do(new WriteNotes(call, anna, Notes));

        Assert.Empty(site.Do(new WriteNotes(call, anna, Notes)));
    }

    [Fact]
    public void Notes_have_a_longest_length()
    {
        var tooLong = PersonalText.Of(new string('n', 32_001));

        Assert.Equal("notes.tooLong", site.Refuses(new WriteNotes(call, anna, tooLong)));
        Assert.Equal("notes.tooLong", site.Refuses(new FinishWrapUp(call, anna, "Resolved", tooLong)));
    }

    [Fact]
    public void Notes_may_be_written_during_the_talk()
    {
        site.Do(new FinishWrapUp(call, anna, "Resolved", PersonalText.Empty));
        var next = site.Connect(anna);

        site.Do(new WriteNotes(next, anna, Notes));

        Assert.Equal(Notes, site.Record(next).Notes);
    }

    [Fact]
    public void A_call_is_forgotten_when_wrap_up_legs_and_recording_are_done_in_any_order()
    {
        site.Do(new FinishWrapUp(call, anna, "Resolved", Notes));
        Assert.False(site.IsClosed(call));

        site.TelephonyFinishes(call);

        Assert.True(site.IsClosed(call));
        Assert.Empty(site.TimersOf(call.Value));
    }

    [Fact]
    public void A_leg_and_a_recording_that_never_report_their_end_count_as_over_after_a_while()
    {
        site.Wait(TimeSpan.FromMinutes(3));
        var legs = site.Plan(call).Legs;
        site.Wait(TimeSpan.FromHours(2));

        Assert.Empty(legs);
        Assert.True(site.IsClosed(call));
        Assert.Equal(0, site.History.OfType<RecordingFinished>().Single().Channels);
    }
}
