using System.Buffers.Text;
using System.Text;

namespace Patchbay.Telephony.Sip.Messages;

/// <summary>Builds one message at a time in a buffer of its own. Belongs to the SIP loop; not for two threads.</summary>
internal sealed class SipWriter
{
    /// <summary>The largest payload of a UDP datagram over IPv4.</summary>
    private readonly byte[] buffer = GC.AllocateUninitializedArray<byte>(65507);
    private int length;

    /// <summary>Something did not fit. The message must not be sent.</summary>
    public bool IsOverflown { get; private set; }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public SipWriter Clear()
    {
        length = 0;
        IsOverflown = false;
        return this;
    }

    public SipWriter Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.TryCopyTo(buffer.AsSpan(length)))
            length += bytes.Length;
        else
            IsOverflown = true;
        return this;
    }

    public SipWriter Append(long number)
    {
        if (Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out int written))
            length += written;
        else
            IsOverflown = true;
        return this;
    }

    /// <summary>Appends text of any origin as UTF-8; control characters become blanks, so no text can add a header.</summary>
    public SipWriter AppendText(string text)
    {
        int start = length;
        if (Encoding.UTF8.TryGetBytes(text, buffer.AsSpan(length), out int written))
            length += written;
        else
            IsOverflown = true;
        foreach (ref byte c in buffer.AsSpan(start, length - start))
        {
            if (c is < (byte)' ' or 0x7f)
                c = (byte)' ';
        }

        return this;
    }

    public SipWriter Field(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) => Append(name).Append(": "u8).Append(value).Append("\r\n"u8);

    public SipWriter Field(SipHeader header, ReadOnlySpan<byte> value) => Field(SipHeaders.Name(header), value);

    public SipWriter Field(SipHeader header, long value) => Append(SipHeaders.Name(header)).Append(": "u8).Append(value).Append("\r\n"u8);

    public SipWriter TextField(string name, string value) => AppendText(name).Append(": "u8).AppendText(value).Append("\r\n"u8);

    /// <summary>Ends the header and adds an SDP body, or none.</summary>
    public SipWriter End(ReadOnlySpan<byte> sdp = default) => End("application/sdp"u8, sdp);

    /// <summary>Ends the header and adds a body of any type, or none.</summary>
    public SipWriter End(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        if (!body.IsEmpty)
            Append("Content-Type: "u8).Append(type).Append("\r\n"u8);
        return Append("Content-Length: "u8).Append(body.Length).Append("\r\n\r\n"u8).Append(body);
    }

    public byte[] ToArray() => Written.ToArray();
}
