using System.Net;
using System.Net.Sockets;
using System.Text;
using Patchbay.Telephony.Dtls;

namespace Patchbay.Telephony.WebRtc;

/// <summary>Writes the answer: ICE-lite, DTLS server, PCMU and telephone events; every other section is declined.</summary>
/// <remarks>RFC 8829 §5.3.</remarks>
internal sealed class AnswerWriter(IReadOnlyList<IPAddress> addresses, int port, DtlsFingerprint fingerprint)
{
    private readonly StringBuilder _sdp = new();

    /// <summary>Writes the answer to one offer.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="credentials">This leg's half of the ICE credentials.</param>
    /// <param name="ssrc">What our packets carry.</param>
    /// <param name="sessionId">Any number; the same never stands for two sessions.</param>
    public string Write(BrowserOffer offer, IceCredentials credentials, uint ssrc, long sessionId)
    {
        Line("v=0");
        Line($"o=- {sessionId} 1 IN {Family(addresses[0])} {addresses[0]}");
        Line("s=-");
        Line("t=0 0");
        Line("a=ice-lite");
        Line($"a=group:BUNDLE {offer.Audio.Mid}");
        Line("a=msid-semantic: WMS patchbay");
        foreach (var section in offer.Sections)
        {
            if (ReferenceEquals(section, offer.Audio))
                Accept(offer, credentials, ssrc);
            else
                Decline(section);
        }
        return _sdp.ToString();
    }

    private void Accept(BrowserOffer offer, IceCredentials credentials, uint ssrc)
    {
        var events = offer.TelephoneEvents;
        Line($"m=audio {port} {offer.Audio.Protocol} 0{(events is { } type ? $" {type}" : "")}");
        Line($"c=IN {Family(addresses[0])} {addresses[0]}");
        Line($"a=mid:{offer.Audio.Mid}");
        Line($"a={offer.AnsweredDirection}");
        Line("a=rtcp-mux");
        Line($"a=ice-ufrag:{credentials.Ufrag}");
        Line($"a=ice-pwd:{credentials.Password}");
        Line($"a=fingerprint:{fingerprint}");
        Line("a=setup:passive");
        Line("a=rtpmap:0 PCMU/8000");
        if (events is { } eventType)
        {
            Line($"a=rtpmap:{eventType} telephone-event/8000");
            Line($"a=fmtp:{eventType} 0-15");
        }
        Line("a=ptime:20");
        Line("a=msid:patchbay call");
        Line($"a=ssrc:{ssrc} cname:patchbay");
        WriteCandidates();
    }

    private void WriteCandidates()
    {
        for (var i = 0; i < addresses.Count; i++)
        {
            // RFC 8445 §5.1.2.1: type preference of a host, our order as the local preference, component 1.
            var priority = (126u << 24) | ((uint)(65535 - i) << 8) | 255;
            Line($"a=candidate:{i + 1} 1 udp {priority} {addresses[i]} {port} typ host");
        }
        Line("a=end-of-candidates");
    }

    private void Decline(OfferedSection section)
    {
        Line($"m={section.Kind} 0 {section.Protocol} {string.Join(' ', section.Formats)}");
        Line("c=IN IP4 0.0.0.0");
        if (section.Mid is { } mid)
            Line($"a=mid:{mid}");
        Line("a=inactive");
    }

    private void Line(string line) => _sdp.Append(line).Append("\r\n");

    private static string Family(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? "IP6" : "IP4";
}
