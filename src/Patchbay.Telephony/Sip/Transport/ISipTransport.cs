using System.Net;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>Carries datagrams. Nothing that goes wrong on the wire comes out as an exception.</summary>
internal interface ISipTransport : IDisposable
{
    IPEndPoint LocalEndPoint { get; }

    /// <summary>Starts to hand over what comes in: the datagram, the receiver's own from then on, and where it came from.</summary>
    void Start(Action<byte[], SipPeer> receiver);

    void Send(ReadOnlySpan<byte> datagram, SipPeer destination);
}
