namespace Patchbay.Telephony.Sip.Messages;

/// <summary>What a response says beyond that which it copies from its request.</summary>
internal readonly ref struct SipReply(int code, string? reason = null)
{
    public int Code { get; } = code;

    public string Reason { get; } = reason ?? SipStatus.Phrase(code);

    /// <summary>Added to To if it has no tag yet. Empty only for 100.</summary>
    public ReadOnlySpan<byte> ToTag { get; init; }

    /// <summary>A Contact value; copied Record-Routes go with it, because both make a dialog.</summary>
    public ReadOnlySpan<byte> Contact { get; init; }

    /// <summary>Whole header lines with their line ends.</summary>
    public ReadOnlySpan<byte> Lines { get; init; }

    public ReadOnlySpan<byte> Sdp { get; init; }
}
