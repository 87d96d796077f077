namespace Patchbay.Telephony.Media;

/// <summary>How a leg's audio is coded; the value is the static RTP payload type.</summary>
/// <remarks>RFC 3551 §6. Both are 8 kHz, one byte per sample.</remarks>
public enum AudioCodec : byte
{
    /// <summary>G.711 µ-law, as North America and browsers have it.</summary>
    Pcmu = 0,

    /// <summary>G.711 A-law, as most other carriers have it.</summary>
    Pcma = 8,
}
