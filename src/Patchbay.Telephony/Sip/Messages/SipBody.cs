namespace Patchbay.Telephony.Sip.Messages;

/// <summary>Finds the session description in a message.</summary>
internal static class SipBody
{
    /// <summary>The SDP body, alone or as a part of <c>multipart/mixed</c>; empty if the message has none.</summary>
    public static ReadOnlySpan<byte> FindSdp(SipMessage message)
    {
        ReadOnlySpan<byte> body = message.Body;
        if (body.IsEmpty)
            return default;
        if (IsType(message, "application/sdp"u8))
            return body;
        return IsType(message, "multipart/mixed"u8) ? FindPart(body, message.Value(SipHeader.ContentType)) : default;
    }

    /// <summary>The media type matches, whatever its parameters. No type at all matches nothing.</summary>
    public static bool IsType(SipMessage message, ReadOnlySpan<byte> wanted) => IsType(message.Value(SipHeader.ContentType), wanted);

    private static bool IsType(ReadOnlySpan<byte> value, ReadOnlySpan<byte> wanted)
    {
        int semicolon = value.IndexOf((byte)';');
        return SipText.EqualsIgnoreCase(SipText.Trim(semicolon < 0 ? value : value[..semicolon]), wanted);
    }

    /// <summary>RFC 2046 §5.1. Gateways add ISUP, emergency calls a location; each part has its own header.</summary>
    private static ReadOnlySpan<byte> FindPart(ReadOnlySpan<byte> body, ReadOnlySpan<byte> contentType)
    {
        int semicolon = contentType.IndexOf((byte)';');
        if (semicolon < 0 || !SipParameters.TryParse(contentType[semicolon..], out SipParameters parameters)
            || !parameters.TryGet("boundary"u8, out ReadOnlySpan<byte> boundary))
            return default;
        boundary = boundary.Trim((byte)'"');
        if (boundary.IsEmpty || boundary.Length > 70)
            return default;
        Span<byte> delimiter = stackalloc byte[boundary.Length + 2];
        "--"u8.CopyTo(delimiter);
        boundary.CopyTo(delimiter[2..]);
        int start = body.IndexOf(delimiter);
        while (start >= 0)
        {
            body = body[(start + delimiter.Length)..];
            start = body.IndexOf(delimiter);
            if (start >= 0 && TryTakeSdp(body[..start], out ReadOnlySpan<byte> sdp))
                return sdp;
        }

        return default;
    }

    private static bool TryTakeSdp(ReadOnlySpan<byte> part, out ReadOnlySpan<byte> sdp)
    {
        sdp = default;
        int headerEnd = part.IndexOf("\r\n\r\n"u8);
        if (headerEnd < 0)
            return false;
        ReadOnlySpan<byte> header = part[..headerEnd];
        while (!header.IsEmpty)
        {
            int end = header.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? header : header[..end];
            header = end < 0 ? default : header[(end + 1)..];
            int colon = line.IndexOf((byte)':');
            if (colon > 0 && SipHeaders.Parse(SipText.Trim(line[..colon])) == SipHeader.ContentType
                && IsType(line[(colon + 1)..], "application/sdp"u8))
            {
                // The line end in front of the delimiter belongs to the delimiter.
                sdp = part[(headerEnd + 4)..];
                sdp = sdp.EndsWith("\r\n"u8) ? sdp[..^2] : sdp;
                return !sdp.IsEmpty;
            }
        }

        return false;
    }
}
