using System.Text;
using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>What a REFER asks for (RFC 3515 §2.1).</summary>
/// <param name="User">The user part of the target, or its number, without escapes.</param>
/// <param name="Replaces">The dialog to take the place of; null for a blind transfer.</param>
internal sealed record ReferTo(string User, ReplacedDialog? Replaces)
{
    /// <summary>Reads the Refer-To of a request.</summary>
    /// <param name="request">The REFER.</param>
    /// <param name="target">What it asks for; null when the result is not zero.</param>
    /// <returns>Zero, or the code to refuse with.</returns>
    public static int Check(SipMessage request, out ReferTo? target)
    {
        target = null;
        if (request.CountFields(SipHeader.ReferTo) != 1 || !NameAddr.TryParse(request.Value(SipHeader.ReferTo), out NameAddr address))
            return 400;
        if (!SipUri.TryParse(address.Uri, out SipUri uri))
            return SipUri.TryParseScheme(address.Uri, out UriScheme scheme) && scheme is UriScheme.Other ? 416 : 400;
        // To refer to anything but a call is of use to nobody here.
        if (uri.Parameters.TryGet("method"u8, out ReadOnlySpan<byte> method) && !SipText.EqualsIgnoreCase(method, "INVITE"u8))
            return 501;
        ReplacedDialog? replaced = null;
        if (FindReplaces(uri.Headers) is { } text && (replaced = ReplacedDialog.Read(Encoding.UTF8.GetBytes(text))) is null)
            return 400;
        target = new ReferTo(uri.UserText, replaced);
        return 0;
    }

    private static string? FindReplaces(ReadOnlySpan<byte> headers)
    {
        while (!headers.IsEmpty)
        {
            int end = headers.IndexOf((byte)'&');
            ReadOnlySpan<byte> one = end < 0 ? headers : headers[..end];
            headers = end < 0 ? default : headers[(end + 1)..];
            int equals = one.IndexOf((byte)'=');
            if (equals > 0 && SipText.EqualsIgnoreCase(one[..equals], "Replaces"u8))
                return SipText.Unescape(one[(equals + 1)..]);
        }

        return null;
    }
}
