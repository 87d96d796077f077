using System.Net;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>All protocols together: datagrams always, connections where a port is given or somebody is to be reached by one.</summary>
internal sealed class SipTransports(UdpSipTransport datagrams, StreamSipTransport streams, IPEndPoint? tcp, IPEndPoint? tls) : ISipTransport
{
    public IPEndPoint LocalEndPoint => datagrams.LocalEndPoint;

    public IPEndPoint? EndPointOf(SipProtocol protocol) => protocol switch
    {
        SipProtocol.Udp => LocalEndPoint,
        SipProtocol.Tcp => tcp,
        SipProtocol.Tls => tls,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public void Start(Action<byte[], SipPeer> receiver, Action<SipPeer> lost)
    {
        streams.Start(receiver, lost);
        datagrams.Start(receiver, lost);
    }

    public void Send(ReadOnlySpan<byte> message, SipPeer destination)
    {
        if (destination.IsReliable)
            streams.Send(message, destination);
        else
            datagrams.Send(message, destination);
    }

    public void Dispose()
    {
        datagrams.Dispose();
        streams.Dispose();
    }
}
