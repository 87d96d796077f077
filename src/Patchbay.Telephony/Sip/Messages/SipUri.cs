using System.Net;
using System.Text;

namespace Patchbay.Telephony.Sip.Messages;

/// <summary>A <c>sip:</c>, <c>sips:</c> or <c>tel:</c> URI, read in place (RFC 3261 §19.1, RFC 3966).</summary>
internal readonly ref struct SipUri
{
    public UriScheme Scheme { get; private init; }

    /// <summary>As written, with escapes; without the password. The number of a <c>tel:</c> URI.</summary>
    public ReadOnlySpan<byte> User { get; private init; }

    /// <summary>A name, an IPv4 address, or an IPv6 address in brackets. Empty for <c>tel:</c>.</summary>
    public ReadOnlySpan<byte> Host { get; private init; }

    /// <summary>Zero when the URI names none.</summary>
    public int Port { get; private init; }

    public SipParameters Parameters { get; private init; }

    /// <summary>What stands behind the question mark, without it.</summary>
    public ReadOnlySpan<byte> Headers { get; private init; }

    public string UserText => SipText.Unescape(User);

    /// <summary>A loose router (RFC 3261 §16.4).</summary>
    public bool IsLoose => Parameters.Has("lr"u8);

    /// <summary>The scheme alone, for an answer of 416 to those we do not speak.</summary>
    /// <returns>False if the text does not start with a scheme at all.</returns>
    public static bool TryParseScheme(ReadOnlySpan<byte> text, out UriScheme scheme)
    {
        scheme = UriScheme.Other;
        int colon = text.IndexOf((byte)':');
        if (colon <= 0 || text[..colon].IndexOfAnyExcept(SipText.SchemeBytes) >= 0)
            return false;
        ReadOnlySpan<byte> name = text[..colon];
        if (SipText.EqualsIgnoreCase(name, "sip"u8))
            scheme = UriScheme.Sip;
        else if (SipText.EqualsIgnoreCase(name, "sips"u8))
            scheme = UriScheme.Sips;
        else if (SipText.EqualsIgnoreCase(name, "tel"u8))
            scheme = UriScheme.Tel;
        return true;
    }

    /// <summary>Reads a whole URI without angle brackets.</summary>
    /// <returns>False for another scheme, blanks or control characters, or a host that cannot be one. Never throws.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out SipUri uri)
    {
        uri = default;
        if (!TryParseScheme(text, out UriScheme scheme) || scheme == UriScheme.Other || !IsVisible(text))
            return false;
        ReadOnlySpan<byte> rest = text[(text.IndexOf((byte)':') + 1)..];
        return scheme == UriScheme.Tel ? TryParseTel(rest, out uri) : TryParseSip(scheme, rest, out uri);
    }

    /// <summary>The address the host spells, if it spells one.</summary>
    public bool TryGetAddress(out IPAddress? address)
    {
        address = null;
        if (Host.IsEmpty || Host.Length > 64)
            return false;
        Span<char> chars = stackalloc char[Host.Length];
        return Encoding.ASCII.TryGetChars(Host, chars, out int length) && LooksLikeAddress(Host)
            && IPAddress.TryParse(chars[..length], out address);
    }

    private static bool LooksLikeAddress(ReadOnlySpan<byte> host) =>
        host[0] == (byte)'[' || (host.Count((byte)'.') == 3 && host.IndexOfAnyExcept(SipText.DottedBytes) < 0);

    private static bool TryParseTel(ReadOnlySpan<byte> rest, out SipUri uri)
    {
        uri = default;
        int semicolon = rest.IndexOf((byte)';');
        ReadOnlySpan<byte> number = semicolon < 0 ? rest : rest[..semicolon];
        if (number.IsEmpty || !SipParameters.TryParse(semicolon < 0 ? default : rest[semicolon..], out SipParameters parameters))
            return false;
        uri = new SipUri { Scheme = UriScheme.Tel, User = number, Parameters = parameters };
        return true;
    }

    private static bool TryParseSip(UriScheme scheme, ReadOnlySpan<byte> rest, out SipUri uri)
    {
        uri = default;
        ReadOnlySpan<byte> user = default;
        int at = rest.LastIndexOf((byte)'@');
        if (at >= 0)
        {
            user = rest[..at];
            rest = rest[(at + 1)..];
            int colon = user.IndexOf((byte)':');
            if (colon >= 0)
                user = user[..colon];
            if (user.IsEmpty || user.IndexOfAny(SipText.NotInUser) >= 0)
                return false;
        }

        int question = rest.IndexOf((byte)'?');
        ReadOnlySpan<byte> headers = question < 0 ? default : rest[(question + 1)..];
        rest = question < 0 ? rest : rest[..question];
        int semicolon = rest.IndexOf((byte)';');
        ReadOnlySpan<byte> hostPort = semicolon < 0 ? rest : rest[..semicolon];
        if (!HostPort.TryParse(hostPort, out HostPort parsed)
            || !SipParameters.TryParse(semicolon < 0 ? default : rest[semicolon..], out SipParameters parameters))
            return false;
        uri = new SipUri
        {
            Scheme = scheme,
            User = user,
            Host = parsed.Host,
            Port = parsed.Port,
            Parameters = parameters,
            Headers = headers,
        };
        return true;
    }

    internal static bool IsHostName(ReadOnlySpan<byte> host) => !host.IsEmpty && host.IndexOfAnyExcept(SipText.HostBytes) < 0;

    private static bool IsVisible(ReadOnlySpan<byte> text)
    {
        foreach (byte c in text)
        {
            if (c is <= (byte)' ' or 0x7f or (byte)'<' or (byte)'>')
                return false;
        }

        return true;
    }
}
