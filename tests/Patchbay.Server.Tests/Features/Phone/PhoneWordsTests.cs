using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Tests.Features.Phone;

public sealed class PhoneWordsTests
{
    private static readonly InteractionId Call = new(new Guid("0195a000-0000-7000-8000-0000000000aa"));
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(OfferReason.LastAgent, "Why you: you talked with this customer last.")]
    [InlineData(OfferReason.Owner, "Why you: the customer's record is yours.")]
    [InlineData(OfferReason.RingAll, "Why you: everybody who is free is asked at once.")]
    [InlineData(OfferReason.LongestIdle, "Why you: idle for longest, idle 11 s.")]
    public void An_offer_says_the_rule_that_chose_this_agent(string rule, string why)
    {
        var offered = Seen(AgentActivity.Alerting, View(CallPhase.Offered) with { Offer = new(Call, 1), OfferRule = rule, IdleFor = TimeSpan.FromSeconds(11) });

        Assert.Equal(why, offered.Offer!.Why);
    }

    [Fact]
    public void A_call_that_a_flow_rings_names_the_flow_and_no_colleague()
    {
        var asked = new InvitationView(InvitationPurpose.Transfer, PersonalText.Of("Maya"), PersonalText.Empty, true, Now);
        var offered = Seen(AgentActivity.Alerting, View(CallPhase.Dialing) with { Offer = new(Call, 1), Others = new(CallRole.Main, [], false, asked, null, []) });

        Assert.Equal(("Call flow", "The call flow rings you, and nobody else, for this caller."), (offered.Offer!.QueueName, offered.Offer.Why));
    }

    [Fact]
    public void Who_passed_a_call_on_is_told_so_and_finds_that_outcome_proposed()
    {
        var wrapUp = Seen(AgentActivity.WrapUp, View(CallPhase.InFlow) with { PassedOn = true, Dispositions = ["Resolved", "Passed on"] }).WrapUp!;

        Assert.Equal(("You passed this call on. It goes on without you.", "Passed on"), (wrapUp.Said, wrapUp.Proposed));
    }

    [Theory]
    [InlineData(null, "Jonas did not answer. The customer went back to the queue Support.")]
    [InlineData(EndCause.CustomerHungUp, "Jonas did not answer. The customer went back to the queue Support.")]
    [InlineData(EndCause.NoAnswer, "Jonas did not answer. The call is over.")]
    public void Who_left_while_it_rang_is_told_that_nobody_came_and_where_the_customer_is(EndCause? cause, string said)
    {
        var failed = new FailedInvitationView(InvitationPurpose.Transfer, InvitationOutcome.NoAnswer, PersonalText.Of("Jonas"));
        var wrapUp = Seen(AgentActivity.WrapUp, View(CallPhase.Waiting) with { PassedOn = true, Failed = failed, EndCause = cause, Dispositions = ["Passed on"] }).WrapUp!;

        Assert.Equal((said, "Passed on"), (wrapUp.Said, wrapUp.Proposed));
    }

    [Theory]
    [InlineData(false, "0701000200 hung up. You are with the customer again.")]
    [InlineData(true, "The connection to 0701000200 was lost. You are with the customer again.")]
    public void An_agent_whose_adviser_is_gone_is_told_so(bool wasLost, string words)
    {
        var failed = new FailedInvitationView(InvitationPurpose.Consult, null, PersonalText.Of("0701000200"), wasLost);
        var seen = Seen(AgentActivity.OnCall, View(CallPhase.Connected) with { Others = new(CallRole.Main, [], false, null, failed, []) });

        Assert.Equal(words, seen.Call!.Others!.Failed);
    }

    [Fact]
    public void A_call_that_a_restart_cut_off_says_so_in_its_wrap_up()
    {
        var wrapUp = Seen(AgentActivity.WrapUp, View(CallPhase.Ended) with { EndCause = EndCause.Interrupted }).WrapUp!;

        Assert.Equal(("The call was interrupted by a restart of Patchbay.", null), (wrapUp.Said, wrapUp.Proposed));
    }

    [Fact]
    public void A_call_that_simply_ended_proposes_nothing()
    {
        var wrapUp = Seen(AgentActivity.WrapUp, View(CallPhase.Ended) with { Dispositions = ["Resolved", "Passed on"] }).WrapUp!;

        Assert.Equal((null, null), (wrapUp.Said, wrapUp.Proposed));
    }

    [Theory]
    [InlineData(EndCause.Busy, "Bea Lind was busy. That was the last try.", "No answer")]
    [InlineData(EndCause.NoAnswer, "Bea Lind did not answer. That was the last try.", "No answer")]
    public void The_last_try_of_a_callback_says_why_nobody_was_reached(EndCause cause, string said, string? proposed)
    {
        var callback = new CallbackState(Now, 3, Now, CallbackSource.Web, null);
        var wrapUp = Seen(AgentActivity.WrapUp, View(CallPhase.Ended) with { Callback = callback, EndCause = cause, Dispositions = ["Reached", "No answer"] }).WrapUp!;

        Assert.Equal((said, proposed), (wrapUp.Said, wrapUp.Proposed));
    }

    [Theory]
    [InlineData(EndCause.Busy, "Bea Lind was busy.", "No answer")]
    [InlineData(EndCause.NoAnswer, "Bea Lind did not answer.", "No answer")]
    [InlineData(EndCause.Declined, "Bea Lind declined the call.", "No answer")]
    [InlineData(EndCause.NoSuchNumber, "Nobody has the number of Bea Lind.", "Wrong number")]
    [InlineData(EndCause.Rejected, "Bea Lind was not reached: the call was refused on its way.", "Not connected")]
    [InlineData(EndCause.NoTrunk, "Bea Lind cannot be called: no outbound trunk is set.", "Not connected")]
    [InlineData(EndCause.LineOutOfOrder, "The line to the outside is out of order, so Bea Lind was not called.", "Not connected")]
    [InlineData(EndCause.AgentHungUp, null, null)]
    [InlineData(EndCause.CustomerHungUp, null, null)]
    public void A_dialled_call_that_reached_nobody_says_why(EndCause cause, string? said, string? proposed)
    {
        var call = View(CallPhase.Ended) with { Direction = CallDirection.Outbound, EndCause = cause, Dispositions = SiteSettings.Standard.Dispositions };
        var wrapUp = Seen(AgentActivity.WrapUp, call).WrapUp!;

        Assert.Equal((said, proposed), (wrapUp.Said, wrapUp.Proposed));
    }

    [Fact]
    public void A_number_that_nobody_has_is_told_as_that_when_no_name_is_known()
    {
        var call = View(CallPhase.Ended) with { Direction = CallDirection.Outbound, EndCause = EndCause.NoSuchNumber, CallerName = PersonalText.Empty };

        Assert.Equal("Nobody has the number +46701740633.", Seen(AgentActivity.WrapUp, call).WrapUp!.Said);
    }

    [Fact]
    public void A_try_of_a_callback_that_reached_nobody_is_told_with_the_next_one()
    {
        var news = PhoneStates.NewsOf(View(CallPhase.Dialing), new(Now, Call, Now.AddMinutes(5), EndCause.Busy));

        Assert.Equal(("Bea Lind was busy. It is tried again; the next try is due {due}.", Now.AddMinutes(5)), (news.Message, news.Due));
    }

    private static PhoneState Seen(AgentActivity activity, AgentCallView call) => PhoneStates.Of(
        new(1, Now, new(Guid.Empty), PersonalText.Of("Maya"), Presence.Available, Now, activity, [], call, Now), new Dictionary<QueueId, QueueView>(), [], null, null, Now);

    private static AgentCallView View(CallPhase phase) => new(
        Call, CallDirection.Inbound, phase, PersonalText.Of("+46701740633"), PersonalText.Of("Bea Lind"), [], null, "Support", Now, null, Now, Now, default, "", Now, Now,
        false, null, false, false, false, AgentAudio.Flows, PersonalText.Empty, []);
}
