using System.Text;

namespace Patchbay.Telephony.Sip.Messages;

/// <summary>Header field names, long and compact (RFC 3261 §7.3.3). They are not case-sensitive.</summary>
internal static class SipHeaders
{
    private static readonly byte[][] Names =
    [
        [], "Via"u8.ToArray(), "From"u8.ToArray(), "To"u8.ToArray(), "Call-ID"u8.ToArray(), "CSeq"u8.ToArray(),
        "Contact"u8.ToArray(), "Max-Forwards"u8.ToArray(), "Content-Length"u8.ToArray(), "Content-Type"u8.ToArray(),
        "Content-Encoding"u8.ToArray(), "Route"u8.ToArray(), "Record-Route"u8.ToArray(), "Require"u8.ToArray(),
        "Accept"u8.ToArray(), "Expires"u8.ToArray(), "Reason"u8.ToArray(), "Retry-After"u8.ToArray(),
        "P-Asserted-Identity"u8.ToArray(), "Diversion"u8.ToArray(), "History-Info"u8.ToArray(), "Authorization"u8.ToArray(),
        "Refer-To"u8.ToArray(), "Replaces"u8.ToArray(),
    ];

    public static ReadOnlySpan<byte> Name(SipHeader header) => Names[(int)header];

    public static SipHeader Parse(ReadOnlySpan<byte> name)
    {
        if (name.Length == 1)
            return ParseCompact(name[0]);
        for (int i = 1; i < Names.Length; i++)
        {
            if (name.Length == Names[i].Length && Ascii.EqualsIgnoreCase(name, Names[i]))
                return (SipHeader)i;
        }

        return SipHeader.Other;
    }

    private static SipHeader ParseCompact(byte letter) => (byte)(letter | 0x20) switch
    {
        (byte)'v' => SipHeader.Via,
        (byte)'f' => SipHeader.From,
        (byte)'t' => SipHeader.To,
        (byte)'i' => SipHeader.CallId,
        (byte)'m' => SipHeader.Contact,
        (byte)'l' => SipHeader.ContentLength,
        (byte)'c' => SipHeader.ContentType,
        (byte)'e' => SipHeader.ContentEncoding,
        (byte)'r' => SipHeader.ReferTo,
        _ => SipHeader.Other,
    };
}
