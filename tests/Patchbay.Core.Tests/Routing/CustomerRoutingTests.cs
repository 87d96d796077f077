using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Callbacks;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Routing;

public sealed class CustomerRoutingTests
{
    private static readonly CustomerRules Rules = new(TimeSpan.FromSeconds(20));
    private readonly Site site = new();

    [Fact]
    public void The_owner_of_the_customers_record_is_asked_first_and_the_reason_says_so()
    {
        var queue = AddQueue(Rules with { OwnerFirst = true });
        site.AddReadyAgent("Anna", queue);
        var owner = site.AddReadyAgent("Bo", queue);

        var call = Arrive(Match(owner));

        Assert.Equal(owner, site.OfferedTo(call));
        Assert.Equal("owner", site.History.OfType<OfferMade>().Single().Reason.Rule);
    }

    [Fact]
    public void Anybody_will_do_when_the_owner_is_busy_for_too_long()
    {
        var queue = AddQueue(Rules with { OwnerFirst = true });
        var owner = site.AddReadyAgent("Bo", queue);
        site.Connect(owner);
        var anna = site.AddReadyAgent("Anna", queue);
        var call = Arrive(Match(owner));

        Assert.Null(site.OfferedTo(call));
        site.Wait(20);

        Assert.Equal(anna, site.OfferedTo(call));
    }

    [Fact]
    public void An_owner_who_is_not_at_work_is_not_waited_for()
    {
        var queue = AddQueue(Rules with { OwnerFirst = true });
        var anna = site.AddReadyAgent("Anna", queue);

        var call = Arrive(Match(site.AddAgent("Bo", queue)));

        Assert.Equal(anna, site.OfferedTo(call));
    }

    [Fact]
    public void Of_several_who_share_a_number_nobodys_owner_is_asked_first()
    {
        var queue = AddQueue(Rules with { OwnerFirst = true });
        var anna = site.AddReadyAgent("Anna", queue);
        var bo = site.AddReadyAgent("Bo", queue);

        var call = Arrive(Match(bo), Match(bo) with { Record = new("Contact", "003000000000002") });

        Assert.Equal(anna, site.OfferedTo(call));
    }

    [Fact]
    public void A_caller_of_whom_nobody_knows_in_time_who_it_is_is_offered_all_the_same()
    {
        var queue = AddQueue(Rules with { OwnerFirst = true, MatchWait = TimeSpan.FromSeconds(3) });
        var anna = site.AddReadyAgent("Anna", queue);
        var call = site.Arrive();

        Assert.Null(site.OfferedTo(call));
        site.Wait(2);

        Assert.Equal(anna, site.OfferedTo(call));
    }

    [Fact]
    public void The_agent_who_talked_last_with_a_number_is_asked_first()
    {
        var queue = AddQueue(Rules with { LastAgentWithin = TimeSpan.FromDays(7) });
        var bo = site.AddReadyAgent("Bo", queue);
        Talk(bo);
        site.Wait(TimeSpan.FromDays(1));
        site.Do(new ChoosePresence(bo, Presence.Offline));
        site.AddReadyAgent("Anna", queue);
        site.Do(new ChoosePresence(bo, Presence.Available));

        var call = Arrive();

        Assert.Equal(bo, site.OfferedTo(call));
        Assert.Equal("last-agent", site.History.OfType<OfferMade>().Last().Reason.Rule);
    }

    [Theory]
    [InlineData("0701234567")]
    [InlineData("0046701234567")]
    public void The_agent_who_talked_last_with_a_number_is_asked_first_in_whichever_writing_it_calls(string written)
    {
        var queue = site.AddQueue(change: s => s with
        {
            Customers = Rules with { LastAgentWithin = TimeSpan.FromDays(7) },
            WrapUpLimit = TimeSpan.Zero,
            Callbacks = CallbackRules.Standard with { Country = "SE" },
        });
        var bo = site.AddReadyAgent("Bo", queue);
        Talk(bo);
        site.Do(new ChoosePresence(bo, Presence.Offline));
        site.AddReadyAgent("Anna", queue);
        site.Do(new ChoosePresence(bo, Presence.Available));
        var call = new InteractionId(site.NextId());

        site.Do(Site.Arrival(call, "Service") with { Ani = PersonalText.Of(written) });
        site.Do(new AttachMatches(call, []));

        Assert.Equal(bo, site.OfferedTo(call));
    }

    [Theory]
    [InlineData("flow")]
    [InlineData("queue")]
    [InlineData("park")]
    public void An_agent_who_passed_the_caller_on_and_was_followed_by_nobody_talked_with_the_customer_last(string how)
    {
        var queue = AddQueue(Rules with { LastAgentWithin = TimeSpan.FromDays(7) });
        var bo = AgentWhoPassesOn(queue, how);
        site.Wait(TimeSpan.FromDays(1));
        site.Do(new ChoosePresence(bo, Presence.Offline));
        site.AddReadyAgent("Anna", queue);
        site.Do(new ChoosePresence(bo, Presence.Available));

        Assert.Equal(bo, site.OfferedTo(Arrive()));
    }

    [Fact]
    public void A_caller_who_was_passed_on_does_not_go_back_to_who_did_it_by_having_talked_last()
    {
        var queue = AddQueue(Rules with { LastAgentWithin = TimeSpan.FromDays(7) });
        var anna = site.AddReadyAgent("Anna", queue);
        var bo = site.AddReadyAgent("Bo", queue);
        site.Do(new ChoosePresence(anna, Presence.Offline));
        var call = Begin(bo);
        site.Do(new ChoosePresence(anna, Presence.Available));
        site.Wait(5);

        site.Do(new TransferCall(call, bo, new(null, queue)));

        Assert.Equal(anna, site.OfferedTo(call));
    }

