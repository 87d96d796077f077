namespace Patchbay.Telephony.Sdp;

/// <summary>Why an offer or answer cannot be taken.</summary>
/// <param name="Code">The SIP status code to refuse with: 488, or 400 for what is no session description.</param>
/// <param name="Reason">For the reason phrase and the log.</param>
/// <param name="Warning">The warn-code that says what does not fit (RFC 3261 §20.43), 301 to 305; null when it is no session description.</param>
public sealed record SdpRefusal(int Code, string Reason, int? Warning)
{
    /// <summary>No codec in common.</summary>
    public static SdpRefusal NoCommonCodec { get; } = new(488, "No Codec in Common", 305);

    /// <summary>The audio is encrypted only, or goes by another transport than RTP over UDP.</summary>
    public static SdpRefusal NotPlain { get; } = new(488, "Audio Is Not Plain RTP", 302);

    /// <summary>An IPv6 address where ours is of IPv4, or the other way round: neither reaches the other.</summary>
    public static SdpRefusal OtherFamily { get; } = new(488, "Audio Address of the Other IP Family", 301);

    /// <summary>No audio line that we can take: none at all, switched off, or at a name instead of an address.</summary>
    public static SdpRefusal NoAudio { get; } = new(488, "No Usable Audio", 304);

    /// <summary>Not a session description.</summary>
    public static SdpRefusal Unreadable { get; } = new(400, "Malformed Session Description", null);
}
