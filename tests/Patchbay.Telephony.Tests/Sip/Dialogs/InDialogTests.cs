using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Tests.Sip.Dialogs;

public sealed class InDialogTests : IDisposable
{
    private readonly VirtualAgent us = new();

    public void Dispose() => us.Dispose();

    [Theory]
    [InlineData("5", "digit 5")]
    [InlineData("*", "digit *")]
    [InlineData("11", "digit #")]
    [InlineData("d", "digit D")]
    public void A_digit_by_info_is_acknowledged_and_reported(string signal, string fact)
    {
        string tag = Confirmed();

        us.Receive(Info(tag, $"Signal={signal}\r\nDuration=250\r\n"));

        Assert.Equal(["SIP/2.0 200 OK"], us.Wire.TakeStartLines());
        Assert.Equal([fact], us.Observer.TakeAll());
    }

    [Fact]
    public void An_info_that_is_no_digit_is_told_what_would_be()
    {
        string tag = Confirmed();

        us.Receive(Info(tag, "Signal=nonsense\r\n"));

        WireMessage refusal = us.Wire.Next();
        Assert.Equal(("SIP/2.0 415 Unsupported Media Type", "application/dtmf-relay"), (refusal.StartLine, refusal.Header("Accept")));
    }

    [Fact]
    public void Options_inside_a_call_is_answered_at_once()
    {
        string tag = Confirmed();

        us.Receive(PeerText.Request("OPTIONS", "z9hG4bK-o", 2, tag));

        WireMessage ok = us.Wire.Next();
        Assert.Equal(("SIP/2.0 200 OK", "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, REFER"), (ok.StartLine, ok.Header("Allow")));
    }

    [Fact]
    public void A_request_from_the_past_is_refused()
    {
        string tag = Confirmed();
        us.Receive(PeerText.Request("OPTIONS", "z9hG4bK-o5", 5, tag));
        us.Wire.Next();

        us.Receive(PeerText.Request("OPTIONS", "z9hG4bK-o4", 4, tag));

        Assert.Equal("SIP/2.0 500 CSeq Out of Order", us.Wire.Next().StartLine);
    }

    [Fact]
    public void A_stranger_who_knows_the_call_id_cannot_end_the_call()
    {
        string tag = Confirmed();

        us.Receive(PeerText.Request("BYE", "z9hG4bK-b", 2, tag).Replace(";tag=theirs", ";tag=guess", StringComparison.Ordinal));
        us.Receive(PeerText.Request("BYE", "z9hG4bK-c", 2, "guess"));

        Assert.All(us.Wire.TakeStartLines(), line => Assert.StartsWith("SIP/2.0 481 ", line, StringComparison.Ordinal));
        Assert.Equal(1, us.Agent.Dialogs);
    }

    [Fact]
    public void Requests_follow_the_route_set_of_an_incoming_call_in_order()
    {
        us.Receive(PeerText.Invite(lines: "Record-Route: <sip:192.0.2.20;lr>, <sip:192.0.2.21:5080;lr>\r\nRecord-Route: <sip:192.0.2.22;lr>\r\n"));
        us.Invites[0].Answer(TestSession.Audio);
        us.Wire.Next();
        WireMessage ok = us.Wire.Next();
        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack", 1, ok.Tag("To")));

        us.Invites[0].Dialog.HangUp();

        WireMessage bye = us.Wire.Next();
        Assert.Equal(["<sip:192.0.2.20;lr>", "<sip:192.0.2.21:5080;lr>", "<sip:192.0.2.22;lr>"], ok.All("Record-Route"));
        Assert.Equal("BYE sip:anna@192.0.2.7:5060 SIP/2.0", bye.StartLine);
        Assert.Equal(["<sip:192.0.2.20;lr>", "<sip:192.0.2.21:5080;lr>", "<sip:192.0.2.22;lr>"], bye.All("Route"));
        Assert.Equal("192.0.2.20:5060", bye.To.ToString());
    }

    [Fact]
    public void Requests_follow_the_route_set_of_an_outgoing_call_backwards()
    {
        SipDialog dialog = us.Call();

        us.Receive(PeerText.Answer(us.Wire.Next(), lines: "Record-Route: <sip:192.0.2.22;lr>, <sip:192.0.2.21:5080;lr>\r\n"));
        WireMessage ack = us.Wire.Next();
        dialog.HangUp();

        Assert.Equal(["<sip:192.0.2.21:5080;lr>", "<sip:192.0.2.22;lr>"], ack.All("Route"));
        Assert.Equal("192.0.2.21:5080", ack.To.ToString());
        Assert.Equal(ack.All("Route"), us.Wire.Next().All("Route"));
    }

    [Fact]
    public void A_strict_router_gets_itself_as_the_request_uri_and_the_target_last()
    {
        SipDialog dialog = us.Call();

        us.Receive(PeerText.Answer(us.Wire.Next(), lines: "Record-Route: <sip:192.0.2.22;lr>, <sip:192.0.2.21:5080>\r\n"));
        us.Wire.Next();
        dialog.HangUp();

        WireMessage bye = us.Wire.Next();
        Assert.Equal("BYE sip:192.0.2.21:5080 SIP/2.0", bye.StartLine);
        Assert.Equal(["<sip:192.0.2.22;lr>", "<sip:bob@192.0.2.7:5060>"], bye.All("Route"));
        Assert.Equal("192.0.2.21:5080", bye.To.ToString());
    }

    [Theory]
    [InlineData("sip:bob@10.0.0.5")]
    [InlineData("sip:bob@phone.example.com")]
    [InlineData("sip:bob@[2001:db8::1]")]
    public void A_contact_behind_a_nat_or_by_name_is_reached_where_the_other_side_was_seen(string contact)
    {
        SipDialog dialog = us.Call();
        WireMessage invite = us.Wire.Next();
        us.Receive(PeerText.Response(invite, "200 OK", lines: $"Contact: <{contact}>\r\n", body: TestSession.Audio));
        us.Wire.Next();

        dialog.HangUp();

        WireMessage bye = us.Wire.Next();
        Assert.Equal($"BYE {contact} SIP/2.0", bye.StartLine);
        Assert.Equal(VirtualAgent.Peer, bye.To);
    }

    private static string Info(string tag, string body) =>
        PeerText.Request("INFO", "z9hG4bK-i", 2, tag, "Content-Type: application/dtmf-relay\r\n")
            .Replace("Content-Length: 0\r\n\r\n", $"Content-Length: {body.Length}\r\n\r\n{body}", StringComparison.Ordinal);

    private string Confirmed()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Answer(TestSession.Audio);
        us.Wire.Next();
        string tag = us.Wire.Next().Tag("To");
        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack", 1, tag));
        us.Observer.TakeAll();
        return tag;
    }
}
