using System.Text;
using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>The checks every request passes before it means anything (RFC 3261 §8.2.1 to §8.2.3).</summary>
internal static class RequestScreen
{
    /// <summary>What a request is refused with.</summary>
    public sealed record Refusal(int Code, byte[] Lines);

    /// <returns>Null for a request to go on with.</returns>
    public static Refusal? Check(SipMessage request, bool hasRegistrar)
    {
        if (!IsKnown(request.Method) && !(hasRegistrar && request.Method == SipMethod.Register))
            return new Refusal(405, SipLines.Allow);
        if (SipUri.TryParseScheme(request.RequestUri, out UriScheme scheme) && scheme is UriScheme.Other)
            return new Refusal(416, []);
        if (Unsupported(request) is { } unsupported)
            return new Refusal(420, unsupported);
        if (HasNoHopsLeft(request))
            return new Refusal(483, []);
        return request.Method == SipMethod.Invite ? CheckInvite(request) : null;
    }

    private static bool IsKnown(SipMethod method) => method is SipMethod.Invite or SipMethod.Ack or SipMethod.Bye
        or SipMethod.Cancel or SipMethod.Options or SipMethod.Info or SipMethod.Update or SipMethod.Refer;

    private static Refusal? CheckInvite(SipMessage request)
    {
        bool isEncoded = request.Has(SipHeader.ContentEncoding)
            && !SipText.EqualsIgnoreCase(request.Value(SipHeader.ContentEncoding), "identity"u8);
        if (!request.Body.IsEmpty && (isEncoded || SipBody.FindSdp(request).IsEmpty))
            return new Refusal(415, SipLines.Accept);
        return AcceptsSdp(request) ? null : new Refusal(406, []);
    }

    // A call that we pass on must not go round for ever. What ends here is taken all the same (RFC 4475 §3.3.11).
    private static bool HasNoHopsLeft(SipMessage request) =>
        request.Method == SipMethod.Invite && request.Tag(SipHeader.To).IsEmpty
        && SipText.TryParseUInt32(request.Value(SipHeader.MaxForwards), out uint hops) && hops == 0;

    private static bool AcceptsSdp(SipMessage request)
    {
        if (!request.Has(SipHeader.Accept))
            return true;
        foreach (ReadOnlySpan<byte> value in request.Values(SipHeader.Accept))
        {
            int semicolon = value.IndexOf((byte)';');
            ReadOnlySpan<byte> type = SipText.Trim(semicolon < 0 ? value : value[..semicolon]);
            if (SipText.EqualsIgnoreCase(type, "application/sdp"u8) || SipText.EqualsIgnoreCase(type, "application/*"u8)
                || type.SequenceEqual("*/*"u8))
                return true;
        }

        return false;
    }

    /// <summary>Names what a peer requires and we do not do: 100rel, timer and all the rest but Replaces.</summary>
    /// <returns>The header line; null when there is nothing of the kind.</returns>
    private static byte[]? Unsupported(SipMessage request)
    {
        StringBuilder? line = null;
        foreach (ReadOnlySpan<byte> tag in request.Values(SipHeader.Require))
        {
            if (request.Method == SipMethod.Invite && SipText.EqualsIgnoreCase(tag, "replaces"u8))
                continue;
            line = line is null ? new StringBuilder("Unsupported: ") : line.Append(", ");
            line.Append(Encoding.UTF8.GetString(tag));
        }

        return line is null ? null : Encoding.UTF8.GetBytes(line.Append("\r\n").ToString());
    }
}
