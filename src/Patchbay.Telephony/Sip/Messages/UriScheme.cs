namespace Patchbay.Telephony.Sip.Messages;

/// <summary>The URI schemes a call can be addressed with.</summary>
internal enum UriScheme : byte
{
    /// <summary>A scheme that is not ours; the peer may send any.</summary>
    Other,
    Sip,
    Sips,
    Tel,
}
