using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip.Transactions;

/// <summary>What is different where nothing gets lost on the way (RFC 3261 §17).</summary>
public sealed class ReliableTransactionTests : IDisposable
{
    private readonly VirtualAgent us = new();

    public ReliableTransactionTests() => us.Wire.Protocol = SipProtocol.Tcp;

    public void Dispose() => us.Dispose();

    [Fact]
    public void A_refusal_over_a_connection_is_sent_once_and_forgotten_with_its_ack()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Reject(486);
        us.Wire.Next();
        WireMessage refusal = us.Wire.Next();
        us.Time.AdvanceSeconds(10);

        us.Receive(PeerText.Request("ACK", "z9hG4bK-1", 1, refusal.Tag("To")));

        Assert.Empty(us.Wire.TakeStartLines());
        Assert.Equal(0, us.Agent.Context.Layer.Count);
    }

    [Fact]
    public void An_invite_of_ours_over_a_connection_is_not_repeated_and_names_the_protocol()
    {
        us.Agent.PlaceCall(VirtualAgent.InviteFor("leg-1") with { Protocol = SipProtocol.Tcp }, us.Observer);
        WireMessage invite = us.Wire.Next();
        us.Time.AdvanceSeconds(20);

        Assert.Empty(us.Wire.TakeStartLines());
        Assert.StartsWith("SIP/2.0/TCP 192.0.2.1:5060;rport;branch=", invite.Header("Via"), StringComparison.Ordinal);
        Assert.EndsWith(";transport=tcp>", invite.Header("Contact"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_fails_at_once_when_its_connection_is_gone()
    {
        us.Agent.PlaceCall(VirtualAgent.InviteFor("leg-1") with { Protocol = SipProtocol.Tcp }, us.Observer);

        us.Wire.Lose(VirtualAgent.Peer);

        Assert.Equal(["failed 408"], us.Observer.TakeAll());
        Assert.Equal((0, 0), (us.Agent.Context.Layer.Count, us.Agent.Dialogs));
    }
}
