namespace Patchbay.Telephony.Sdp;

/// <summary>Why an offer or answer cannot be taken.</summary>
/// <param name="Code">The SIP status code to refuse with: 488, or 400 for what is no session description.</param>
/// <param name="Reason">For the reason phrase and the log.</param>
public sealed record SdpRefusal(int Code, string Reason)
{
    /// <summary>No codec in common.</summary>
    public static SdpRefusal NoCommonCodec { get; } = new(488, "No Codec in Common");

    /// <summary>No audio line that we can take: none at all, switched off, encrypted only, or at an address we cannot send to.</summary>
    public static SdpRefusal NoAudio { get; } = new(488, "No Usable Audio");

    /// <summary>Not a session description.</summary>
    public static SdpRefusal Unreadable { get; } = new(400, "Malformed Session Description");
}
