using System.Net;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>Carries messages. Nothing that goes wrong on the wire comes out as an exception.</summary>
internal interface ISipTransport : IDisposable
{
    /// <summary>Where datagrams come in.</summary>
    IPEndPoint LocalEndPoint { get; }

    /// <summary>Where a protocol is listened for; null if it is not.</summary>
    IPEndPoint? EndPointOf(SipProtocol protocol) => protocol == SipProtocol.Udp ? LocalEndPoint : null;

    /// <summary>Starts to hand over what comes in.</summary>
    /// <param name="receiver">Gets a message, its own from then on, and where it came from. Called on several threads.</param>
    /// <param name="lost">Hears of a connection that ended or was never made.</param>
    void Start(Action<byte[], SipPeer> receiver, Action<SipPeer> lost);

    void Send(ReadOnlySpan<byte> message, SipPeer destination);
}
