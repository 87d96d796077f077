using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;
using Patchbay.Telephony.Tests.Sip;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class DeskPhoneTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DeskPhoneFixture _fixture = new();
    private readonly OfferId _offer = new(new InteractionId(Guid.CreateVersion7()), 1);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task An_offer_rings_at_the_phone_with_the_caller_and_picking_up_accepts_it()
    {
        var invite = await RingAsync();

        _fixture.Desk.Reply(invite, "200 OK", _fixture.Desk.Sdp());
        var accepted = await _fixture.Bridge.Exchange.NextAsync<AcceptOffer>();

        Assert.StartsWith($"INVITE sip:maya@{_fixture.Desk.Host}", invite.StartLine, StringComparison.Ordinal);
        Assert.StartsWith("\"Ada (Support)\" <sip:+46701740633@", invite.Header("From"), StringComparison.Ordinal);
        Assert.Equal((_offer, DeskPhoneFixture.Agent), (accepted.Offer, accepted.Agent));
    }

    [Fact]
    public async Task The_phone_that_was_picked_up_carries_the_agents_leg_and_hears_the_caller()
    {
        var (leg, _) = await _fixture.Bridge.AnswerAsync();
        await PickUpAsync();
        var agentLeg = new LegId(leg.Call, 2);

        _fixture.Bridge.Switchboard.Arrange(BridgeFixture.Plan(
            BridgeFixture.Inbound(leg, LegGoal.Answered) with { Hears = Hearing.Of(agentLeg) },
            new LegPlan(agentLeg, LegKind.Browser, LegGoal.Answered, Hearing.Prompts(null, "music"), DeskPhoneFixture.Agent)));

        Assert.True((await _fixture.Bridge.Exchange.NextAsync<ReportAgentAudio>()).Flows);
        await _fixture.Desk.HearAsync();
    }

    [Fact]
    public async Task An_offer_that_was_taken_in_the_panel_stops_ringing_and_is_no_missed_call()
    {
        var invite = await RingAsync();
        _fixture.Desk.Reply(invite, "180 Ringing");

        _fixture.Show(AgentActivity.OnCall, _offer.Call);

        var cancel = await _fixture.Desk.NextAsync("CANCEL");
        Assert.Contains("cause=200", cancel.Header("Reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_rang_for_all_and_that_a_colleague_took_is_no_missed_call()
    {
        _fixture.Desk.Reply(await RingAsync(OfferReason.RingAll), "180 Ringing");

        _fixture.ShowIdle();

        Assert.Contains("cause=200", (await _fixture.Desk.NextAsync("CANCEL")).Header("Reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declining_at_the_phone_declines_the_offer_and_being_away_does_not()
    {
        var invite = await RingAsync();

        _fixture.Desk.Reply(invite, "486 Busy Here");

        Assert.Equal(_offer, (await _fixture.Bridge.Exchange.NextAsync<DeclineOffer>()).Offer);
        _fixture.Show(AgentActivity.Alerting, _offer.Call, new OfferId(_offer.Call, 2));
        _fixture.Desk.Reply(await _fixture.Desk.NextAsync("INVITE"), "480 Temporarily Unavailable");
        await _fixture.Desk.NextAsync("ACK");
        await _fixture.Bridge.SettleAsync();
        Assert.Single(_fixture.Bridge.Exchange.All.OfType<DeclineOffer>());
    }

    [Fact]
    public async Task A_phone_that_is_taken_away_while_it_rings_stops_ringing_and_takes_no_call()
    {
        var invite = await RingAsync();
        _fixture.Desk.Reply(invite, "180 Ringing");
        await _fixture.StateAsync(DeskPhoneState.Ringing, Patience);

        await _fixture.UnregisterAsync();
        _fixture.Desk.Reply(await _fixture.Desk.NextAsync("CANCEL"), "200 OK");
        _fixture.Desk.Reply(invite, "200 OK", _fixture.Desk.Sdp());
        await _fixture.Desk.NextAsync("BYE");
        await _fixture.StateAsync(DeskPhoneState.Absent, Patience);

        Assert.DoesNotContain(_fixture.Bridge.Exchange.All, command => command is AcceptOffer or DeclineOffer);
    }

    [Fact]
    public async Task A_call_at_a_phone_that_is_taken_away_goes_on()
    {
        await PickUpAsync();

        await _fixture.UnregisterAsync();

        Assert.DoesNotContain(_fixture.Desk.Pending(), line => line.StartsWith("BYE", StringComparison.Ordinal));
        Assert.DoesNotContain(_fixture.Bridge.Exchange.All, command => command is HangUpCall);
    }

    [Fact]
    public async Task Hanging_up_at_the_phone_hangs_up_the_call()
    {
        var invite = await PickUpAsync();

        _fixture.Desk.HangUp(invite);

        var hungUp = await _fixture.Bridge.Exchange.NextAsync<HangUpCall>();
        Assert.Equal((_offer.Call, DeskPhoneFixture.Agent), (hungUp.Call, hungUp.Agent));
    }

    [Fact]
    public async Task A_call_that_is_over_ends_at_the_phone_too()
    {
        await PickUpAsync();

        _fixture.Show(AgentActivity.WrapUp, _offer.Call);

        await _fixture.Desk.NextAsync("BYE");
    }

    [Fact]
    public async Task Hold_and_resume_at_the_phone_hold_and_resume_the_call()
    {
        var invite = await PickUpAsync();

        _fixture.Desk.ReInvite(invite, _fixture.Desk.Sdp("sendonly"));
        await _fixture.Bridge.Exchange.NextAsync<HoldCall>();
        var held = await _fixture.Desk.NextAsync("SIP/2.0 200");
        _fixture.Desk.Acknowledge(invite);
        _fixture.Desk.ReInvite(invite, _fixture.Desk.Sdp());
        await _fixture.Bridge.Exchange.NextAsync<RetrieveCall>();

        Assert.Contains("a=recvonly", held.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pick_up_that_came_too_late_is_hung_up()
    {
        _fixture.Bridge.Exchange.Decide = command => Task.FromResult(command is AcceptOffer ? new Refusal("offer.gone", "Gone.") : null);

        await PickUpAsync();

        await _fixture.Desk.NextAsync("BYE");
    }

    [Fact]
    public async Task A_number_dialled_at_the_phone_is_a_call_of_its_agent()
    {
        await _fixture.RegisterAsync();

        _fixture.Desk.Send("INVITE", _fixture.Bridge.Sip, body: _fixture.Desk.Sdp(), dialled: "+4684650040");
        var dialled = await _fixture.Bridge.Exchange.NextAsync<DialCall>();
        await _fixture.Desk.NextAsync("SIP/2.0 200");

        Assert.Equal((DeskPhoneFixture.Agent, "+4684650040"), (dialled.Agent, dialled.Number.Value));
        Assert.Empty(_fixture.Bridge.Exchange.All.OfType<ArriveCall>());
    }

    private async Task<WireMessage> RingAsync(string rule = OfferReason.LongestIdle)
    {
        await _fixture.RegisterAsync();
        _fixture.Show(AgentActivity.Alerting, _offer.Call, _offer, rule: rule);
        return await _fixture.Desk.NextAsync("INVITE");
    }

    private Task<WireMessage> PickUpAsync() => _fixture.PickUpAsync(_offer);
}
