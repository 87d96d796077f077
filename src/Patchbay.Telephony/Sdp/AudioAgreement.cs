using System.Net;

namespace Patchbay.Telephony.Sdp;

/// <summary>What both sides agreed on.</summary>
public sealed record AudioAgreement
{
    /// <summary>Where to send RTP. Null if they gave no address, which is hold in the old style.</summary>
    public required IPEndPoint? Remote { get; init; }

    /// <summary>Where to send RTCP; null with <see cref="Remote"/>.</summary>
    public required IPEndPoint? RemoteControl { get; init; }

    /// <summary>The codec by its static payload type: 0 PCMU, 8 PCMA.</summary>
    public required byte Codec { get; init; }

    /// <summary>The payload type on the wire, nearly always the same as <see cref="Codec"/>.</summary>
    public required byte PayloadType { get; init; }

    /// <summary>The payload type of RFC 4733 digits at 8 kHz that they take; null if they take none.</summary>
    public required byte? TelephoneEvents { get; init; }

    /// <summary>The packet length they want to receive; 20 ms if they did not say.</summary>
    public required TimeSpan PacketTime { get; init; }

    /// <summary>What we may do: send, receive, both or nothing.</summary>
    public required SdpDirection Direction { get; init; }

    /// <summary>They do not want to hear us: we are on hold.</summary>
    public bool IsHeldByRemote => !Direction.HasFlag(SdpDirection.SendOnly);
}
