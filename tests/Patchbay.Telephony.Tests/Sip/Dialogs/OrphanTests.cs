using System.Text.Json;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Tests.Sip.Dialogs;

public sealed class OrphanTests : IDisposable
{
    private readonly VirtualAgent before = new();
    private readonly VirtualAgent after = new();

    public void Dispose()
    {
        before.Dispose();
        after.Dispose();
    }

    [Fact]
    public void The_same_seed_and_key_give_the_same_call_id_tag_and_branch_again()
    {
        before.Call("leg-7");
        after.Call("leg-7");

        WireMessage first = before.Wire.Next(), again = after.Wire.Next();
        Assert.Equal(
            (first.Header("Call-ID"), first.Tag("From"), first.Branch), (again.Header("Call-ID"), again.Tag("From"), again.Branch));
    }

    [Fact]
    public void Another_seed_or_another_key_gives_other_values()
    {
        using VirtualAgent otherKey = new(surroundings => surroundings with { IdentityKey = "quite another key"u8.ToArray() });
        before.Call("leg-7");
        after.Call("leg-8");
        otherKey.Call("leg-7");

        WireMessage[] invites = [before.Wire.Next(), after.Wire.Next(), otherKey.Wire.Next()];
        Assert.Equal(3, invites.Select(invite => invite.Header("Call-ID")).Distinct().Count());
        Assert.Equal(3, invites.Select(invite => invite.Tag("From")).Distinct().Count());
        Assert.Equal(3, invites.Select(invite => invite.Branch).Distinct().Count());
    }

    [Fact]
    public void An_answered_call_of_an_earlier_process_gets_its_bye()
    {
        SipDialog dialog = before.Call();
        WireMessage invite = before.Wire.Next();
        before.Receive(PeerText.Answer(invite, lines: "Record-Route: <sip:192.0.2.22;lr>\r\n"));
        before.Wire.Next();

        after.Agent.EndOrphan(ThroughJson(dialog.Export()), new SipReason("SIP", 500, "Interrupted"));

        WireMessage bye = after.Wire.Next();
        Assert.Equal("BYE sip:bob@192.0.2.7:5060 SIP/2.0", bye.StartLine);
        Assert.Equal(invite.Header("Call-ID"), bye.Header("Call-ID"));
        Assert.Equal(invite.Header("From"), bye.Header("From"));
        Assert.Equal("callee", bye.Tag("To"));
        Assert.Equal("1002 BYE", bye.Header("CSeq"));
        Assert.Equal("<sip:192.0.2.22;lr>", bye.Header("Route"));
        Assert.Equal("192.0.2.22:5060", bye.To.ToString());
        after.Receive(PeerText.Response(bye, "200 OK"));
        Assert.Equal(0, after.Agent.Dialogs);
    }

    [Fact]
    public void An_answered_incoming_call_of_an_earlier_process_gets_its_bye_too()
    {
        before.Receive(PeerText.Invite());
        before.Invites[0].Answer(TestSession.Audio);
        before.Wire.Next();
        WireMessage ok = before.Wire.Next();

        after.Agent.EndOrphan(ThroughJson(before.Invites[0].Dialog.Export()));

        WireMessage bye = after.Wire.Next();
        Assert.Equal("BYE sip:anna@192.0.2.7:5060 SIP/2.0", bye.StartLine);
        Assert.Equal((ok.Header("To"), "\"Anna\" <sip:+4930123@192.0.2.7>;tag=theirs"), (bye.Header("From"), bye.Header("To")));
        Assert.Equal("call-1", bye.Header("Call-ID"));
    }

    [Fact]
    public void A_ringing_call_of_an_earlier_process_is_cancelled()
    {
        SipDialog dialog = before.Call();
        WireMessage invite = before.Wire.Next();
        before.Receive(PeerText.Response(invite, "180 Ringing"));

        after.Agent.EndOrphan(ThroughJson(dialog.Export()));
        WireMessage cancel = after.Wire.Next();
        after.Receive(PeerText.Response(cancel, "200 OK"));
        after.Receive(PeerText.Response(invite, "487 Request Terminated"));

        Assert.Equal("CANCEL sip:1000@192.0.2.7:5060 SIP/2.0", cancel.StartLine);
        Assert.Equal(invite.Header("Via"), cancel.Header("Via"));
        Assert.Equal((invite.Header("From"), invite.Header("To")), (cancel.Header("From"), cancel.Header("To")));
        Assert.Equal("1 CANCEL", cancel.Header("CSeq"));
        Assert.Equal("ACK sip:1000@192.0.2.7:5060 SIP/2.0", after.Wire.Next().StartLine);
        Assert.Equal(0, after.Agent.Dialogs);
    }

