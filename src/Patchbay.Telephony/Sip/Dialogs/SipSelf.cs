using System.Net;
using System.Text;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>How we name ourselves to the other side: it must come back by the protocol it spoke.</summary>
internal sealed class SipSelf
{
    private readonly (string Host, byte[] Contact, byte[] Via)[] names = new (string, byte[], byte[])[Enum.GetValues<SipProtocol>().Length];

    /// <param name="options">The advertised address and the user part.</param>
    /// <param name="transport">Where each protocol is listened for.</param>
    public SipSelf(SipOptions options, ISipTransport transport)
    {
        foreach (SipProtocol protocol in Enum.GetValues<SipProtocol>())
        {
            // Over a connection that we made, and with no port for others, they come back by that connection.
            string host = transport.EndPointOf(protocol) is { } listened && protocol != SipProtocol.Udp
                ? At(options.AdvertisedAddress, listened)
                : options.AdvertisedAddress ?? transport.LocalEndPoint.ToString();
            string name = protocol.ToString();
            string parameter = protocol == SipProtocol.Udp ? "" : ";transport=" + name.ToLowerInvariant();
            names[(int)protocol] = (
                host,
                Encoding.UTF8.GetBytes($"<{SipAddress.Of(options.ContactUser, host).Uri}{parameter}>"),
                Encoding.UTF8.GetBytes($"SIP/2.0/{name.ToUpperInvariant()} {host};rport;branch="));
        }
    }

    /// <summary>Our host and port.</summary>
    public string Host(SipPeer peer) => names[(int)peer.Protocol].Host;

    /// <summary>Our Contact value, in angle brackets.</summary>
    public byte[] Contact(SipPeer peer) => names[(int)peer.Protocol].Contact;

    /// <summary>Our Via up to the branch value.</summary>
    public byte[] ViaPrefix(SipPeer peer) => names[(int)peer.Protocol].Via;

    /// <summary>The advertised host with the port of this protocol.</summary>
    private static string At(string? advertised, IPEndPoint listened)
    {
        if (advertised is null)
            return listened.ToString();
        int colon = advertised.LastIndexOf(':');
        bool hasPort = colon > advertised.LastIndexOf(']') && advertised.IndexOf(':', StringComparison.Ordinal) is var first
            && (first == colon || advertised.StartsWith('['));
        return $"{(hasPort ? advertised[..colon] : advertised)}:{listened.Port}";
    }
}
