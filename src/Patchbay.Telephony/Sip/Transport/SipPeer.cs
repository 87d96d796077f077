using System.Net;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>An address on the other side, in the form the socket wants it.</summary>
internal sealed class SipPeer(IPEndPoint endPoint)
{
    public IPEndPoint EndPoint { get; } = endPoint;

    public SocketAddress SocketAddress { get; } = endPoint.Serialize();

    public override string ToString() => EndPoint.ToString();
}
