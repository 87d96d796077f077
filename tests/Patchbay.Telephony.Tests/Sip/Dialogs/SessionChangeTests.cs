using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Tests.Sip.Dialogs;

public sealed class SessionChangeTests : IDisposable
{
    private readonly VirtualAgent us = new();
    private readonly string ourTag;
    private readonly SipDialog dialog;

    public SessionChangeTests()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Answer(TestSession.Audio);
        us.Wire.Next();
        ourTag = us.Wire.Next().Tag("To");
        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack", 1, ourTag));
        us.Observer.TakeAll();
        dialog = us.Invites[0].Dialog;
    }

    public void Dispose() => us.Dispose();

    [Fact]
    public void Their_hold_is_answered_by_the_receiver_and_repeated_until_the_ack()
    {
        us.Observer.OnOffer = offer => offer.Answer(TestSession.Audio);

        us.Receive(ReInvite(2, TestSession.OnHold));
        us.Time.AdvanceSeconds(0.5);
        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack2", 2, ourTag));
        us.Time.AdvanceSeconds(40);

        Assert.Equal(["SIP/2.0 100 Trying", "SIP/2.0 200 OK", "SIP/2.0 200 OK"], us.Wire.TakeStartLines());
        Assert.Equal(["offered"], us.Observer.TakeAll());
        Assert.Equal(TestSession.OnHold, us.Observer.LastSdp);
    }

    [Fact]
    public void A_refused_change_leaves_the_call_as_it_was()
    {
        us.Receive(ReInvite(2, TestSession.OnHold));
        us.Receive(PeerText.Request("ACK", "z9hG4bK-re2", 2, ourTag));

        Assert.Equal(["SIP/2.0 100 Trying", "SIP/2.0 488 Not Acceptable Here"], us.Wire.TakeStartLines());
        dialog.HangUp();
        Assert.StartsWith("BYE ", us.Wire.Next().StartLine, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_re_invite_asks_for_our_offer_and_its_ack_brings_their_answer()
    {
        us.Observer.OnOffer = offer => offer.Answer(offer.Sdp ?? TestSession.Audio);

        us.Receive(ReInvite(2, body: null));
        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack2", 2, ourTag, body: TestSession.OnHold));

        Assert.Equal(["offered", "offer answered"], us.Observer.TakeAll());
        Assert.Equal(TestSession.OnHold, us.Observer.LastSdp);
    }

    [Fact]
    public void An_offer_that_nobody_looks_at_is_refused_after_20_seconds()
    {
        us.Observer.OnOffer = _ => { };
        us.Receive(ReInvite(2, TestSession.OnHold));
        us.Wire.TakeStartLines();

        us.Time.AdvanceSeconds(20);

        Assert.Equal(["SIP/2.0 500 No Answer to the Offer"], us.Wire.TakeStartLines());
    }

    [Fact]
    public void A_second_offer_before_the_first_is_answered_has_to_wait()
    {
        us.Observer.OnOffer = _ => { };
        us.Receive(ReInvite(2, TestSession.OnHold));
        us.Wire.TakeStartLines();

        us.Receive(ReInvite(3, TestSession.Audio));

        us.Wire.Next();
        WireMessage later = us.Wire.Next();
        Assert.StartsWith("SIP/2.0 500 ", later.StartLine, StringComparison.Ordinal);
        Assert.InRange(int.Parse(later.Header("Retry-After"), null), 0, 10);
    }

    [Fact]
    public void A_re_invite_of_theirs_can_be_cancelled()
    {
        us.Observer.OnOffer = _ => { };
        us.Receive(ReInvite(2, TestSession.OnHold));
        us.Wire.TakeStartLines();

        us.Receive(PeerText.Request("CANCEL", "z9hG4bK-re2", 2, ourTag));

        Assert.Equal(["SIP/2.0 200 OK", "SIP/2.0 487 Request Terminated"], us.Wire.TakeStartLines());
        Assert.Equal(1, us.Agent.Dialogs);
    }

    [Fact]
    public void Our_offer_goes_to_their_contact_and_its_answer_is_acknowledged()
    {
        dialog.ReInvite(TestSession.OnHold);

        WireMessage offer = us.Wire.Next();
        us.Receive(PeerText.Answer(offer, lines: ""));

        Assert.Equal("INVITE sip:anna@192.0.2.7:5060 SIP/2.0", offer.StartLine);
        Assert.Equal(("theirs", ourTag, "1 INVITE"), (offer.Tag("To"), offer.Tag("From"), offer.Header("CSeq")));
        Assert.Equal(TestSession.OnHold, offer.Body);
        Assert.Equal(["offer answered"], us.Observer.TakeAll());
        WireMessage ack = us.Wire.Next();
        Assert.Equal("ACK sip:bob@192.0.2.7:5060 SIP/2.0", ack.StartLine);
    }

    [Fact]
    public void Offers_that_meet_are_both_put_off_and_ours_is_tried_again()
    {
        dialog.ReInvite(TestSession.OnHold);
        WireMessage offer = us.Wire.Next();

        us.Receive(ReInvite(2, TestSession.Audio));
        us.Receive(PeerText.Request("ACK", "z9hG4bK-re2", 2, ourTag));
        us.Receive(PeerText.Response(offer, "491 Request Pending"));
        IReadOnlyList<string> atOnce = us.Wire.TakeStartLines();
        us.Time.AdvanceSeconds(2.1);

        Assert.Equal(["SIP/2.0 100 Trying", "SIP/2.0 491 Request Pending", "ACK sip:anna@192.0.2.7:5060 SIP/2.0"], atOnce);
        WireMessage again = us.Wire.Next();
        Assert.Equal(("2 INVITE", TestSession.OnHold), (again.Header("CSeq"), again.Body));
        Assert.Empty(us.Observer.TakeAll());
    }

    [Fact]
    public void While_a_change_is_under_way_the_last_wish_waits()
    {
        dialog.ReInvite(TestSession.OnHold);
        WireMessage first = us.Wire.Next();
        dialog.ReInvite(TestSession.OnHold);
        dialog.ReInvite(TestSession.Audio);
        IReadOnlyList<string> meanwhile = us.Wire.TakeStartLines();

        us.Receive(PeerText.Answer(first));

        Assert.Empty(meanwhile);
        Assert.StartsWith("ACK ", us.Wire.Next().StartLine, StringComparison.Ordinal);
        WireMessage second = us.Wire.Next();
        Assert.Equal(("2 INVITE", TestSession.Audio), (second.Header("CSeq"), second.Body));
    }

    [Fact]
    public void A_refusal_of_our_offer_is_reported_and_the_call_goes_on()
    {
        dialog.ReInvite(TestSession.OnHold);

        us.Receive(PeerText.Response(us.Wire.Next(), "488 Not Acceptable Here"));

        Assert.Equal(["offer refused 488"], us.Observer.TakeAll());
        Assert.Equal(1, us.Agent.Dialogs);
    }

    [Fact]
    public void An_other_side_that_has_forgotten_the_call_has_lost_it()
    {
        dialog.ReInvite(TestSession.OnHold);

        us.Receive(PeerText.Response(us.Wire.Next(), "481 Call/Transaction Does Not Exist"));

        Assert.Equal(["ended Lost by us"], us.Observer.TakeAll());
        us.Wire.Next();
        Assert.StartsWith("BYE ", us.Wire.Next().StartLine, StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_without_a_session_only_refreshes_where_they_are()
    {
        us.Receive(PeerText.Request("UPDATE", "z9hG4bK-up", 2, ourTag, "Contact: <sip:anna@192.0.2.77>\r\n"));
        us.Wire.Next();
        dialog.HangUp();

        WireMessage bye = us.Wire.Next();
        Assert.Equal("BYE sip:anna@192.0.2.77 SIP/2.0", bye.StartLine);
        Assert.Equal("192.0.2.77:5060", bye.To.ToString());
    }

    [Fact]
    public void An_update_with_a_session_is_an_offer_that_needs_no_ack()
    {
        us.Observer.OnOffer = offer => offer.Answer(TestSession.Audio);

        us.Receive(PeerText.Request("UPDATE", "z9hG4bK-up", 2, ourTag, body: TestSession.OnHold));
        us.Time.AdvanceSeconds(10);

        WireMessage ok = us.Wire.Next();
        Assert.Equal(("SIP/2.0 200 OK", TestSession.Audio), (ok.StartLine, ok.Body));
        Assert.Empty(us.Wire.TakeStartLines());
    }

    [Fact]
    public void A_hang_up_during_an_offer_refuses_the_offer_too()
    {
        us.Observer.OnOffer = _ => { };
        us.Receive(ReInvite(2, TestSession.OnHold));
        us.Wire.TakeStartLines();

        dialog.HangUp();

        IReadOnlyList<string> sent = us.Wire.TakeStartLines();
        Assert.Contains("SIP/2.0 487 Request Terminated", sent);
        Assert.Contains("BYE sip:anna@192.0.2.7:5060 SIP/2.0", sent);
    }

    private string ReInvite(int cseq, string? body) =>
        PeerText.Invite(branch: $"z9hG4bK-re{cseq}", body: body, cseq: cseq, toTag: ourTag);
}
