using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>What tells one transaction from another (RFC 3261 §17.1.3, §17.2.3).</summary>
internal static class TransactionKey
{
    /// <summary>Key of the server transaction a request belongs to, or starts. <paramref name="method"/> is that of the transaction:
    /// INVITE for an ACK, and for the INVITE that a CANCEL means.</summary>
    public static ReadOnlySpan<byte> OfServer(SipMessage request, SipMethod method, Span<byte> buffer)
    {
        if (!request.TryGetTopVia(out Via via))
            return default;
        KeyBuilder key = new(buffer);
        AppendMethod(ref key, request, method);
        if (via.HasRfc3261Branch)
        {
            key.Append(via.Branch);
            key.Append(via.Host);
            key.Append(via.Port);
        }
        else
        {
            // RFC 2543 peers: no branch to go by. To is left out, since the ACK carries our tag and the INVITE did not.
            key.Append(request.CallId);
            key.Append((int)request.CSeqNumber);
            key.Append(request.Tag(SipHeader.From));
            key.Append(via.Host);
            key.Append(via.Port);
            key.Append(via.Parameters.Raw);
        }

        return key.Written;
    }

    /// <summary>Key of the client transaction a response belongs to.</summary>
    public static ReadOnlySpan<byte> OfClient(ReadOnlySpan<byte> branch, SipMethod method, Span<byte> buffer)
    {
        KeyBuilder key = new(buffer);
        key.Append((int)method);
        key.Append(branch);
        return key.Written;
    }

    private static void AppendMethod(ref KeyBuilder key, SipMessage request, SipMethod method)
    {
        key.Append((int)method);
        if (method == SipMethod.Other)
            key.Append(request.MethodName);
    }
}
