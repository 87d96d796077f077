using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Tests.Sip.Dialogs;

public sealed class IncomingCallTests : IDisposable
{
    private readonly VirtualAgent us = new();

    public void Dispose() => us.Dispose();

    [Fact]
    public void A_call_gets_100_at_once_and_waits_for_a_decision()
    {
        us.Receive(PeerText.Invite());

        WireMessage trying = us.Wire.Next();
        Assert.Equal("SIP/2.0 100 Trying", trying.StartLine);
        Assert.Equal("", trying.Tag("To"));
        Assert.Single(us.Invites);
        Assert.Empty(us.Wire.TakeStartLines());
    }

    [Fact]
    public void The_invite_tells_who_calls_whom_and_by_whose_word()
    {
        us.Receive(PeerText.Invite(lines: "P-Asserted-Identity: \"Anna\" <sip:+4930123@trunk>, <tel:+4930123>\r\n"
            + "Diversion: <sip:+49309@trunk>;reason=no-answer\r\nHistory-Info: <sip:a@x>;index=1, <sip:b@x>;index=1.1\r\n"));

        IncomingInvite invite = Assert.Single(us.Invites);
        Assert.Equal(new SipParty("Anna", "+4930123", "192.0.2.7", "sip:+4930123@192.0.2.7"), invite.From);
        Assert.Equal("4711", invite.CalledNumber);
        Assert.Equal(["\"Anna\" <sip:+4930123@trunk>", "<tel:+4930123>"], invite.AssertedIdentities);
        Assert.Equal(["<sip:+49309@trunk>;reason=no-answer"], invite.Diversions);
        Assert.Equal(["<sip:a@x>;index=1", "<sip:b@x>;index=1.1"], invite.History);
        Assert.Equal(TestSession.Audio, invite.Sdp);
        Assert.Equal(70, invite.MaxForwards);
        Assert.Equal(VirtualAgent.Peer, invite.Source);
    }

    [Fact]
    public void An_answer_carries_a_session_and_a_contact_and_the_ack_confirms_it()
    {
        WireMessage ok = Answered();

        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack", 1, ok.Tag("To")));

        Assert.Equal("<sip:patchbay@192.0.2.1:5060>", ok.Header("Contact"));
        Assert.Equal("application/sdp", ok.Header("Content-Type"));
        Assert.Equal(TestSession.Audio, ok.Body);
        Assert.Equal(["answered"], us.Observer.TakeAll());
        us.Time.AdvanceSeconds(60);
        Assert.Empty(us.Wire.TakeStartLines());
    }

    [Fact]
    public void An_answer_is_repeated_ever_more_slowly_until_the_ack()
    {
        WireMessage ok = Answered();
        List<int> sendings = [];

        for (int halfSeconds = 1; halfSeconds <= 32; halfSeconds++)
        {
            us.Time.AdvanceSeconds(0.5);
            if (us.Wire.TakeStartLines().Contains("SIP/2.0 200 OK"))
                sendings.Add(halfSeconds);
        }

        Assert.Equal([1, 3, 7, 15, 23, 31], sendings);
        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack", 1, ok.Tag("To")));
        us.Time.AdvanceSeconds(60);
        Assert.Empty(us.Wire.TakeStartLines());
    }

    [Fact]
    public void A_call_whose_answer_is_never_acknowledged_ends_with_bye()
    {
        Answered();

        us.Time.AdvanceSeconds(33);

        Assert.Equal(["ended NotAcknowledged by us"], us.Observer.TakeAll());
        Assert.Contains("BYE sip:anna@192.0.2.7:5060 SIP/2.0", us.Wire.TakeStartLines());
    }

    [Fact]
    public void A_hang_up_before_the_ack_waits_for_it()
    {
        WireMessage ok = Answered();

        us.Invites[0].Dialog.HangUp(SipReason.NormalClearing);
        IReadOnlyList<string> before = us.Wire.TakeStartLines();
        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack", 1, ok.Tag("To")));

        Assert.Empty(before);
        WireMessage bye = us.Wire.Next();
        Assert.StartsWith("BYE ", bye.StartLine, StringComparison.Ordinal);
        Assert.Equal("Q.850;cause=16;text=\"Normal call clearing\"", bye.Header("Reason"));
        Assert.Equal(["ended HungUp by us"], us.Observer.TakeAll());
    }

