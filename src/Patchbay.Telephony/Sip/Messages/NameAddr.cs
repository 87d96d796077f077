namespace Patchbay.Telephony.Sip.Messages;

/// <summary>A From, To, Contact, Route or similar value: display name, URI, parameters (RFC 3261 §20.10).</summary>
internal readonly ref struct NameAddr
{
    /// <summary>As written: a quoted string with its quotes, or tokens; often empty.</summary>
    public ReadOnlySpan<byte> DisplayName { get; private init; }

    /// <summary>The URI without angle brackets, of any scheme; not looked into.</summary>
    public ReadOnlySpan<byte> Uri { get; private init; }

    /// <summary>The parameters of the header, not of the URI.</summary>
    public SipParameters Parameters { get; private init; }

    public ReadOnlySpan<byte> Tag => Parameters.TryGet("tag"u8, out ReadOnlySpan<byte> tag) ? tag : default;

    public string DisplayText => SipText.Unquote(DisplayName);

    /// <summary>Reads one value, no comma list.</summary>
    /// <returns>False for unbalanced quotes or brackets, a display name that needs quotes, or parameters that are none. Never throws.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out NameAddr value)
    {
        value = default;
        text = SipText.Trim(text);
        int open = SipText.IndexOfUnquoted(text, (byte)'<');
        if (open < 0)
            return false;
        return open == text.Length ? TryParseBare(text, out value) : TryParseBracketed(text, open, out value);
    }

    private static bool TryParseBracketed(ReadOnlySpan<byte> text, int open, out NameAddr value)
    {
        value = default;
        int length = text[open..].IndexOf((byte)'>');
        if (length < 0)
            return false;
        ReadOnlySpan<byte> name = SipText.Trim(text[..open]);
        ReadOnlySpan<byte> uri = text.Slice(open + 1, length - 1);
        if (!IsDisplayName(name) || !SipUri.TryParseScheme(uri, out _) || SipText.ContainsSpace(uri)
            || !SipParameters.TryParse(text[(open + length + 1)..], out SipParameters parameters))
            return false;
        value = new NameAddr { DisplayName = name, Uri = uri, Parameters = parameters };
        return true;
    }

    // Without brackets everything behind the first semicolon belongs to the header, and the URI may hold no comma or question mark.
    private static bool TryParseBare(ReadOnlySpan<byte> text, out NameAddr value)
    {
        value = default;
        int semicolon = text.IndexOf((byte)';');
        ReadOnlySpan<byte> uri = SipText.Trim(semicolon < 0 ? text : text[..semicolon]);
        if (!SipUri.TryParseScheme(uri, out _) || SipText.ContainsSpace(uri) || uri.IndexOfAny("?,\">"u8) >= 0
            || !SipParameters.TryParse(semicolon < 0 ? default : text[semicolon..], out SipParameters parameters))
            return false;
        value = new NameAddr { Uri = uri, Parameters = parameters };
        return true;
    }

    private static bool IsDisplayName(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
            return true;
        if (name[0] == (byte)'"')
            return SipText.EndOfQuoted(name, 0) == name.Length - 1;
        foreach (byte c in name)
        {
            // Bytes above 7F are UTF-8; some gateways send them without quotes.
            if (c is (byte)',' or (byte)'"' or (byte)'<' or (byte)'>' or (byte)';' or (byte)':' or (byte)'@' or (byte)'\\')
                return false;
        }

        return true;
    }
}
