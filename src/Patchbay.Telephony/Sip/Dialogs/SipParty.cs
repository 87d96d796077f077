using System.Text;
using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Who a From, To or Contact header names.</summary>
/// <param name="DisplayName">Without quotes; empty if there is none.</param>
/// <param name="User">The user part of the URI, or the number of a <c>tel:</c> URI, with escapes resolved; empty if there is none.</param>
/// <param name="Host">Empty for <c>tel:</c>.</param>
/// <param name="Uri">The whole URI as it came.</param>
public sealed record SipParty(string DisplayName, string User, string Host, string Uri)
{
    internal static SipParty Of(ReadOnlySpan<byte> value)
    {
        if (!NameAddr.TryParse(value, out NameAddr address))
            return new SipParty("", "", "", "");
        string uri = Encoding.UTF8.GetString(address.Uri);
        return SipUri.TryParse(address.Uri, out SipUri parsed)
            ? new SipParty(address.DisplayText, parsed.UserText, Encoding.UTF8.GetString(parsed.Host), uri)
            : new SipParty(address.DisplayText, "", "", uri);
    }
}
