using System.Net;

namespace Patchbay.Telephony.Media;

/// <summary>The far end of a plain leg, as its SDP describes it.</summary>
/// <param name="Audio">Where it wants RTP. Packets of a phone behind an address translator come from elsewhere; the leg then follows them.</param>
/// <param name="Codec">Codec to send.</param>
public sealed record PlainRtpRemote(IPEndPoint Audio, AudioCodec Codec)
{
    /// <summary>Where it wants RTCP; the port above RTP when null. RFC 3605.</summary>
    public IPEndPoint? Control { get; init; }

    /// <summary>Payload type in which it takes telephone events at 8 kHz; null when it takes none.</summary>
    public byte? TelephoneEvents { get; init; }

    /// <summary>Payload type our own description gave for telephone events; that of the far end when null.</summary>
    public byte? OwnTelephoneEvents { get; init; }
}
