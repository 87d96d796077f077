namespace Patchbay.Telephony.Sip.Messages;

/// <summary>One Via value, read in place (RFC 3261 §20.42).</summary>
internal readonly ref struct Via
{
    /// <summary>What every branch of RFC 3261 starts with (§8.1.1.7).</summary>
    public static ReadOnlySpan<byte> MagicCookie => "z9hG4bK"u8;

    /// <summary>Everything in front of the parameters, as written.</summary>
    public ReadOnlySpan<byte> Head { get; private init; }

    /// <summary>UDP, TCP, TLS or another token.</summary>
    public ReadOnlySpan<byte> Transport { get; private init; }

    public ReadOnlySpan<byte> Host { get; private init; }

    /// <summary>Zero when none is written, which means 5060 for UDP.</summary>
    public int Port { get; private init; }

    public SipParameters Parameters { get; private init; }

    public ReadOnlySpan<byte> Branch => Parameters.TryGet("branch"u8, out ReadOnlySpan<byte> branch) ? branch : default;

    /// <summary>The branch names a transaction alone. Cookie without anything behind it does not.</summary>
    public bool HasRfc3261Branch => Branch.Length > MagicCookie.Length && SipText.EqualsIgnoreCase(Branch[..MagicCookie.Length], MagicCookie);

    public static bool TryParse(ReadOnlySpan<byte> text, out Via via)
    {
        via = default;
        text = SipText.Trim(text);
        int end = SipText.IndexOfUnquoted(text, (byte)';');
        if (end < 0)
            return false;
        ReadOnlySpan<byte> head = text[..end];
        ReadOnlySpan<byte> rest = head;
        if (!TryTakeToken(ref rest, out ReadOnlySpan<byte> name) || !SipText.EqualsIgnoreCase(name, "SIP"u8)
            || !TryTakeSlash(ref rest) || !TryTakeToken(ref rest, out _)
            || !TryTakeSlash(ref rest) || !TryTakeToken(ref rest, out ReadOnlySpan<byte> transport)
            || rest.IsEmpty || !SipText.IsSpace(rest[0])
            || !HostPort.TryParse(rest, out HostPort sentBy)
            || !SipParameters.TryParse(text[end..], out SipParameters parameters))
            return false;
        via = new Via { Head = head, Transport = transport, Host = sentBy.Host, Port = sentBy.Port, Parameters = parameters };
        return true;
    }

    private static bool TryTakeToken(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> token)
    {
        rest = rest[CountSpaces(rest)..];
        int length = rest.IndexOfAny(" \t\r\n/"u8);
        token = length < 0 ? rest : rest[..length];
        rest = rest[token.Length..];
        return SipText.IsToken(token);
    }

    private static bool TryTakeSlash(scoped ref ReadOnlySpan<byte> rest)
    {
        rest = rest[CountSpaces(rest)..];
        if (rest.IsEmpty || rest[0] != (byte)'/')
            return false;
        rest = rest[1..];
        return true;
    }

    private static int CountSpaces(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (count < text.Length && SipText.IsSpace(text[count]))
            count++;
        return count;
    }
}
