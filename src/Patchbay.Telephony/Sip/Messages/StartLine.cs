namespace Patchbay.Telephony.Sip.Messages;

/// <summary>The first line of a message as ranges of its bytes.</summary>
/// <param name="Method">The method of a request.</param>
/// <param name="Uri">The Request-URI; in a response the reason phrase.</param>
/// <param name="StatusCode">Zero for a request.</param>
/// <param name="Defect">What is wrong with the line.</param>
internal readonly record struct StartLine(Range Method, Range Uri, int StatusCode, SipDefect? Defect)
{
    private static ReadOnlySpan<byte> Version => "SIP/2.0"u8;

    /// <summary>Reads the line that lies at <paramref name="start"/> to <paramref name="end"/>.</summary>
    /// <returns>False for something that is no SIP at all, or a response that cannot be one: nobody can be answered.</returns>
    public static bool TryParse(ReadOnlySpan<byte> bytes, int start, int end, out StartLine line)
    {
        while (end > start && SipText.IsSpace(bytes[end - 1]))
            end--;
        ReadOnlySpan<byte> text = bytes[start..end];
        return text.StartsWith("SIP/"u8)
            ? TryParseStatus(text, start, out line)
            : TryParseRequest(text, start, out line);
    }

    private static bool TryParseStatus(ReadOnlySpan<byte> text, int start, out StartLine line)
    {
        line = default;
        if (!text.StartsWith(Version) || text.Length < 11 || text[7] != (byte)' '
            || (text.Length > 11 && text[11] != (byte)' ')
            || !SipText.TryParseUInt32(text.Slice(8, 3), out uint code) || code is < 100 or > 699)
            return false;
        int reason = Math.Min(12, text.Length);
        line = new StartLine(default, (start + reason)..(start + text.Length), (int)code, null);
        return true;
    }

    private static bool TryParseRequest(ReadOnlySpan<byte> text, int start, out StartLine line)
    {
        line = default;
        int first = text.IndexOf((byte)' '), last = text.LastIndexOf((byte)' ');
        if (first <= 0 || last <= first || !SipText.IsToken(text[..first]) || !text[(last + 1)..].StartsWith("SIP/"u8))
            return false;
        ReadOnlySpan<byte> uri = text[(first + 1)..last];
        SipDefect? defect = null;
        if (!text[(last + 1)..].SequenceEqual(Version))
            defect = new SipDefect(505, "Version Not Supported");
        else if (!SipUri.TryParseScheme(uri, out UriScheme scheme))
            defect = SipDefect.Malformed("Malformed Request-URI");
        else if (scheme != UriScheme.Other && (!SipUri.TryParse(uri, out SipUri parsed) || !parsed.Headers.IsEmpty))
            defect = SipDefect.Malformed("Malformed Request-URI");
        else if (SipText.ContainsSpace(uri))
            defect = SipDefect.Malformed("Malformed Request-URI");
        line = new StartLine(start..(start + first), (start + first + 1)..(start + last), 0, defect);
        return true;
    }
}
