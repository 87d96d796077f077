using System.Text;

namespace Patchbay.Telephony.Sip.Messages;

/// <summary>A received message: the bytes and where things lie in them. Values are read when they are asked for.</summary>
internal sealed class SipMessage
{
    private readonly byte[] bytes;
    private readonly HeaderField[] fields;
    private readonly Range uri;
    private readonly Range methodName;

    internal SipMessage(byte[] bytes, in StartLine start, HeaderField[] fields, int bodyStart, SipDefect? defect)
    {
        this.bytes = bytes;
        this.fields = fields;
        uri = start.Uri;
        methodName = start.Method;
        StatusCode = start.StatusCode;
        BodyStart = bodyStart;
        Method = StatusCode == 0 ? SipMethods.Parse(MethodName) : SipMethod.Other;
        Defect = defect;
        if (CSeq.TryParse(Value(SipHeader.CSeq), out CSeq sequence))
        {
            CSeqNumber = sequence.Number;
            CSeqMethod = SipMethods.Parse(sequence.Method);
        }

        Defect ??= SipMessageCheck.FindDefect(this);
    }

    public bool IsRequest => StatusCode == 0;

    /// <summary>The method of a request; <see cref="SipMethod.Other"/> for a response.</summary>
    public SipMethod Method { get; }

    public ReadOnlySpan<byte> MethodName => bytes.AsSpan(methodName);

    public ReadOnlySpan<byte> RequestUri => bytes.AsSpan(uri);

    /// <summary>100 to 699; zero for a request.</summary>
    public int StatusCode { get; }

    /// <summary>The reason phrase of a response.</summary>
    public string ReasonPhrase => IsRequest ? "" : Encoding.UTF8.GetString(bytes.AsSpan(uri));

    public uint CSeqNumber { get; }

    public SipMethod CSeqMethod { get; }

    public ReadOnlySpan<byte> CallId => Value(SipHeader.CallId);

    /// <summary>Why this message must not be acted upon; null for a good one.</summary>
    public SipDefect? Defect { get; }

    internal int BodyStart { get; }

    internal int AvailableBody => bytes.Length - BodyStart;

    /// <summary>As many bytes as Content-Length says; without that header, all that came (RFC 3261 §18.3).</summary>
    public ReadOnlySpan<byte> Body =>
        bytes.AsSpan(BodyStart, SipText.TryParseUInt32(Value(SipHeader.ContentLength), out uint length)
            ? (int)Math.Min(length, AvailableBody) : AvailableBody);

    /// <summary>The first field with that name, all of its line; empty if there is none.</summary>
    public ReadOnlySpan<byte> Value(SipHeader header)
    {
        int field = NextField(header, -1);
        return field < 0 ? default : FieldValue(field);
    }

    public bool Has(SipHeader header) => NextField(header, -1) >= 0;

    public int CountFields(SipHeader header)
    {
        int count = 0;
        for (int i = NextField(header, -1); i >= 0; i = NextField(header, i))
            count++;
        return count;
    }

    /// <summary>The values of a header field that may be a list.</summary>
    public HeaderValues Values(SipHeader header) => new(this, header);

    /// <summary>The same as strings, for those who keep them.</summary>
    public IReadOnlyList<string> TextValues(SipHeader header)
    {
        List<string>? list = null;
        foreach (ReadOnlySpan<byte> value in Values(header))
            (list ??= []).Add(Encoding.UTF8.GetString(value));
        return list ?? (IReadOnlyList<string>)[];
    }

    /// <summary>The header fields for which we have no name of our own, as they came, in order.</summary>
    public IEnumerable<(string Name, string Value)> OtherFields()
    {
        for (int i = NextField(SipHeader.Other, -1); i >= 0; i = NextField(SipHeader.Other, i))
            yield return (Encoding.UTF8.GetString(bytes, fields[i].NameStart, fields[i].NameLength), Encoding.UTF8.GetString(FieldValue(i)));
    }

    public bool TryGetTopVia(out Via via)
    {
        HeaderValues values = Values(SipHeader.Via);
        via = default;
        return values.MoveNext() && Via.TryParse(values.Current, out via);
    }

    /// <summary>The tag of From or To; empty if there is none.</summary>
    public ReadOnlySpan<byte> Tag(SipHeader header) =>
        NameAddr.TryParse(Value(header), out NameAddr address) ? address.Tag : default;

    /// <summary>The URI of the first Contact; empty if there is none.</summary>
    public ReadOnlySpan<byte> ContactUri()
    {
        HeaderValues values = Values(SipHeader.Contact);
        return values.MoveNext() && NameAddr.TryParse(values.Current, out NameAddr contact) ? contact.Uri : default;
    }

    internal int FieldCount => fields.Length;

    internal int NextField(SipHeader header, int after)
    {
        for (int i = after + 1; i < fields.Length; i++)
        {
            if (fields[i].Header == header)
                return i;
        }

        return -1;
    }

    internal ReadOnlySpan<byte> FieldValue(int field) => bytes.AsSpan(fields[field].ValueStart, fields[field].ValueLength);
}
