using System.Globalization;
using System.Text;
using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Why a call ended, as a Reason header says it (RFC 3326).</summary>
/// <param name="Protocol"><c>SIP</c> or <c>Q.850</c>, mostly.</param>
/// <param name="Cause">The status code or the ISDN cause; null if none was given.</param>
/// <param name="Text">Words for people; may be empty.</param>
public sealed record SipReason(string Protocol, int? Cause, string Text)
{
    /// <summary>Q.850 cause 16, a call that ended because somebody hung up.</summary>
    public static SipReason NormalClearing { get; } = new("Q.850", 16, "Normal call clearing");

    /// <summary>Reads one value of a Reason header.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> value, out SipReason? reason)
    {
        reason = null;
        int end = SipText.IndexOfUnquoted(value, (byte)';');
        if (end <= 0)
            return false;
        ReadOnlySpan<byte> protocol = SipText.Trim(value[..end]);
        if (!SipText.IsToken(protocol) || !SipParameters.TryParse(value[end..], out SipParameters parameters))
            return false;
        int? cause = parameters.TryGet("cause"u8, out ReadOnlySpan<byte> digits) && SipText.TryParseUInt32(digits, out uint number)
            && number <= 999 ? (int)number : null;
        string text = parameters.TryGet("text"u8, out ReadOnlySpan<byte> words) ? SipText.Unquote(words) : "";
        reason = new SipReason(Encoding.UTF8.GetString(protocol), cause, text);
        return true;
    }

    /// <summary>The first readable Reason of a message, or null.</summary>
    internal static SipReason? Of(SipMessage message)
    {
        foreach (ReadOnlySpan<byte> value in message.Values(SipHeader.Reason))
        {
            if (TryParse(value, out SipReason? reason))
                return reason;
        }

        return null;
    }

    /// <summary>The header value.</summary>
    internal string Format()
    {
        StringBuilder value = new(SipText.IsToken(Encoding.UTF8.GetBytes(Protocol)) ? Protocol : "SIP");
        if (Cause is { } cause)
            value.Append(";cause=").Append(cause.ToString(CultureInfo.InvariantCulture));
        if (Text.Length > 0)
            value.Append(";text=").Append(SipQuoting.Quote(Text));
        return value.ToString();
    }
}
