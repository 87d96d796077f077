using System.Net;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Tests.Sip.Transactions;

public sealed class TransactionTests : IDisposable
{
    private readonly VirtualAgent us = new();

    public void Dispose() => us.Dispose();

    [Fact]
    public void A_repeated_invite_gets_the_last_provisional_response_again()
    {
        us.Receive(PeerText.Invite());
        us.Receive(PeerText.Invite());
        us.Invites[0].Ring();
        us.Receive(PeerText.Invite());

        Assert.Equal(
            ["SIP/2.0 100 Trying", "SIP/2.0 100 Trying", "SIP/2.0 180 Ringing", "SIP/2.0 180 Ringing"], us.Wire.TakeStartLines());
        Assert.Single(us.Invites);
        Assert.Equal(2, us.Agent.Counters.RetransmissionsIn);
    }

    [Fact]
    public void A_refusal_is_repeated_until_its_ack_at_the_pace_of_timer_g()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Reject(486);
        us.Wire.TakeStartLines();
        List<int> sendings = [];

        for (int halfSeconds = 1; halfSeconds <= 80; halfSeconds++)
        {
            us.Time.AdvanceSeconds(0.5);
            if (us.Wire.TakeStartLines().Count > 0)
                sendings.Add(halfSeconds);
        }

        Assert.Equal([1, 3, 7, 15, 23, 31, 39, 47, 55, 63], sendings);
        Assert.Equal(0, us.Agent.Context.Layer.Count);
    }

    [Fact]
    public void The_ack_ends_the_repetition_and_late_copies_of_the_invite_are_absorbed()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Reject(486);
        us.Wire.Next();
        WireMessage refusal = us.Wire.Next();

        us.Receive(PeerText.Request("ACK", "z9hG4bK-1", 1, refusal.Tag("To")));
        us.Time.AdvanceSeconds(4.9);
        us.Receive(PeerText.Invite());
        int during = us.Agent.Context.Layer.Count;
        us.Time.AdvanceSeconds(0.2);

        Assert.Empty(us.Wire.TakeStartLines());
        Assert.Equal((1, 0), (during, us.Agent.Context.Layer.Count));
    }

    [Fact]
    public void A_copy_of_an_answered_invite_starts_no_new_call()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Answer(TestSession.Audio);
        us.Wire.TakeStartLines();

        us.Receive(PeerText.Invite());

        Assert.Empty(us.Wire.TakeStartLines());
        Assert.Single(us.Invites);
    }

    [Fact]
    public void All_transactions_and_dialogs_of_a_call_are_gone_in_the_end()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Answer(TestSession.Audio);
        us.Wire.Next();
        string tag = us.Wire.Next().Tag("To");
        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack", 1, tag));
        us.Receive(PeerText.Request("BYE", "z9hG4bK-bye", 2, tag));
        int during = us.Agent.Context.Layer.Count;

        us.Time.AdvanceSeconds(33);

        Assert.Equal(2, during);
        Assert.Equal((0, 0), (us.Agent.Context.Layer.Count, us.Agent.Dialogs));
    }

    [Fact]
    public void A_request_of_ours_that_is_proceeding_is_repeated_slowly()
    {
        SipDialog dialog = us.Call();
        us.Receive(PeerText.Answer(us.Wire.Next()));
        us.Wire.Next();
        dialog.HangUp();
        WireMessage bye = us.Wire.Next();
        us.Receive(PeerText.Response(bye, "100 Trying"));
        us.Time.AdvanceSeconds(0.5);
        us.Wire.TakeStartLines();

        us.Time.AdvanceSeconds(3.9);
        IReadOnlyList<string> early = us.Wire.TakeStartLines();
        us.Time.AdvanceSeconds(0.1);

        Assert.Empty(early);
        Assert.Single(us.Wire.TakeStartLines());
    }

    [Fact]
    public void A_peer_that_asks_for_its_port_is_answered_where_it_really_is()
    {
        IPEndPoint behindNat = new(IPAddress.Parse("192.0.2.50"), 31337);

        us.Receive(PeerText.Request("OPTIONS", "z9hG4bK-o;rport", 1), behindNat);

        WireMessage ok = us.Wire.Next();
        Assert.Equal(behindNat, ok.To);
        Assert.Equal("SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK-o;received=192.0.2.50;rport=31337", ok.Header("Via"));
    }

    [Fact]
    public void A_peer_that_does_not_is_answered_at_the_port_of_its_via()
    {
        IPEndPoint behindNat = new(IPAddress.Parse("192.0.2.50"), 31337);

        us.Receive(PeerText.Request("OPTIONS", "z9hG4bK-o;maddr=203.0.113.1", 1), behindNat);

        WireMessage ok = us.Wire.Next();
        Assert.Equal("192.0.2.50:5060", ok.To.ToString());
        Assert.EndsWith(";received=192.0.2.50", ok.Header("Via"), StringComparison.Ordinal);
    }

    [Fact]
    public void Peers_from_before_rfc_3261_are_matched_without_a_branch()
    {
        us.Receive(PeerText.Invite(branch: "1"));
        us.Receive(PeerText.Invite(branch: "1"));
        us.Invites[0].Reject(486);
        us.Wire.TakeStartLines();

        us.Receive(PeerText.Request("ACK", "1", 1, "whatever"));
        us.Time.AdvanceSeconds(3);

        Assert.Single(us.Invites);
        Assert.Empty(us.Wire.TakeStartLines());
    }

    [Fact]
    public void Responses_to_nothing_are_left_alone()
    {
        us.Call();
        WireMessage invite = us.Wire.Next();

        us.Receive(PeerText.Answer(invite).Replace(invite.Branch, "z9hG4bKstray", StringComparison.Ordinal));
        us.Receive(PeerText.Answer(invite).Replace("1 INVITE", "1 BYE", StringComparison.Ordinal));

        Assert.Empty(us.Wire.TakeStartLines());
        Assert.Empty(us.Observer.TakeAll());
    }
}