    [Fact]
    public void A_call_that_was_only_just_placed_is_cancelled_from_its_invite_alone()
    {
        before.Call("leg-9");
        WireMessage invite = before.Wire.Next();

        after.Agent.EndOrphan(VirtualAgent.InviteFor("leg-9"));

        WireMessage cancel = after.Wire.Next();
        Assert.Equal("CANCEL sip:1000@192.0.2.7:5060 SIP/2.0", cancel.StartLine);
        Assert.Equal(
            (invite.Header("Via"), invite.Header("From"), invite.Header("Call-ID")),
            (cancel.Header("Via"), cancel.Header("From"), cancel.Header("Call-ID")));
    }

    [Fact]
    public void A_ringing_call_that_was_answered_during_the_crash_is_acknowledged_and_ended()
    {
        SipDialog dialog = before.Call();
        WireMessage invite = before.Wire.Next();
        before.Receive(PeerText.Response(invite, "180 Ringing"));

        after.Agent.EndOrphan(ThroughJson(dialog.Export()));
        after.Wire.Next();
        after.Receive(PeerText.Answer(invite));

        Assert.Equal("ACK sip:bob@192.0.2.7:5060 SIP/2.0", after.Wire.Next().StartLine);
        Assert.Equal("BYE sip:bob@192.0.2.7:5060 SIP/2.0", after.Wire.Next().StartLine);
    }

    [Fact]
    public void An_unanswered_incoming_call_of_an_earlier_process_is_refused_until_the_ack()
    {
        before.Receive(PeerText.Invite().Replace(";branch=z9hG4bK-1", ";rport;branch=z9hG4bK-1\r\nVia: SIP/2.0/UDP 192.0.2.99;branch=z9hG4bK-far", StringComparison.Ordinal));
        before.Invites[0].Ring();
        before.Wire.Next();
        WireMessage ringing = before.Wire.Next();

        after.Agent.EndOrphan(ThroughJson(before.Invites[0].Dialog.Export()));
        WireMessage refusal = after.Wire.Next();
        after.Time.AdvanceSeconds(0.5);
        WireMessage again = after.Wire.Next();
        after.Receive(PeerText.Request("ACK", "z9hG4bK-1", 1, refusal.Tag("To")));
        after.Time.AdvanceSeconds(40);

        Assert.Equal("SIP/2.0 503 Service Unavailable", refusal.StartLine);
        Assert.Equal(refusal.Text, again.Text);
        Assert.Equal(ringing.All("Via"), refusal.All("Via"));
        Assert.Equal(ringing.Header("To"), refusal.Header("To"));
        Assert.Equal(ringing.Header("From"), refusal.Header("From"));
        Assert.Equal(("call-1", "1 INVITE"), (refusal.Header("Call-ID"), refusal.Header("CSeq")));
        Assert.Equal(VirtualAgent.Peer, refusal.To);
        Assert.Empty(after.Wire.TakeStartLines());
    }

    [Fact]
    public void A_caller_whose_answer_was_kept_but_never_sent_still_gets_a_final_response()
    {
        before.Receive(PeerText.Invite());
        DialogState kept = before.Invites[0].Dialog.Export();

        after.Agent.EndOrphan(ThroughJson(kept) with { IsAnswered = true });
        WireMessage bye = after.Wire.Next();
        after.Receive(PeerText.Response(bye, "481 Call/Transaction Does Not Exist"));

        Assert.StartsWith("BYE ", bye.StartLine, StringComparison.Ordinal);
        Assert.Equal("SIP/2.0 503 Service Unavailable", after.Wire.Next().StartLine);
        Assert.Equal(0, after.Agent.Dialogs);
    }

    [Fact]
    public void A_state_that_cannot_be_read_is_passed_over()
    {
        SipDialog dialog = before.Call();
        DialogState state = dialog.Export();

        after.Agent.EndOrphan(state with { Peer = "nowhere" });
        after.Agent.EndOrphan(state with { RequestUri = null });
        after.Agent.EndOrphan(state with { Role = DialogRole.Incoming, InviteVias = [] });

        Assert.Empty(after.Wire.TakeStartLines());
    }

    private static DialogState ThroughJson(DialogState state) =>
        JsonSerializer.Deserialize<DialogState>(JsonSerializer.Serialize(state))!;
}
