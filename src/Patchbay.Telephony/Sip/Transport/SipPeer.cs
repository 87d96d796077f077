using System.Net;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>An address on the other side, in the form the socket wants it.</summary>
internal sealed class SipPeer(IPEndPoint endPoint, SipProtocol protocol = SipProtocol.Udp)
{
    public IPEndPoint EndPoint { get; } = endPoint;

    public SocketAddress SocketAddress { get; } = endPoint.Serialize();

    public SipProtocol Protocol { get; } = protocol;

    /// <summary>The connection that brought a message from there. What belongs to it goes back the same way (RFC 3261 §18.2.2, RFC 5923).</summary>
    public StreamConnection? Connection { get; init; }

    /// <summary>Nothing is lost on the way, so nothing is repeated.</summary>
    public bool IsReliable => Protocol != SipProtocol.Udp;

    /// <summary>True if both are the same address by the same protocol.</summary>
    public bool IsSame(SipPeer other) => Protocol == other.Protocol && EndPoint.Equals(other.EndPoint);

    public override string ToString() => EndPoint.ToString();
}
