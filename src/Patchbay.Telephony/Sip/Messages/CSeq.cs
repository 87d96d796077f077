namespace Patchbay.Telephony.Sip.Messages;

/// <summary>The number and method of a CSeq header (RFC 3261 §20.16).</summary>
internal readonly ref struct CSeq
{
    public uint Number { get; private init; }

    public ReadOnlySpan<byte> Method { get; private init; }

    /// <returns>False if the number is not below 2^31 or no method token follows.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out CSeq value)
    {
        value = default;
        text = SipText.Trim(text);
        int end = text.IndexOfAny(" \t\r\n"u8);
        if (end <= 0 || !SipText.TryParseUInt32(text[..end], out uint number) || number > int.MaxValue)
            return false;
        ReadOnlySpan<byte> method = SipText.Trim(text[end..]);
        if (!SipText.IsToken(method))
            return false;
        value = new CSeq { Number = number, Method = method };
        return true;
    }
}
