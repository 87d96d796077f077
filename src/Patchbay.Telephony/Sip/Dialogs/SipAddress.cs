using System.Diagnostics.CodeAnalysis;
using System.Text;
using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>A SIP URI that is known to be well-formed.</summary>
public sealed record SipAddress
{
    private SipAddress(string uri) => Uri = uri;

    /// <summary>The URI, e.g. <c>sip:+4930123456@192.0.2.7:5060</c>.</summary>
    public string Uri { get; }

    /// <summary>Builds the URI of a number or name at a host. The user part is escaped.</summary>
    /// <param name="user">A number or name; empty for the host alone.</param>
    /// <param name="host">A host name or address, with <c>:port</c> if need be.</param>
    /// <exception cref="ArgumentException"><paramref name="host"/> is no host.</exception>
    public static SipAddress Of(string user, string host) =>
        TryParse(user.Length == 0 ? $"sip:{host}" : $"sip:{SipQuoting.EscapeUser(user)}@{host}", out SipAddress? address)
            ? address
            : throw new ArgumentException($"'{host}' is no SIP host", nameof(host));

    /// <summary>Checks a whole URI. Only <c>sip:</c> can be called over UDP.</summary>
    public static bool TryParse(string uri, [NotNullWhen(true)] out SipAddress? address)
    {
        address = null;
        if (!SipUri.TryParse(Encoding.UTF8.GetBytes(uri), out SipUri parsed) || parsed.Scheme != UriScheme.Sip || !parsed.Headers.IsEmpty)
            return false;
        address = new SipAddress(uri);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Uri;
}