    private AgentId AgentWhoPassesOn(QueueId queue, string how)
    {
        var menu = new FlowId("menu");
        site.Do(new PublishFlow(new(menu, "Menu", "en", queue, "bye", ["500"], [new HangUpStep("bye", FlowPrompt.Nothing, false)]), "text"));
        var other = site.AddQueue("Other");
        var bo = site.AddReadyAgent("Bo", queue);
        var call = Begin(bo);
        if (how == "park") site.Do(new ParkCall(call, bo));
        else site.Do(new TransferCall(call, bo, how == "flow" ? new(null, Flow: menu) : new(null, other)));
        if (how != "flow") site.CustomerGoes(call);
        return bo;
    }

    private InteractionId Begin(AgentId agent)
    {
        var call = Arrive();
        site.Accept(agent);
        site.Do(new ReportAgentAudio(site.Call(call).AgentLeg!.Id, true));
        return call;
    }

    [Fact]
    public void An_agent_to_whom_a_supervisor_moves_the_caller_is_not_told_to_have_talked_with_the_customer_last()
    {
        var queue = AddQueue(Rules with { LastAgentWithin = TimeSpan.FromDays(7) });
        var bo = site.AddReadyAgent("Bo", queue);
        Talk(bo);
        var busy = site.Connect(bo);
        var call = Arrive();
        var anna = site.AddReadyAgent("Anna", queue);

        site.Do(new MoveCaller(call, queue, 0, anna, PersonalText.Of("Sam")));

        Assert.Equal((anna, OfferReason.Preferred), (site.OfferedTo(call), site.History.OfType<OfferMade>().Last().Reason.Rule));
        Assert.NotEqual(call, busy);
    }

    [Fact]
    public void A_talk_that_is_too_long_ago_binds_nobody()
    {
        var queue = AddQueue(Rules with { LastAgentWithin = TimeSpan.FromHours(1) });
        var bo = site.AddReadyAgent("Bo", queue);
        Talk(bo);
        site.Do(new ChoosePresence(bo, Presence.Offline));
        var anna = site.AddReadyAgent("Anna", queue);
        site.Wait(TimeSpan.FromHours(2));
        site.Do(new ChoosePresence(bo, Presence.Available));

        Assert.Equal(anna, site.OfferedTo(Arrive()));
    }

    [Fact]
    public void A_tier_is_worth_priority_and_needs_once_however_often_the_caller_moves()
    {
        var second = site.AddQueue("Second", change: s => s with { Customers = Rules with { Tiers = [new("Gold", 3)] } });
        AddQueue(Rules with { Tiers = [new("Gold", 2, [SkillNeed.Of("gold")])] });
        var call = Arrive(Match(null, "gold"));

        Assert.Equal((2, "gold:1"), (site.Call(call).Wish!.Priority, SkillNeeds.Describe(site.Call(call).Needs)));
        Assert.Equal(TimeSpan.FromMinutes(2), site.Call(call).Place.Credit);
        site.Do(new MoveCaller(call, second, 2, null, PersonalText.Of("Sam")));

        Assert.Equal(2, site.Call(call).Wish!.Priority);
    }

    [Fact]
    public void A_priority_tells_from_which_number_and_tier_it_comes_and_an_offer_keeps_that()
    {
        var queue = AddQueue(Rules with { Tiers = [new("Gold", 9)] });
        site.Do(new ConfigureEntryPoint(new("Service", queue, Wish: new(Priority: 2))));

        var call = Arrive(Match(null, "gold"));
        site.AddReadyAgent("Anna", queue);

        var wish = site.Call(call).Wish!;
        Assert.Equal([new(PrioritySource.Number, "Service", 2), new(PrioritySource.Tier, "Gold", 9)], wish.Parts);
        Assert.Equal(RoutingWish.HighestPriority, wish.Priority);
        Assert.Equal(wish.Parts, site.History.OfType<OfferMade>().Single().Reason.Routing!.Parts);
    }

    [Fact]
    public void Who_a_caller_is_changes_nothing_once_an_agent_is_being_asked()
    {
        var queue = AddQueue(Rules with { OwnerFirst = true });
        var anna = site.AddReadyAgent("Anna", queue);
        var bo = site.AddReadyAgent("Bo", queue);
        var call = site.Arrive();
        site.Wait(1);

        site.Do(new AttachMatches(call, [Match(bo)]));

        Assert.Equal(anna, site.OfferedTo(call));
    }

    private QueueId AddQueue(CustomerRules rules) => site.AddQueue(change: s => s with { Customers = rules, WrapUpLimit = TimeSpan.Zero });

    private InteractionId Arrive(params ImmutableArray<CallerMatch> matches)
    {
        var call = new InteractionId(site.NextId());
        site.Do(Site.Arrival(call, "Service"));
        site.Do(new AttachMatches(call, matches));
        return call;
    }

    private void Talk(AgentId agent)
    {
        site.CustomerGoes(Begin(agent));
    }

    private static CallerMatch Match(AgentId? owner, string? tier = null) =>
        new(new("Contact", "003000000000001"), PersonalText.Of("Ada"), PersonalText.Empty, "Contact.Phone", Owner: owner, Tier: tier);
}
