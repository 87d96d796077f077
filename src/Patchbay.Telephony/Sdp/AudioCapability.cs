using System.Collections.Immutable;
using System.Net;

namespace Patchbay.Telephony.Sdp;

/// <summary>What our side of a leg can do.</summary>
public sealed record AudioCapability
{
    /// <summary>Where we want RTP, as the other side sees it.</summary>
    public required IPEndPoint Local { get; init; }

    /// <summary>G.711 payload types in our order of preference: 0 is PCMU, 8 is PCMA. The first that both have is taken.</summary>
    public ImmutableArray<byte> Codecs { get; init; } = [0, 8];

    /// <summary>The payload type we offer for RFC 4733 digits, 96 to 127. In an answer the other side's number is kept.</summary>
    public byte TelephoneEvents { get; init; } = 101;

    /// <summary>The packet length we want to receive.</summary>
    public TimeSpan PacketTime { get; init; } = TimeSpan.FromMilliseconds(20);
}
