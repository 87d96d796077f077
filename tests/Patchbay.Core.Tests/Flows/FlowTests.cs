using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Flows;

public sealed class FlowTests
{
    private static readonly HangUpStep bye = new("bye", FlowPrompt.Nothing, false);

    [Theory]
    [InlineData("de", "drei")]
    [InlineData("sv", "three")]
    public void A_figure_that_stands_alone_is_said_in_the_callers_language_where_that_has_words_for_it(string language, string heard)
    {
        var site = new FlowSite(
            new SetStep("chosen", [new("language", language), new("sum", "3")], "told"),
            new SayStep("told", FlowSite.Words("{sum:number}"), false, "bye"),
            new HangUpStep("bye", FlowPrompt.Nothing, false));

        Assert.Equal(heard, site.Arrive().Hears());
    }

    [Fact]
    public void A_branch_takes_the_first_way_that_holds()
    {
        var site = new FlowSite(
            new BranchStep("where", [new([new("caller", FlowTest.StartsWith, "+46")], "swedish")], "bye"),
            new SetStep("swedish", [new("language", "sv")], "hello"),
            new SayStep("hello", new([new("hello", [new("en", "Hello"), new("sv", "Hej")])]), false, null),
            bye);

        site.Arrive();

        Assert.Equal("Hej", site.Hears());
    }

    [Fact]
    public void A_flow_knows_over_which_trunk_a_call_came()
    {
        var site = new FlowSite(
            new BranchStep("where", [new([new("trunk", FlowTest.Is, "carrier-a")], "hello")], "bye"), new SayStep("hello", FlowSite.Words("Over {trunk}."), false, null), bye);

        site.Site.Do(Site.Arrival(new(new(9, 0, 0, new byte[8])), "4000") with { Trunk = "carrier-a" });

        Assert.Equal("Over carrier-a.", site.Site.Last.Plans.Single().Legs.Single().Hears.Says!.Parts[0].Text);
    }

    [Fact]
    public void A_flow_that_loops_for_ever_is_cut_and_the_caller_goes_to_the_default_queue()
    {
        var site = new FlowSite(new SetStep("one", [], "two"), new SetStep("two", [], "one"));

        site.Arrive();

        Assert.Equal((CallPhase.Waiting, site.Support), (site.State.Phase, site.State.Queue));
        Assert.Contains(site.Site.EventsOf(site.Call), e => e is FlowFailed { Trouble: FlowTrouble.TooManySteps });
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(201, true)]
    public void A_way_of_more_than_200_steps_without_a_key_is_cut_though_it_would_end(int length, bool isCut)
    {
        var steps = Enumerable.Range(1, length - 1).Select(FlowStep (i) => new SetStep($"s{i}", [], $"s{i + 1}"));
        var site = new FlowSite([.. steps, new HangUpStep($"s{length}", FlowPrompt.Nothing, false)]);

        site.Arrive();

        Assert.Equal(Math.Min(length, 200), site.Site.EventsOf(site.Call).OfType<FlowStepBegan>().Count());
        Assert.Equal((isCut, isCut ? null : EndCause.FlowHungUp), (site.State.IsLive, site.State.EndCause));
    }

    [Fact]
    public void The_steps_count_anew_after_a_key()
    {
        IEnumerable<FlowStep> Steps(string name, string next) => Enumerable.Range(1, 150).Select(i => new SetStep($"{name}{i}", [], i < 150 ? $"{name}{i + 1}" : next));
        var site = new FlowSite([.. Steps("a", "menu"), new MenuStep("menu", FlowSite.Words("Hello"), true, FlowSite.Patient, [new("1", "b1")]), .. Steps("b", "bye"), bye]);
        site.Arrive();

        site.Press("1");

        Assert.Equal(EndCause.FlowHungUp, site.State.EndCause);
    }

    [Fact]
    public void A_caller_who_waited_too_long_goes_on_in_the_flow_and_keeps_the_time_in_the_next_queue()
    {
        var site = new FlowSite(bye);
        var sales = site.Site.AddQueue("Sales");
        site.Publish(new QueueStep("sales", sales, TimeSpan.FromSeconds(30), "support", null, []), new QueueStep("support", site.Support, null, null, null, []));
        site.Arrive();
        var since = site.State.Place.Since;

        site.Site.Wait(30);

        Assert.Equal((site.Support, since), (site.State.Queue!.Value, site.State.Place.Since));
        Assert.Empty(site.Site.State.Queues[sales].Waiting);
    }

