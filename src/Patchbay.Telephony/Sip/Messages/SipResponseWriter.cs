using System.Net;

namespace Patchbay.Telephony.Sip.Messages;

/// <summary>Writes responses to a received request (RFC 3261 §8.2.6, RFC 3581 §4).</summary>
internal static class SipResponseWriter
{
    public static void Write(SipWriter writer, SipMessage request, IPEndPoint source, in SipReply reply)
    {
        StatusLine(writer, reply.Code, reply.Reason);
        WriteVias(writer, request, source);
        if (!reply.Contact.IsEmpty)
        {
            foreach (ReadOnlySpan<byte> route in request.Values(SipHeader.RecordRoute))
                writer.Field(SipHeader.RecordRoute, route);
        }

        Copy(writer, request, SipHeader.From);
        WriteTo(writer, request, reply.ToTag);
        Copy(writer, request, SipHeader.CallId);
        Copy(writer, request, SipHeader.CSeq);
        if (!reply.Contact.IsEmpty)
            writer.Field(SipHeader.Contact, reply.Contact);
        writer.Append(reply.Lines).End(reply.Sdp);
    }

    public static void StatusLine(SipWriter writer, int code, string reason) =>
        writer.Clear().Append("SIP/2.0 "u8).Append(code).Append(" "u8).AppendText(reason).Append("\r\n"u8);

    /// <summary>Writes one Via value with where the request really came from.</summary>
    public static void WriteTopVia(SipWriter writer, ReadOnlySpan<byte> value, IPEndPoint source)
    {
        if (!Via.TryParse(value, out Via via))
        {
            writer.Append(value);
            return;
        }

        writer.Append(via.Head);
        bool wantsPort = false;
        foreach (SipParameter parameter in via.Parameters)
        {
            if (SipText.EqualsIgnoreCase(parameter.Name, "rport"u8))
                wantsPort = true;
            else if (!SipText.EqualsIgnoreCase(parameter.Name, "received"u8))
                AppendParameter(writer, parameter);
        }

        Span<byte> address = stackalloc byte[64];
        source.Address.TryFormat(address, out int length);
        if (wantsPort || !via.Host.SequenceEqual(address[..length]))
            writer.Append(";received="u8).Append(address[..length]);
        if (wantsPort)
            writer.Append(";rport="u8).Append(source.Port);
    }

    private static void AppendParameter(SipWriter writer, in SipParameter parameter)
    {
        writer.Append(";"u8).Append(parameter.Name);
        if (!parameter.Value.IsEmpty)
            writer.Append("="u8).Append(parameter.Value);
    }

    private static void WriteVias(SipWriter writer, SipMessage request, IPEndPoint source)
    {
        bool isTop = true;
        foreach (ReadOnlySpan<byte> value in request.Values(SipHeader.Via))
        {
            writer.Append("Via: "u8);
            if (isTop)
                WriteTopVia(writer, value, source);
            else
                writer.Append(value);
            writer.Append("\r\n"u8);
            isTop = false;
        }
    }

    // A malformed request may lack what a response must copy; it is answered with what there is (RFC 4475 §3.3.1).
    private static void Copy(SipWriter writer, SipMessage request, SipHeader header)
    {
        if (request.Has(header))
            writer.Field(header, request.Value(header));
    }

    private static void WriteTo(SipWriter writer, SipMessage request, ReadOnlySpan<byte> tag)
    {
        if (!request.Has(SipHeader.To))
            return;
        writer.Append("To: "u8).Append(request.Value(SipHeader.To));
        if (!tag.IsEmpty && request.Tag(SipHeader.To).IsEmpty)
            writer.Append(";tag="u8).Append(tag);
        writer.Append("\r\n"u8);
    }
}
