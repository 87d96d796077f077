using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Flows;

public sealed class LookupTests
{
    private static readonly CallerMatch acme = new(new("Account", "001000000000001AAA"), PersonalText.Of("Acme"), PersonalText.Empty, "Account.Number__c");
    private static readonly CallerMatch ada = new(new("Contact", "003000000000001AAA"), PersonalText.Of("Ada"), PersonalText.Empty, "Contact.Phone", acme.Record.Id);

    private static readonly LookupStep byNumber = new(
        "ask", "Account", "Number__c", "{number}", ["Rating", "Owner.Name"], "record", TimeSpan.FromSeconds(2), true, "found", "none", "several", "late");

    private static FlowSite Asking(LookupStep step, string number = "4711") => new FlowSite(
        new SetStep("number", [new("number", number)], "ask"),
        step,
        Say("found", "Rated {record.Rating}, {record.Owner.Name} helps."),
        Say("none", "None."),
        Say("several", "Several."),
        Say("late", "Late.")).Arrive();

    private static SayStep Say(string name, string words) => new(name, FlowSite.Words(words), false, null);

    private static void Answer(FlowSite site, LookupOutcome outcome, int lookup = 1) => site.Site.Do(new AnswerLookup(
        site.Call, lookup, outcome, outcome is LookupOutcome.Found ? [Value("Rating", "Gold"), Value("owner.name", "Eva")] : [], outcome is LookupOutcome.Found ? acme : null));

    private static CallVariable Value(string name, string text) => new(name, PersonalText.Of(text));

    private static RecordQuestion? Asked(FlowSite site) => site.Site.EventsOf(site.Call).OfType<FlowLookupBegan>().Last().Question;

    [Fact]
    public void A_record_is_asked_for_by_what_the_caller_typed_and_its_fields_can_be_said()
    {
        var site = Asking(byNumber);
        Assert.Equal(("Account", "Number__c", "4711"), (Asked(site)!.ObjectName, Asked(site)!.Field, Asked(site)!.Value.Value));

        Answer(site, LookupOutcome.Found);

        Assert.Equal("Rated Gold, Eva helps.", site.Hears());
    }

    [Theory]
    [InlineData(LookupOutcome.None, "None.")]
    [InlineData(LookupOutcome.Several, "Several.")]
    [InlineData(LookupOutcome.Late, "Late.")]
    [InlineData(LookupOutcome.Failed, "Late.")]
    public void Each_answer_has_its_way(LookupOutcome outcome, string hears)
    {
        var site = Asking(byNumber);

        Answer(site, outcome);

        Assert.Equal(hears, site.Hears());
    }

    [Fact]
    public void A_caller_does_not_wait_longer_than_the_step_allows_and_the_answer_that_comes_then_is_dropped()
    {
        var site = Asking(byNumber);

        site.Site.Wait(2);
        Assert.Equal("Late.", site.Hears());
        Answer(site, LookupOutcome.Found);

        Assert.Empty(site.Site.Last.Events);
        Assert.Null(site.State.Record);
    }

    [Fact]
    public void The_answer_to_an_earlier_question_is_not_taken_for_that_to_a_later_one()
    {
        var site = Asking(byNumber with { Late = "ask" });
        site.Site.Wait(2);

        Answer(site, LookupOutcome.Found, lookup: 1);
        Assert.Empty(site.Site.Last.Events);
        Answer(site, LookupOutcome.None, lookup: 2);

        Assert.Equal("None.", site.Hears());
    }

    [Fact]
    public void The_record_that_was_found_opens_for_the_agent_and_its_fields_travel_with_the_call()
    {
        var site = Asking(byNumber);

        Answer(site, LookupOutcome.Found);

        Assert.Equal(acme, site.State.Record);
        Assert.Equal(["record.Rating", "record.Owner.Name"], site.State.Data.Select(variable => variable.Name));
    }

    [Fact]
    public void A_step_may_keep_the_record_to_itself()
    {
        var site = Asking(byNumber with { Opens = false });

        Answer(site, LookupOutcome.Found);

        Assert.Null(site.State.Record);
    }

    [Fact]
    public void A_caller_who_typed_nothing_is_not_asked_for()
    {
        var site = Asking(byNumber, number: "");

        Assert.Equal("None.", site.Hears());
        Assert.Null(Asked(site));
    }

