using System.Net;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Tests.Sip.Dialogs;

public sealed class OutgoingCallTests : IDisposable
{
    private readonly VirtualAgent us = new();

    public void Dispose() => us.Dispose();

    [Fact]
    public void A_call_goes_out_with_all_that_an_invite_must_have()
    {
        us.Call();

        WireMessage invite = us.Wire.Next();
        Assert.Equal("INVITE sip:1000@192.0.2.7:5060 SIP/2.0", invite.StartLine);
        Assert.Equal(VirtualAgent.Peer, invite.To);
        Assert.StartsWith("SIP/2.0/UDP 192.0.2.1:5060;rport;branch=z9hG4bK", invite.Header("Via"), StringComparison.Ordinal);
        Assert.StartsWith("\"Patch \\\"Bay\\\"\" <sip:+4930555@example.com>;tag=", invite.Header("From"), StringComparison.Ordinal);
        Assert.Equal("<sip:1000@192.0.2.7:5060>", invite.Header("To"));
        Assert.Equal("1 INVITE", invite.Header("CSeq"));
        Assert.Equal("70", invite.Header("Max-Forwards"));
        Assert.Equal("<sip:patchbay@192.0.2.1:5060>", invite.Header("Contact"));
        Assert.Equal(TestSession.Audio, invite.Body);
    }

    [Fact]
    public void Ringing_early_audio_and_the_answer_are_reported_in_turn()
    {
        us.Call();
        WireMessage invite = us.Wire.Next();

        us.Receive(PeerText.Response(invite, "100 Trying", toTag: ""));
        us.Receive(PeerText.Response(invite, "180 Ringing"));
        us.Receive(PeerText.Response(invite, "180 Ringing"));
        us.Receive(PeerText.Response(invite, "183 Session Progress", body: TestSession.OnHold));
        us.Receive(PeerText.Answer(invite));

        Assert.Equal(["ringing", "progressed", "answered"], us.Observer.TakeAll());
        Assert.Equal(TestSession.Audio, us.Observer.LastSdp);
    }

    [Fact]
    public void An_answer_is_acknowledged_at_the_contact_and_again_each_time_it_comes()
    {
        us.Call();
        WireMessage invite = us.Wire.Next();

        us.Receive(PeerText.Answer(invite));
        us.Receive(PeerText.Answer(invite));

        WireMessage ack = us.Wire.Next(), again = us.Wire.Next();
        Assert.Equal("ACK sip:bob@192.0.2.7:5060 SIP/2.0", ack.StartLine);
        Assert.Equal("1 ACK", ack.Header("CSeq"));
        Assert.Equal("callee", ack.Tag("To"));
        Assert.NotEqual(invite.Branch, ack.Branch);
        Assert.Equal(ack.Text, again.Text);
        Assert.Equal(["answered"], us.Observer.TakeAll());
    }

    [Fact]
    public void A_refusal_is_acknowledged_in_the_invites_own_transaction()
    {
        us.Call();
        WireMessage invite = us.Wire.Next();

        us.Receive(PeerText.Response(invite, "486 Busy Here", lines: "Reason: Q.850;cause=17;text=\"User busy\"\r\n"));
        us.Receive(PeerText.Response(invite, "486 Busy Here"));

        WireMessage ack = us.Wire.Next();
        Assert.Equal("ACK sip:1000@192.0.2.7:5060 SIP/2.0", ack.StartLine);
        Assert.Equal((invite.Branch, "callee", "1 ACK"), (ack.Branch, ack.Tag("To"), ack.Header("CSeq")));
        Assert.Equal(ack.Text, us.Wire.Next().Text);
        Assert.Equal(["failed 486"], us.Observer.TakeAll());
        Assert.Equal(new SipFailure(486, "Busy Here", new SipReason("Q.850", 17, "User busy")), us.Observer.Failure);
        Assert.Equal(0, us.Agent.Dialogs);
    }

    [Fact]
    public void A_call_into_silence_fails_after_32_seconds()
    {
        us.Call();
        List<int> sendings = [];

        for (int halfSeconds = 1; halfSeconds <= 80; halfSeconds++)
        {
            if (us.Wire.TakeStartLines().Count > 0)
                sendings.Add(halfSeconds - 1);
            us.Time.AdvanceSeconds(0.5);
        }

        Assert.Equal([0, 1, 3, 7, 15, 31, 63], sendings);
        Assert.Equal(["failed 408"], us.Observer.TakeAll());
        Assert.Equal(0, us.Agent.Dialogs);
    }

