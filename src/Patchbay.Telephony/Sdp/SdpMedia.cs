using System.Collections.Immutable;
using System.Net;

namespace Patchbay.Telephony.Sdp;

/// <summary>One <c>m=</c> line and what belongs to it.</summary>
internal sealed record SdpMedia
{
    /// <summary><c>audio</c>, <c>video</c> or another word.</summary>
    public required string Kind { get; init; }

    /// <summary>Zero for a line that is refused or switched off.</summary>
    public required int Port { get; init; }

    /// <summary>E.g. <c>RTP/AVP</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The formats as written, for a refusal that has to repeat them.</summary>
    public required string FormatList { get; init; }

    /// <summary>Payload types in the order of preference; none for media other than RTP.</summary>
    public ImmutableArray<SdpFormat> Formats { get; init; } = [];

    /// <summary>Null if no line spells an address.</summary>
    public IPAddress? Address { get; init; }

    public SdpDirection Direction { get; init; } = SdpDirection.SendReceive;

    /// <summary>The packet length the writer wants to receive.</summary>
    public TimeSpan? PacketTime { get; init; }

    /// <summary>The RTCP port (RFC 3605), if it is not the next one.</summary>
    public int? ControlPort { get; init; }
}