    [Fact]
    public void A_cancelled_call_gets_200_for_the_cancel_and_487_for_the_invite()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Ring();
        us.Wire.TakeStartLines();

        us.Receive(PeerText.Request("CANCEL", "z9hG4bK-1", 1, lines: "Reason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n"));

        WireMessage ok = us.Wire.Next(), terminated = us.Wire.Next();
        Assert.Equal(("SIP/2.0 200 OK", "1 CANCEL"), (ok.StartLine, ok.Header("CSeq")));
        Assert.Equal(("SIP/2.0 487 Request Terminated", "1 INVITE"), (terminated.StartLine, terminated.Header("CSeq")));
        Assert.Equal(ok.Tag("To"), terminated.Tag("To"));
        Assert.Equal(["ended Cancelled by them"], us.Observer.TakeAll());
        Assert.Equal(new SipReason("SIP", 200, "Call completed elsewhere"), us.Observer.Ending!.Reason);
        Assert.Equal(0, us.Agent.Dialogs);
    }

    [Fact]
    public void A_cancel_that_comes_after_the_answer_changes_nothing()
    {
        WireMessage ok = Answered();

        us.Receive(PeerText.Request("CANCEL", "z9hG4bK-1", 1));
        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack", 1, ok.Tag("To")));

        Assert.Equal(["SIP/2.0 200 OK"], us.Wire.TakeStartLines());
        Assert.Equal(["answered"], us.Observer.TakeAll());
    }

    [Fact]
    public void A_cancel_for_no_call_is_told_so()
    {
        us.Receive(PeerText.Request("CANCEL", "z9hG4bK-none", 1));

        Assert.Equal(["SIP/2.0 481 Call/Transaction Does Not Exist"], us.Wire.TakeStartLines());
    }

    [Fact]
    public void A_refusal_says_why_and_when_to_try_again()
    {
        us.Receive(PeerText.Invite());
        us.Wire.TakeStartLines();

        us.Invites[0].Reject(486, "All agents busy", TimeSpan.FromSeconds(29.2));

        WireMessage busy = us.Wire.Next();
        Assert.Equal("SIP/2.0 486 All agents busy", busy.StartLine);
        Assert.Equal("30", busy.Header("Retry-After"));
        Assert.Equal(["ended Refused by us"], us.Observer.TakeAll());
        Assert.Equal(0, us.Agent.Dialogs);
    }

    [Fact]
    public void A_hang_up_before_the_answer_is_a_refusal()
    {
        us.Receive(PeerText.Invite());
        us.Wire.TakeStartLines();

        us.Invites[0].Dialog.HangUp(new SipReason("SIP", 603, "Decline"));

        Assert.Equal(["SIP/2.0 603 Decline"], us.Wire.TakeStartLines());
    }

    [Fact]
    public void A_call_that_nobody_decides_about_is_given_back_after_three_minutes()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Ring();
        us.Wire.TakeStartLines();

        us.Time.AdvanceSeconds(180);

        Assert.Equal(
            ["SIP/2.0 180 Ringing", "SIP/2.0 180 Ringing", "SIP/2.0 480 Temporarily Unavailable"], us.Wire.TakeStartLines());
        Assert.Equal(["ended NotAnswered by us"], us.Observer.TakeAll());
    }

    [Fact]
    public void A_caller_who_says_how_long_it_cares_is_not_kept_longer()
    {
        us.Receive(PeerText.Invite(lines: "Expires: 20\r\n"));
        us.Wire.TakeStartLines();

        us.Time.AdvanceSeconds(20);

        Assert.Equal(["SIP/2.0 480 Temporarily Unavailable"], us.Wire.TakeStartLines());
    }

    [Fact]
    public void A_late_decision_about_a_cancelled_call_has_no_effect()
    {
        us.Receive(PeerText.Invite());
        us.Receive(PeerText.Request("CANCEL", "z9hG4bK-1", 1));
        us.Receive(PeerText.Request("ACK", "z9hG4bK-1", 1));
        us.Wire.TakeStartLines();

        us.Invites[0].Answer(TestSession.Audio);
        us.Invites[0].Ring();
        us.Invites[0].Reject(486);
        us.Invites[0].Dialog.HangUp();

        Assert.Empty(us.Wire.TakeStartLines());
        Assert.Equal(["ended Cancelled by them"], us.Observer.TakeAll());
    }

    [Fact]
    public void A_call_without_an_offer_gets_ours_and_its_ack_brings_the_answer()
    {
        us.Receive(PeerText.Invite(body: null));
        us.Invites[0].Answer(TestSession.Audio);
        us.Wire.Next();
        WireMessage ok = us.Wire.Next();

        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack", 1, ok.Tag("To"), body: TestSession.OnHold));

        Assert.Null(us.Invites[0].Sdp);
        Assert.Equal(["answered"], us.Observer.TakeAll());
        Assert.Equal(TestSession.OnHold, us.Observer.LastSdp);
    }

    [Fact]
    public void A_call_that_never_says_what_audio_it_wants_is_ended()
    {
        us.Receive(PeerText.Invite(body: null));
        us.Invites[0].Answer(TestSession.Audio);
        us.Wire.Next();
        WireMessage ok = us.Wire.Next();

        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack", 1, ok.Tag("To")));

        Assert.Equal(["ended NoSession by us"], us.Observer.TakeAll());
        Assert.StartsWith("BYE ", us.Wire.Next().StartLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Early_audio_goes_out_with_183()
    {
        us.Receive(PeerText.Invite());
        us.Wire.TakeStartLines();

        us.Invites[0].Progress(TestSession.Audio);

        WireMessage progress = us.Wire.Next();
        Assert.Equal("SIP/2.0 183 Session Progress", progress.StartLine);
        Assert.Equal(TestSession.Audio, progress.Body);
    }

    [Fact]
    public void Their_bye_is_answered_at_once_and_ends_the_call()
    {
        string tag = Confirmed();

        us.Receive(PeerText.Request("BYE", "z9hG4bK-bye", 2, tag, "Reason: Q.850;cause=16\r\n"));
        us.Receive(PeerText.Request("BYE", "z9hG4bK-bye", 2, tag));

        Assert.Equal(["SIP/2.0 200 OK", "SIP/2.0 200 OK"], us.Wire.TakeStartLines());
        Assert.Equal(["ended HungUp by them"], us.Observer.TakeAll());
        Assert.Equal(new SipReason("Q.850", 16, ""), us.Observer.Ending!.Reason);
        Assert.Equal(0, us.Agent.Dialogs);
    }

    [Fact]
    public void A_bye_before_the_answer_also_ends_the_invite()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Ring();
        us.Wire.Next();
        string tag = us.Wire.Next().Tag("To");

        us.Receive(PeerText.Request("BYE", "z9hG4bK-bye", 2, tag));

        Assert.Equal(["SIP/2.0 200 OK", "SIP/2.0 487 Request Terminated"], us.Wire.TakeStartLines());
        Assert.Equal(["ended HungUp by them"], us.Observer.TakeAll());
    }

    [Fact]
    public void Byes_that_cross_are_both_answered_and_the_call_ends_once()
    {
        string tag = Confirmed();
        us.Invites[0].Dialog.HangUp();
        WireMessage ours = us.Wire.Next();

        us.Receive(PeerText.Request("BYE", "z9hG4bK-bye", 2, tag));
        us.Receive(PeerText.Response(ours, "481 Call/Transaction Does Not Exist"));

        Assert.Equal(["SIP/2.0 200 OK"], us.Wire.TakeStartLines());
        Assert.Equal(["ended HungUp by us"], us.Observer.TakeAll());
        Assert.Equal(0, us.Agent.Dialogs);
    }

    [Fact]
    public void The_same_call_by_two_paths_is_taken_once()
    {
        us.Receive(PeerText.Invite(branch: "z9hG4bK-path1"));
        us.Receive(PeerText.Invite(branch: "z9hG4bK-path2"));

        Assert.Equal(["SIP/2.0 100 Trying", "SIP/2.0 482 Loop Detected"], us.Wire.TakeStartLines());
        Assert.Single(us.Invites);
    }

    private WireMessage Answered()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Answer(TestSession.Audio);
        us.Wire.Next();
        return us.Wire.Next();
    }

    /// <returns>Our tag.</returns>
    private string Confirmed()
    {
        WireMessage ok = Answered();
        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack", 1, ok.Tag("To")));
        us.Observer.TakeAll();
        return ok.Tag("To");
    }
}
