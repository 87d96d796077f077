using System.Text;
using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>A Replaces value: the dialog whose place another one takes (RFC 3891 §6.1), named from the side that keeps it.</summary>
/// <param name="CallId">Its Call-ID.</param>
/// <param name="ToTag">The tag of the side that is asked.</param>
/// <param name="FromTag">The tag of the other side.</param>
/// <param name="EarlyOnly">True when it may be replaced only before its answer.</param>
internal sealed record ReplacedDialog(string CallId, string ToTag, string FromTag, bool EarlyOnly)
{
    /// <summary>Reads a value, unescaped.</summary>
    /// <returns>Null when a tag is missing or doubled, or something cannot be read. Never throws.</returns>
    public static ReplacedDialog? Read(ReadOnlySpan<byte> value)
    {
        int semicolon = value.IndexOf((byte)';');
        if (semicolon <= 0 || !SipParameters.TryParse(value[semicolon..], out SipParameters parameters))
            return null;
        int toTags = 0, fromTags = 0;
        foreach (SipParameter parameter in parameters)
        {
            toTags += SipText.EqualsIgnoreCase(parameter.Name, "to-tag"u8) ? 1 : 0;
            fromTags += SipText.EqualsIgnoreCase(parameter.Name, "from-tag"u8) ? 1 : 0;
        }

        if (toTags != 1 || fromTags != 1)
            return null;
        parameters.TryGet("to-tag"u8, out ReadOnlySpan<byte> to);
        parameters.TryGet("from-tag"u8, out ReadOnlySpan<byte> from);
        return new(
            Encoding.UTF8.GetString(SipText.Trim(value[..semicolon])), Encoding.UTF8.GetString(to), Encoding.UTF8.GetString(from),
            parameters.Has("early-only"u8));
    }

    /// <summary>Finds the dialog among ours.</summary>
    /// <returns>Null when we have none with both tags.</returns>
    public SipDialog? Find(DialogTable dialogs)
    {
        SipDialog? found = dialogs.Find(Encoding.UTF8.GetBytes(CallId), Encoding.UTF8.GetBytes(ToTag));
        byte[] theirs = found?.Facts.RemoteTag ?? [];
        // Peers of RFC 2543 had no tag; they are named by zero (§4). A call of ours that nobody answered knows no tag yet.
        bool isSame = theirs.Length == 0 ? found?.Role is DialogRole.Outgoing || FromTag == "0" : Encoding.UTF8.GetString(theirs) == FromTag;
        return isSame ? found : null;
    }
}
