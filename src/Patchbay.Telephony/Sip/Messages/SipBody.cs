namespace Patchbay.Telephony.Sip.Messages;

/// <summary>Finds the session description in a message.</summary>
internal static class SipBody
{
    /// <summary>The SDP body; empty if the message has none.</summary>
    public static ReadOnlySpan<byte> FindSdp(SipMessage message)
    {
        ReadOnlySpan<byte> body = message.Body;
        return body.IsEmpty || !IsType(message, "application/sdp"u8) ? default : body;
    }

    /// <summary>The media type matches, whatever its parameters. No type at all matches nothing.</summary>
    public static bool IsType(SipMessage message, ReadOnlySpan<byte> wanted)
    {
        ReadOnlySpan<byte> type = message.Value(SipHeader.ContentType);
        int semicolon = type.IndexOf((byte)';');
        return SipText.EqualsIgnoreCase(SipText.Trim(semicolon < 0 ? type : type[..semicolon]), wanted);
    }
}
