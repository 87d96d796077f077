using System.Net;
using System.Net.Sockets;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip;

/// <summary>Opens the ports that the options name.</summary>
internal static class SipPorts
{
    /// <exception cref="SocketException">An address is taken or not ours.</exception>
    /// <exception cref="ArgumentException">TLS is wanted without a certificate.</exception>
    public static ISipTransport Open(SipOptions options, SipSurroundings surroundings, SipCounters counters)
    {
        if (options.TlsListen is not null && surroundings.Certificate is null)
            throw new ArgumentException("SIP over TLS needs a certificate", nameof(surroundings));
        UdpSipTransport datagrams = new(options.Listen, counters);
        StreamLimits limits = new() { MostConnections = options.MostConnections, Idle = options.IdleLimit };
        StreamSipTransport streams = new(limits, counters, surroundings.Time, surroundings.Sources, surroundings.Certificate, surroundings.Trust);
        try
        {
            IPEndPoint? tcp = options.TcpListen is { } plain ? streams.Listen(plain, SipProtocol.Tcp) : null;
            IPEndPoint? tls = options.TlsListen is { } secure ? streams.Listen(secure, SipProtocol.Tls) : null;
            return new SipTransports(datagrams, streams, tcp, tls);
        }
        catch (SocketException)
        {
            streams.Dispose();
            datagrams.Dispose();
            throw;
        }
    }
}
