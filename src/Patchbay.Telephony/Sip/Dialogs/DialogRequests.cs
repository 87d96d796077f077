using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Writes and sends the requests of a dialog.</summary>
internal static class DialogRequests
{
    /// <summary>Writes all that every request has; the caller adds what is special and ends it.</summary>
    /// <returns>The branch, and where the request goes.</returns>
    public static (byte[] Branch, SipPeer NextHop) Begin(
        DialogContext context, DialogFacts facts, SipPeer peer, (SipMethod Method, uint Sequence) request, int maxForwards = 70)
    {
        SipWriter writer = context.Layer.Writer;
        RouteSet.BeginRequest(writer, facts, request.Method, out ReadOnlySpan<byte> firstHop);
        byte[] branch = context.Identity.Branch(facts, request.Method, request.Sequence);
        writer.Append("Via: "u8).Append(context.Self.ViaPrefix(peer)).Append(branch).Append("\r\n"u8);
        RouteSet.WriteRoutes(writer, facts);
        writer.Field(SipHeader.MaxForwards, maxForwards)
            .Field(SipHeader.From, facts.Local)
            .Field(SipHeader.To, facts.Remote)
            .Field(SipHeader.CallId, facts.CallId)
            .Append("CSeq: "u8).Append(request.Sequence).Append(" "u8).Append(SipMethods.Name(request.Method)).Append("\r\n"u8);
        return (branch, RouteSet.NextHop(firstHop, peer, context.Sources));
    }

    /// <summary>Acknowledges a 2xx (RFC 3261 §13.2.2.4). The sender keeps the bytes for repetitions of the 2xx.</summary>
    public static (byte[] Ack, SipPeer NextHop) SendAck(DialogContext context, DialogFacts facts, SipPeer peer, uint sequence)
    {
        (_, SipPeer nextHop) = Begin(context, facts, peer, (SipMethod.Ack, sequence));
        context.Layer.Writer.End();
        byte[] ack = context.Layer.Writer.ToArray();
        context.Layer.Transport.Send(ack, nextHop);
        return (ack, nextHop);
    }

    /// <summary>Ends an answered dialog (RFC 3261 §15.1.1).</summary>
    public static void SendBye(
        DialogContext context, DialogFacts facts, SipPeer peer, (uint Sequence, SipReason? Reason) bye, IClientTransactionUser? user)
    {
        (byte[] branch, SipPeer nextHop) = Begin(context, facts, peer, (SipMethod.Bye, bye.Sequence));
        if (bye.Reason is not null)
            context.Layer.Writer.TextField("Reason", bye.Reason.Format());
        context.Layer.Writer.End();
        context.Layer.SendRequest(SipMethod.Bye, branch, nextHop, user);
    }
}