    [Fact]
    public void An_offer_that_rings_when_the_caller_leaves_the_queue_is_withdrawn()
    {
        var site = new FlowSite(bye);
        var sales = site.Site.AddQueue("Sales", change: settings => settings with { RingTimeout = TimeSpan.FromMinutes(1) });
        site.Publish(new QueueStep("sales", sales, TimeSpan.FromSeconds(30), "bye", null, []), bye);
        var anna = site.Site.AddReadyAgent("Anna", sales);
        site.Arrive();
        Assert.Equal(anna, site.Site.OfferedTo(site.Call));

        site.Site.Wait(30);

        Assert.Equal(AgentActivity.Idle, site.Site.Agent(anna).Activity);
        Assert.Equal(EndCause.FlowHungUp, site.State.EndCause);
    }

    [Fact]
    public void An_agent_takes_a_caller_who_came_through_a_flow()
    {
        var site = new FlowSite(bye);
        site.Publish(new SayStep("hello", FlowSite.Words("Hello"), false, "support"), new QueueStep("support", site.Support, null, null, null, []));
        var anna = site.Site.AddReadyAgent("Anna", site.Support);
        site.Arrive();
        site.PromptEnds();

        site.Site.Accept(anna);

        Assert.Equal(CallPhase.Connected, site.State.Phase);
        Assert.Equal([SegmentKind.Flow, SegmentKind.Queue, SegmentKind.Talk],
            site.Site.Record(site.Call).Segments.Where(s => s.Participant is ParticipantKind.Customer).Select(s => s.Kind));
    }

    [Fact]
    public void A_flow_may_refuse_a_call_as_busy_without_answering_it()
    {
        var site = new FlowSite(new HangUpStep("full", FlowPrompt.Nothing, true)).Arrive();

        Assert.Equal(EndCause.Busy, site.State.EndCause);
        Assert.False(site.State.CustomerLeg.Answered);
    }

    public static TheoryData<string> Steps => ["say", "menu", "gather", "hangup", "queue", "voicemail", "lookup", "dial", "consent", "survey"];

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_caller_may_hang_up_in_every_step(string kind)
    {
        var site = new FlowSite(bye);
        FlowStep step = kind switch
        {
            "say" => new SayStep("it", FlowSite.Words("Hello"), false, "bye"),
            "menu" => new MenuStep("it", FlowSite.Words("Hello"), true, FlowSite.Patient, [new("1", "bye")]),
            "gather" => new GatherStep("it", FlowSite.Words("Hello"), true, FlowSite.Patient, "x", 1, 5, "#", TimeSpan.FromSeconds(4), false, "bye"),
            "queue" => new QueueStep("it", site.Support, null, null, null, []),
            "voicemail" => new VoicemailStep("it", FlowSite.Words("Speak."), new(site.Support), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5), "#", null),
            "lookup" => new LookupStep("it", "Account", "Name", "Acme", ["Name"], "record", TimeSpan.FromSeconds(2), true, "bye", "bye", null, null),
            "dial" => new DialStep("it", "+468123456", null, TimeSpan.FromSeconds(20), false, "bye", null, null, null, null),
            "consent" => new ConsentStep("it", FlowSite.Words("May we?"), true, FlowSite.Patient, "1", "2", "bye", null),
            "survey" => new SurveyStep("it", [new("grade", FlowSite.Words("How was it?"), 1, 5)], true, FlowSite.Patient, "bye"),
            _ => new HangUpStep("it", FlowSite.Words("Bye"), false),
        };
        site.Publish(step, bye);
        site.Arrive();

        site.Site.CustomerGoes(site.Call);
        foreach (var rung in site.Site.State.Calls.Values.SelectMany(call => call.Legs).Where(leg => !leg.Over).ToList())
            site.Site.Do(new ReportLegEnded(rung.Id, EndCause.AgentHungUp, null));

        Assert.True(site.Site.IsClosed(site.Call));
        Assert.Empty(site.Site.State.FlowRuns);
        Assert.Empty(site.Site.State.Timers.InOrder);
    }

    [Fact]
    public void Before_its_flow_is_published_a_number_leads_to_its_queue()
    {
        var site = new Site();
        var queue = site.AddQueue();
        site.Do(new ConfigureEntryPoint(new("5000", queue, Flow: new FlowId("later"))));

        var call = site.Arrive("5000");

        Assert.Equal(queue, site.Call(call).Queue);
    }
}
