namespace Patchbay.Telephony.Sip.Messages;

/// <summary>A host and an optional port, as in a URI or a Via.</summary>
internal readonly ref struct HostPort
{
    public ReadOnlySpan<byte> Host { get; private init; }

    /// <summary>Zero when none is written.</summary>
    public int Port { get; private init; }

    public static bool TryParse(ReadOnlySpan<byte> text, out HostPort result)
    {
        result = default;
        text = SipText.Trim(text);
        if (text.IsEmpty)
            return false;
        int hostEnd = text[0] == (byte)'[' ? text.IndexOf((byte)']') + 1 : IndexOrEnd(text, (byte)':');
        if (hostEnd <= 0)
            return false;
        ReadOnlySpan<byte> host = SipText.Trim(text[..hostEnd]);
        bool isBracketed = host.Length > 0 && host[0] == (byte)'[';
        if (isBracketed ? host[1..^1].IndexOfAnyExcept(SipText.AddressBytes) >= 0 : !SipUri.IsHostName(host))
            return false;
        ReadOnlySpan<byte> rest = SipText.Trim(text[hostEnd..]);
        uint port = 0;
        if (!rest.IsEmpty && (rest[0] != (byte)':' || !SipText.TryParseUInt32(SipText.Trim(rest[1..]), out port) || port is 0 or > 65535))
            return false;
        result = new HostPort { Host = host, Port = (int)port };
        return true;
    }

    private static int IndexOrEnd(ReadOnlySpan<byte> text, byte wanted)
    {
        int index = text.IndexOf(wanted);
        return index < 0 ? text.Length : index;
    }
}
