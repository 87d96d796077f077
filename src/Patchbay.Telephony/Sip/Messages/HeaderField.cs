namespace Patchbay.Telephony.Sip.Messages;

/// <summary>Where one header field lies in the bytes of its message. A datagram is shorter than 65,536 bytes.</summary>
internal readonly record struct HeaderField(
    SipHeader Header, ushort NameStart, ushort NameLength, ushort ValueStart, ushort ValueLength);