    [Fact]
    public void A_call_that_is_hung_up_while_ringing_is_cancelled()
    {
        SipDialog dialog = us.Call();
        WireMessage invite = us.Wire.Next();
        us.Receive(PeerText.Response(invite, "180 Ringing"));

        dialog.HangUp(new SipReason("SIP", 200, "Call completed elsewhere"));
        WireMessage cancel = us.Wire.Next();
        us.Receive(PeerText.Response(cancel, "200 OK"));
        us.Receive(PeerText.Response(invite, "487 Request Terminated"));

        Assert.Equal("CANCEL sip:1000@192.0.2.7:5060 SIP/2.0", cancel.StartLine);
        Assert.Equal((invite.Branch, "1 CANCEL"), (cancel.Branch, cancel.Header("CSeq")));
        Assert.Equal(invite.Header("To"), cancel.Header("To"));
        Assert.Equal("SIP;cause=200;text=\"Call completed elsewhere\"", cancel.Header("Reason"));
        Assert.StartsWith("ACK ", us.Wire.Next().StartLine, StringComparison.Ordinal);
        Assert.Equal(["ringing", "ended Cancelled by us"], us.Observer.TakeAll());
        Assert.Equal(0, us.Agent.Dialogs);
    }

    [Fact]
    public void A_cancel_waits_for_the_first_sign_of_the_other_side()
    {
        SipDialog dialog = us.Call();
        WireMessage invite = us.Wire.Next();

        dialog.HangUp();
        IReadOnlyList<string> early = us.Wire.TakeStartLines();
        us.Receive(PeerText.Response(invite, "100 Trying", toTag: ""));

        Assert.Empty(early);
        Assert.Equal(["CANCEL sip:1000@192.0.2.7:5060 SIP/2.0"], us.Wire.TakeStartLines());
        Assert.Equal(["ended Cancelled by us"], us.Observer.TakeAll());
    }

    [Fact]
    public void An_answer_that_crosses_our_cancel_is_acknowledged_and_ended()
    {
        SipDialog dialog = us.Call();
        WireMessage invite = us.Wire.Next();
        us.Receive(PeerText.Response(invite, "180 Ringing"));
        dialog.HangUp();
        us.Wire.Next();

        us.Receive(PeerText.Answer(invite));

        WireMessage ack = us.Wire.Next(), bye = us.Wire.Next();
        Assert.Equal("ACK sip:bob@192.0.2.7:5060 SIP/2.0", ack.StartLine);
        Assert.Equal("BYE sip:bob@192.0.2.7:5060 SIP/2.0", bye.StartLine);
        Assert.Equal(("callee", "2 BYE"), (bye.Tag("To"), bye.Header("CSeq")));
        Assert.Equal(["ringing", "ended Cancelled by us"], us.Observer.TakeAll());
        Assert.Equal(1, us.Agent.Counters.LateAnswers);
    }

    [Fact]
    public void A_cancelled_call_that_is_never_answered_is_forgotten_in_the_end()
    {
        SipDialog dialog = us.Call();
        WireMessage invite = us.Wire.Next();
        us.Receive(PeerText.Response(invite, "180 Ringing"));

        dialog.HangUp();
        us.Time.AdvanceSeconds(33);

        Assert.Equal(0, us.Agent.Dialogs);
    }

    [Fact]
    public void The_first_phone_that_answers_a_forked_call_wins()
    {
        us.Call();
        WireMessage invite = us.Wire.Next();
        us.Receive(PeerText.Response(invite, "180 Ringing", toTag: "desk"));
        us.Receive(PeerText.Response(invite, "180 Ringing", toTag: "mobile"));

        us.Receive(PeerText.Answer(invite, toTag: "mobile"));
        us.Receive(PeerText.Answer(invite, toTag: "desk"));

        WireMessage won = us.Wire.Next(), lost = us.Wire.Next(), bye = us.Wire.Next();
        Assert.Equal(("1 ACK", "mobile"), (won.Header("CSeq"), won.Tag("To")));
        Assert.Equal(("1 ACK", "desk"), (lost.Header("CSeq"), lost.Tag("To")));
        Assert.Equal(("2 BYE", "desk"), (bye.Header("CSeq"), bye.Tag("To")));
        Assert.Equal(["ringing", "ringing", "answered"], us.Observer.TakeAll());
        Assert.Equal(1, us.Agent.Dialogs);
    }

