namespace Patchbay.Telephony.Media;

/// <summary>Numbers that tell an outgoing stream when its source has changed. None of them is 0.</summary>
internal static class MediaSourceId
{
    private const ulong DigitsBit = 1UL << 63;

    /// <summary>A leg, and which of the streams it has sent: a new SSRC is a new clock.</summary>
    public static ulong Leg(uint legNumber, uint ssrc) => ((ulong)legNumber << 32) | ssrc;

    /// <summary>The n-th stretch of prompts or silence on this leg.</summary>
    public static ulong Paced(uint stretch) => stretch;

    /// <summary>The n-th digit generated on this leg.</summary>
    public static ulong Digits(uint digit) => DigitsBit | digit;
}
