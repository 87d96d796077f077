namespace Patchbay.Telephony.Sip.Messages;

/// <summary>Writes the two requests that belong to an INVITE of ours: its CANCEL, and the ACK to a refusal.</summary>
internal static class SipFollowUpWriter
{
    /// <summary>RFC 3261 §17.1.1.3: same branch and Request-URI, To from the response.</summary>
    public static void WriteAck(SipWriter writer, SipMessage invite, SipMessage response) =>
        Write(writer, invite, SipMethod.Ack, response.Value(SipHeader.To));

    /// <summary>RFC 3261 §9.1: same branch, Request-URI and To.</summary>
    public static void WriteCancel(SipWriter writer, SipMessage invite, ReadOnlySpan<byte> reason)
    {
        Write(writer, invite, SipMethod.Cancel, invite.Value(SipHeader.To), reason);
    }

    private static void Write(
        SipWriter writer, SipMessage invite, SipMethod method, ReadOnlySpan<byte> to, ReadOnlySpan<byte> reason = default)
    {
        HeaderValues vias = invite.Values(SipHeader.Via);
        vias.MoveNext();
        writer.Clear().Append(SipMethods.Name(method)).Append(" "u8).Append(invite.RequestUri).Append(" SIP/2.0\r\n"u8)
            .Field(SipHeader.Via, vias.Current);
        foreach (ReadOnlySpan<byte> route in invite.Values(SipHeader.Route))
            writer.Field(SipHeader.Route, route);
        writer.Field(SipHeader.MaxForwards, 70)
            .Field(SipHeader.From, invite.Value(SipHeader.From))
            .Field(SipHeader.To, to)
            .Field(SipHeader.CallId, invite.CallId)
            .Append("CSeq: "u8).Append(invite.CSeqNumber).Append(" "u8).Append(SipMethods.Name(method)).Append("\r\n"u8);
        if (!reason.IsEmpty)
            writer.Field(SipHeader.Reason, reason);
        writer.End();
    }
}
