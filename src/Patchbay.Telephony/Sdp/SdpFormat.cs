namespace Patchbay.Telephony.Sdp;

/// <summary>One payload type of a media line.</summary>
/// <param name="PayloadType">0 to 127.</param>
/// <param name="Encoding">As in <c>a=rtpmap</c>, or by the static table of RFC 3551; empty if neither says.</param>
/// <param name="ClockRateHz">Zero if unknown.</param>
internal readonly record struct SdpFormat(byte PayloadType, string Encoding, int ClockRateHz)
{
    public bool Is(string encoding, int clockRateHz) =>
        ClockRateHz == clockRateHz && Encoding.Equals(encoding, StringComparison.OrdinalIgnoreCase);
}