    [Fact]
    public void A_far_end_that_answers_as_endless_phones_gets_no_more_than_64_of_them()
    {
        us.Call();
        WireMessage invite = us.Wire.Next();

        for (int i = 0; i < 1000; i++)
            us.Receive(PeerText.Answer(invite, toTag: $"fork{i}"));
        IReadOnlyList<string> sent = us.Wire.TakeStartLines();

        Assert.Equal(64, sent.Count(line => line.StartsWith("ACK", StringComparison.Ordinal)));
        Assert.Equal(63, sent.Count(line => line.StartsWith("BYE", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_phone_that_rings_too_long_is_cancelled()
    {
        us.Call();
        us.Receive(PeerText.Response(us.Wire.Next(), "180 Ringing"));

        us.Time.AdvanceSeconds(180);

        Assert.Equal(["ringing", "failed 408"], us.Observer.TakeAll());
        Assert.StartsWith("CANCEL ", us.Wire.Next().StartLine, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_without_a_session_takes_the_one_that_came_before()
    {
        us.Call();
        WireMessage invite = us.Wire.Next();
        us.Receive(PeerText.Response(invite, "183 Session Progress", body: TestSession.OnHold));

        us.Receive(PeerText.Response(invite, "200 OK", lines: "Contact: <sip:bob@192.0.2.7>\r\n"));

        Assert.Equal(["progressed", "answered"], us.Observer.TakeAll());
        Assert.Equal(TestSession.OnHold, us.Observer.LastSdp);
    }

    [Fact]
    public void An_answer_without_any_session_is_no_answer()
    {
        us.Call();

        us.Receive(PeerText.Response(us.Wire.Next(), "200 OK", lines: "Contact: <sip:bob@192.0.2.7>\r\n"));

        Assert.StartsWith("ACK ", us.Wire.Next().StartLine, StringComparison.Ordinal);
        Assert.StartsWith("BYE ", us.Wire.Next().StartLine, StringComparison.Ordinal);
        Assert.Equal(["failed 500"], us.Observer.TakeAll());
    }

    [Fact]
    public void Our_bye_is_repeated_until_it_is_answered_or_half_a_minute_is_over()
    {
        SipDialog dialog = us.Call();
        us.Receive(PeerText.Answer(us.Wire.Next()));
        us.Wire.Next();
        dialog.HangUp();
        List<int> sendings = [];

        for (int halfSeconds = 0; halfSeconds <= 70; halfSeconds++)
        {
            if (us.Wire.TakeStartLines().Count > 0)
                sendings.Add(halfSeconds);
            us.Time.AdvanceSeconds(0.5);
        }

        Assert.Equal([0, 1, 3, 7, 15, 23, 31, 39, 47, 55, 63], sendings);
        Assert.Equal(["answered", "ended HungUp by us"], us.Observer.TakeAll());
        Assert.Equal(0, us.Agent.Dialogs);
    }

    [Fact]
    public async Task A_ping_finds_out_whether_the_other_side_still_knows_the_call()
    {
        SipDialog dialog = us.Call();
        us.Receive(PeerText.Answer(us.Wire.Next()));
        us.Wire.Next();

        Task<bool> first = dialog.PingAsync();
        us.Receive(PeerText.Response(us.Wire.Next(), "200 OK"));
        Task<bool> second = dialog.PingAsync();
        us.Receive(PeerText.Response(us.Wire.Next(), "481 Call/Transaction Does Not Exist"));
        Task<bool> third = dialog.PingAsync();
        us.Time.AdvanceSeconds(32);

        bool[] answers = await Task.WhenAll(first, second, third);
        Assert.Equal([true, false, false], answers);
    }

    [Fact]
    public void A_call_to_a_host_that_may_not_answer_us_fails_at_once()
    {
        us.Agent.PlaceCall(VirtualAgent.InviteFor("x") with { NextHop = IPEndPoint.Parse("198.51.100.1:5060") }, us.Observer);

        Assert.Equal(["failed 403"], us.Observer.TakeAll());
        Assert.Empty(us.Wire.TakeStartLines());
        Assert.Equal(0, us.Agent.Dialogs);
    }

    [Fact]
    public void Names_numbers_and_headers_cannot_smuggle_in_header_lines()
    {
        us.Agent.PlaceCall(
            new OutgoingInvite
            {
                Target = SipAddress.Of("10 00\r\nEvil: 1", "192.0.2.7"),
                NextHop = VirtualAgent.Peer,
                From = SipAddress.Of("us", "example.com"),
                DisplayName = "A\r\nEvil: 2",
                Sdp = TestSession.Audio,
                Seed = new DialogSeed("x"),
                Headers = [new("X-Note", "a\r\nEvil: 3")],
            },
            us.Observer);

        WireMessage invite = us.Wire.Next();
        Assert.Empty(invite.All("Evil"));
        Assert.Equal("INVITE sip:10%2000%0D%0AEvil%3A%201@192.0.2.7 SIP/2.0", invite.StartLine);
        Assert.Null(invite.Parsed.Defect);
    }
}
