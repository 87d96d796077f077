using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Tests.Sip;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class DeskPhoneTransferTests : IDisposable
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.UnixEpoch;
    private readonly DeskPhoneFixture _fixture = new();
    private readonly OfferId _offer = new(new InteractionId(Guid.CreateVersion7()), 1);
    private readonly AgentId _ben = new(Guid.CreateVersion7());

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_number_that_the_phone_refers_to_is_asked_in_and_the_phone_hears_when_it_has_the_customer()
    {
        var invite = await PickUpAsync();

        _fixture.Desk.Refer(invite, "<sip:+4684650040@192.0.2.1>");
        var sent = await _fixture.Bridge.Exchange.NextAsync<TransferCall>();
        await _fixture.Desk.NextAsync("SIP/2.0 202");
        var tried = await _fixture.Desk.NextAsync("NOTIFY");
        _fixture.Tell(new CallTransferred(Noon, _offer.Call, DeskPhoneFixture.Agent, new(_offer.Call, 2), new(_offer.Call, 3), null));
        _fixture.Show(AgentActivity.WrapUp, _offer.Call);

        Assert.Equal((_offer.Call, "+4684650040"), (sent.Call, sent.Target.Number!.Value));
        Assert.Equal("SIP/2.0 100 Trying\r\n", tried.Body);
        Assert.Equal("SIP/2.0 200 OK\r\n", (await _fixture.Desk.NextAsync("NOTIFY")).Body);
        await _fixture.Desk.NextAsync("BYE");
    }

    [Fact]
    public async Task A_colleague_is_referred_to_by_name_and_one_who_does_not_answer_leaves_the_customer_at_the_phone()
    {
        var invite = await PickUpAsync();

        _fixture.Desk.Refer(invite, "<sip:maya@192.0.2.1>");
        var sent = await _fixture.Bridge.Exchange.NextAsync<TransferCall>();
        await _fixture.Desk.NextAsync("NOTIFY");
        _fixture.Tell(new InvitationEnded(Noon, _offer.Call, InvitationOutcome.NoAnswer, _ben, null, true));
        var failed = await _fixture.Desk.NextAsync("NOTIFY");
        await _fixture.Bridge.SettleAsync();

        Assert.Equal((DeskPhoneFixture.Agent, null), (sent.Target.Agent, sent.Target.Number));
        Assert.Equal(("terminated;reason=noresource", "SIP/2.0 480 Temporarily Unavailable\r\n"), (failed.Header("Subscription-State"), failed.Body));
        Assert.DoesNotContain(_fixture.Desk.Pending(), line => line.StartsWith("BYE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("transfer.busy", "SIP/2.0 486")]
    [InlineData("transfer.away", "SIP/2.0 480")]
    [InlineData("number.bad", "SIP/2.0 404")]
    [InlineData("call.phase", "SIP/2.0 491")]
    [InlineData("call.notYours", "SIP/2.0 403")]
    public async Task A_transfer_that_is_not_allowed_is_refused_with_the_code_that_says_why(string refusal, string answer)
    {
        var invite = await PickUpAsync();
        _fixture.Bridge.Exchange.Decide = command => Task.FromResult(command is TransferCall ? new Refusal(refusal, "No.") : null);

        _fixture.Desk.Refer(invite, "<sip:4711@192.0.2.1>");

        await _fixture.Desk.NextAsync(answer);
        await _fixture.Bridge.SettleAsync();
        Assert.DoesNotContain(_fixture.Desk.Pending(), line => line.StartsWith("NOTIFY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_phone_that_hangs_up_by_itself_when_its_transfer_is_refused_leaves_the_customer_to_the_agent()
    {
        var invite = await PickUpAsync();
        _fixture.Bridge.Exchange.Decide = command => Task.FromResult(command is TransferCall ? new Refusal("transfer.away", "No.") : null);
        _fixture.Desk.Refer(invite, "<sip:ben@192.0.2.1>");
        await _fixture.Desk.NextAsync("SIP/2.0 480");

        _fixture.Desk.HangUp(invite);

        await _fixture.Desk.NextAsync("SIP/2.0 200");
        await _fixture.Bridge.SettleAsync();
        Assert.DoesNotContain(_fixture.Bridge.Exchange.All, command => command is HangUpCall);
    }

    [Fact]
    public async Task A_phone_that_hangs_up_because_its_second_transfer_came_too_early_leaves_the_first_one_going_on()
    {
        var invite = await PickUpAsync();
        _fixture.Desk.Refer(invite, "<sip:ben@192.0.2.1>");
        await _fixture.Desk.NextAsync("SIP/2.0 202");
        _fixture.Desk.Refer(invite, "<sip:4711@192.0.2.1>");
        await _fixture.Desk.NextAsync("SIP/2.0 491");

        await HangUpByReflexAsync(invite);
    }

    [Fact]
    public async Task A_phone_that_hangs_up_because_its_transfer_cannot_be_understood_leaves_the_customer_to_the_agent()
    {
        var invite = await PickUpAsync();
        _fixture.Desk.Refer(invite, "<sip:>");
        await _fixture.Desk.NextAsync("SIP/2.0 400");

        await HangUpByReflexAsync(invite);
    }

    private async Task HangUpByReflexAsync(WireMessage invite)
    {
        _fixture.Desk.HangUp(invite);
        await _fixture.Desk.NextAsync("SIP/2.0 200");
        await _fixture.Bridge.SettleAsync();
        Assert.DoesNotContain(_fixture.Bridge.Exchange.All, command => command is HangUpCall);
    }

    [Fact]
    public async Task A_second_call_at_the_phone_consults_and_referring_to_it_completes_the_transfer()
    {
        var (invite, answer) = await ConsultAsync();

        var replaces = $"{answer.Header("Call-ID")}%3Bto-tag%3D{answer.Tag("To")}%3Bfrom-tag%3Dtheirs";
        _fixture.Desk.Refer(invite, $"<sip:ben@192.0.2.1?Replaces={replaces}>");

        Assert.Equal(_offer.Call, (await _fixture.Bridge.Exchange.NextAsync<CompleteTransfer>()).Call);
        Assert.Equal("SIP/2.0 100 Trying\r\n", (await _fixture.Desk.NextAsync("NOTIFY")).Body);
        Assert.Equal("SIP/2.0 200 OK\r\n", (await _fixture.Desk.NextAsync("NOTIFY")).Body);
    }

    [Fact]
    public async Task Holding_one_of_the_two_calls_says_whom_the_agent_is_with()
    {
        var (invite, answer) = await ConsultAsync();

        _fixture.Desk.Send("INVITE", _fixture.Bridge.Sip, answer.Tag("To"), _fixture.Desk.Sdp("sendonly"), dialled: "ben");
        await _fixture.Desk.NextAsync("SIP/2.0 200");
        _fixture.Desk.Send("ACK", _fixture.Bridge.Sip, answer.Tag("To"), dialled: "ben");
        _fixture.Desk.ReInvite(invite, _fixture.Desk.Sdp());
        var toCustomer = await _fixture.Bridge.Exchange.NextAsync<SwitchConsult>();

        Assert.True(toCustomer.ToCustomer);
    }

    [Fact]
    public async Task Hanging_up_the_second_call_returns_to_the_customer_who_stays_on_hold_while_the_phone_holds()
    {
        var (_, answer) = await ConsultAsync();

        _fixture.Desk.Send("BYE", _fixture.Bridge.Sip, answer.Tag("To"), dialled: "ben");

        await _fixture.Bridge.Exchange.NextAsync<ReturnToCustomer>();
        Assert.Equal(_offer.Call, (await _fixture.Bridge.Exchange.NextAsync<HoldCall>()).Call);
    }

    [Fact]
    public async Task A_consulted_party_who_is_busy_ends_the_second_call_with_that()
    {
        var invite = await PickUpAsync();
        await DialBesidesAsync(invite);
        Show(Asked());

        Show(new(CallRole.Main, [], false, null, new(InvitationPurpose.Consult, InvitationOutcome.Busy, PersonalText.Of("Ben")), []));

        await _fixture.Desk.NextAsync("SIP/2.0 486");
    }

    [Fact]
    public async Task A_referral_to_a_call_that_is_not_the_phones_is_refused()
    {
        var invite = await PickUpAsync();

        _fixture.Desk.Refer(invite, "<sip:ben@192.0.2.1?Replaces=guess%3Bto-tag%3D1%3Bfrom-tag%3D2>");

        await _fixture.Desk.NextAsync("SIP/2.0 481");
    }

    [Fact]
    public async Task A_call_moves_to_another_device_of_the_agent_and_the_exchange_does_not_notice()
    {
        var invite = await PickUpAsync();

        var from = invite.Header("From");
        var theirs = from[(from.IndexOf(";tag=", StringComparison.Ordinal) + 5)..];
        _fixture.Desk.Send(
            "INVITE", _fixture.Bridge.Sip, body: _fixture.Desk.Sdp(), lines: $"Replaces: {invite.Header("Call-ID")};to-tag={theirs};from-tag=callee\r\n");
        await _fixture.Desk.NextAsync("SIP/2.0 200");
        var bye = await _fixture.Desk.NextAsync("BYE");
        await _fixture.Bridge.SettleAsync();

        Assert.Equal(invite.Header("Call-ID"), bye.Header("Call-ID"));
        Assert.DoesNotContain(_fixture.Bridge.Exchange.All, command => command is HangUpCall or DialCall or ArriveCall);
    }

    [Fact]
    public async Task An_agent_who_dials_their_own_name_has_the_call_there_that_was_at_another_phone_of_theirs()
    {
        var invite = await PickUpAsync();

        _fixture.Desk.Send("INVITE", _fixture.Bridge.Sip, body: _fixture.Desk.Sdp(), dialled: "maya");
        await _fixture.Desk.NextAsync("SIP/2.0 200");
        var bye = await _fixture.Desk.NextAsync("BYE");
        await _fixture.Bridge.SettleAsync();

        Assert.Equal(invite.Header("Call-ID"), bye.Header("Call-ID"));
        Assert.DoesNotContain(_fixture.Bridge.Exchange.All, command => command is HangUpCall or DialCall or ConsultParty);
    }

    [Theory]
    [InlineData(AgentAudio.Flows)]
    [InlineData(AgentAudio.Lost)]
    public async Task An_agent_who_dials_their_own_name_has_the_call_at_the_phone_that_was_in_the_panel(AgentAudio audio)
    {
        await _fixture.RegisterAsync();
        _fixture.Show(AgentActivity.OnCall, _offer.Call, audio: audio);
        await _fixture.Bridge.SettleAsync();

        _fixture.Desk.Send("INVITE", _fixture.Bridge.Sip, body: _fixture.Desk.Sdp(), dialled: "maya");
        var answer = await _fixture.Desk.NextAsync("SIP/2.0 200");
        _fixture.Desk.Send("ACK", _fixture.Bridge.Sip, answer.Tag("To"), dialled: "maya");
        await _fixture.Bridge.SettleAsync();
        Assert.DoesNotContain(_fixture.Bridge.Exchange.All, command => command is DialCall or ConsultParty or AcceptOffer);
        _fixture.Desk.Send("BYE", _fixture.Bridge.Sip, answer.Tag("To"), dialled: "maya");

        Assert.Equal(_offer.Call, (await _fixture.Bridge.Exchange.NextAsync<HangUpCall>()).Call);
    }

    [Fact]
    public async Task An_agent_in_no_call_who_dials_their_own_name_is_told_so()
    {
        await _fixture.RegisterAsync();

        _fixture.Desk.Send("INVITE", _fixture.Bridge.Sip, body: _fixture.Desk.Sdp(), dialled: "maya");

        await _fixture.Desk.NextAsync("SIP/2.0 404");
    }

    [Fact]
    public async Task A_customer_cannot_have_us_call_somebody_else()
    {
        var (_, tag) = await _fixture.Bridge.AnswerAsync();

        _fixture.Bridge.Phone.Send("REFER", _fixture.Bridge.Sip, tag, lines: "Refer-To: <sip:+4684650040@192.0.2.1>\r\n");

        await _fixture.Bridge.Phone.NextAsync("SIP/2.0 403");
    }

    [Fact]
    public async Task The_trunk_may_move_its_side_of_a_call_and_the_leg_goes_on_there()
    {
        var (leg, tag) = await _fixture.Bridge.AnswerAsync();
        using var other = new SipPhone();

        other.Send(
            "INVITE", _fixture.Bridge.Sip, body: other.Sdp(), lines: $"Replaces: {_fixture.Bridge.Phone.CallId};to-tag={tag};from-tag=theirs\r\n");
        var answer = await other.NextAsync("SIP/2.0 200");
        other.Send("ACK", _fixture.Bridge.Sip, answer.Tag("To"));

        Assert.Equal(leg, (await _fixture.Bridge.Exchange.NextAsync<ReportLegMoved>()).Leg);
        await other.HearAsync();
        await _fixture.Bridge.Phone.NextAsync("BYE");
        await _fixture.Bridge.SettleAsync();
        Assert.DoesNotContain(_fixture.Bridge.Exchange.All, command => command is ReportLegEnded);
    }

    private static OthersView Asked() => new(
        CallRole.Main, [], false, new(InvitationPurpose.Consult, PersonalText.Of("Ben"), PersonalText.Of("Maya"), true, Noon), null, []);

    private OthersView Consulted() => new(
        CallRole.Main, [new(new(_offer.Call, 3), PersonalText.Of("Ben"), PersonalText.Empty, true, Noon, true)], true, null, null, []);

    private void Show(OthersView others) => _fixture.Show(AgentActivity.OnCall, _offer.Call, others: others);

    private async Task DialBesidesAsync(WireMessage invite)
    {
        _fixture.Desk.ReInvite(invite, _fixture.Desk.Sdp("sendonly"));
        await _fixture.Bridge.Exchange.NextAsync<HoldCall>();
        await _fixture.Desk.NextAsync("SIP/2.0 200");
        _fixture.Desk.Acknowledge(invite);
        _fixture.Desk.Send("INVITE", _fixture.Bridge.Sip, body: _fixture.Desk.Sdp(), dialled: "ben");
        var consult = await _fixture.Bridge.Exchange.NextAsync<ConsultParty>();
        Assert.Equal(_offer.Call, consult.Call);
    }

    /// <returns>The INVITE of the customer's call, and the answer to that of the consult.</returns>
    private async Task<(WireMessage Invite, WireMessage Answer)> ConsultAsync()
    {
        var invite = await PickUpAsync();
        await DialBesidesAsync(invite);
        Show(Asked());
        await _fixture.Desk.NextAsync("SIP/2.0 180");
        Show(Consulted());
        var answer = await _fixture.Desk.NextAsync("SIP/2.0 200");
        _fixture.Desk.Send("ACK", _fixture.Bridge.Sip, answer.Tag("To"), dialled: "ben");
        return (invite, answer);
    }

    private Task<WireMessage> PickUpAsync() => _fixture.PickUpAsync(_offer);
}