    [Fact]
    public void What_was_found_before_is_forgotten_when_the_next_question_finds_nothing()
    {
        var site = Asking(byNumber with { Found = "ask", None = "found" });

        Answer(site, LookupOutcome.Found);
        Answer(site, LookupOutcome.None, lookup: 2);

        Assert.Equal("Rated ,  helps.", site.Hears());
    }

    [Fact]
    public void The_callers_own_account_is_asked_for_as_soon_as_it_is_known_who_calls()
    {
        var site = Asking(byNumber with { Field = null });
        Assert.Null(Asked(site));

        site.Site.Do(new AttachMatches(site.Call, [ada]));

        Assert.Equal(("Account", "Id", acme.Record.Id), (Asked(site)!.ObjectName, Asked(site)!.Field, Asked(site)!.Value.Value));
        Answer(site, LookupOutcome.Found);
        Assert.Equal("Rated Gold, Eva helps.", site.Hears());
        Assert.Equal(ada, site.State.Record);
    }

    [Fact]
    public void A_stranger_has_no_record_and_a_shared_number_has_several()
    {
        var (nobody, many) = (Asking(byNumber with { Field = null }), Asking(byNumber with { Field = null }));

        nobody.Site.Do(new AttachMatches(nobody.Call, []));
        many.Site.Do(new AttachMatches(many.Call, [acme, acme with { Record = new("Account", "001000000000002AAA") }]));

        Assert.Equal(("None.", "Several."), (nobody.Hears(), many.Hears()));
    }

    [Fact]
    public void Who_the_caller_is_may_come_too_late()
    {
        var site = Asking(byNumber with { Field = null });

        site.Site.Wait(2);
        site.Site.Do(new AttachMatches(site.Call, [ada]));

        Assert.Equal("Late.", site.Hears());
        Assert.Equal(ada, site.State.Record);
    }

    [Fact]
    public void A_caller_may_hang_up_while_the_record_is_asked_for()
    {
        var site = Asking(byNumber);

        site.Site.CustomerGoes(site.Call);
        Answer(site, LookupOutcome.Found);

        Assert.True(site.Site.IsClosed(site.Call));
        Assert.Empty(site.Site.State.Timers.InOrder);
    }

    [Fact]
    public void What_the_agent_must_be_able_to_do_may_come_from_the_record()
    {
        var site = new FlowSite(new HangUpStep("bye", FlowPrompt.Nothing, false));
        site.Publish(
            byNumber with { Value = "4711", Found = "queue" },
            new QueueStep("queue", site.Support, null, null, null, [], Needs: "{record.Rating}:3 or english, billing"),
            Say("none", "None."), Say("several", "Several."), Say("late", "Late."));
        site.Arrive();

        Answer(site, LookupOutcome.Found);

        Assert.Equal("billing:1, english:1 or gold:3", Core.Queues.SkillNeeds.Describe(site.State.Needs));
    }

    [Theory]
    [InlineData(LookupOutcome.Late)]
    [InlineData(LookupOutcome.Failed)]
    public void The_record_of_a_call_keeps_what_was_asked_and_that_no_answer_came(LookupOutcome outcome)
    {
        var site = Asking(byNumber);

        Answer(site, outcome);

        var kept = Assert.Single(site.Site.Record(site.Call).Lookups);
        Assert.Equal(("Account", "Number__c", outcome), (kept.Question!.ObjectName, kept.Question.Field, kept.Outcome));
        Assert.NotNull(kept.EndedAt);
    }

    [Fact]
    public void Who_owns_the_record_that_a_flow_found_and_its_tier_count_in_the_queue_that_follows_at_once()
    {
        var site = new FlowSite(Say("none", "None."));
        var queue = site.Site.AddQueue("Sales", change: settings => settings with
        {
            Customers = new(TimeSpan.FromSeconds(20), OwnerFirst: true, Tiers: [new("Gold", 3)]),
        });
        site.Publish(byNumber with { Value = "4711", Found = "queue" }, new QueueStep("queue", queue, null, null, null, []), Say("none", "None."), Say("several", "Several."), Say("late", "Late."));
        site.Site.AddReadyAgent("Anna", queue);
        var owner = site.Site.AddReadyAgent("Bo", queue);
        site.Arrive();
        // The number told that nobody knows it.
        site.Site.Do(new AttachMatches(site.Call, []));

        site.Site.Do(new AnswerLookup(site.Call, 1, LookupOutcome.Found, [], acme with { Owner = owner, Tier = "Gold" }));

        Assert.Equal(owner, site.Site.OfferedTo(site.Call));
        Assert.Equal(3, site.State.Wish!.Priority);
    }
}
