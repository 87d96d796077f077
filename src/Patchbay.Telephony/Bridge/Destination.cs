using System.Diagnostics.CodeAnalysis;
using System.Text;
using Patchbay.Core.Calls;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Bridge;

/// <summary>Whom a call goes to.</summary>
/// <param name="Target">What is asked for there.</param>
/// <param name="Host">The machine: its address or its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Protocol">What carries SIP there.</param>
internal sealed record Destination(SipAddress Target, string Host, int Port, SipProtocol Protocol)
{
    private const int UsualPort = 5060;
    private const int UsualTlsPort = 5061;

    /// <summary>Reads what a plan asks for.</summary>
    /// <param name="plan">The leg's plan.</param>
    /// <param name="options">Where numbers are sent.</param>
    /// <param name="found">Whom to call; null when the result is false.</param>
    /// <param name="reason">Why nobody is called; empty when somebody is.</param>
    internal static bool TryRead(LegPlan plan, TelephonyOptions options, [NotNullWhen(true)] out Destination? found, out string reason)
    {
        var target = plan.Target?.Value ?? "";
        (found, reason) = (null, "");
        // What an agent dials goes to the trunk and nowhere else; only the operator may name an address.
        if (plan.IsForward && target.StartsWith("sip:", StringComparison.OrdinalIgnoreCase))
        {
            if (SipAddress.TryParse(target, out var address)) found = Of(address, SipProtocol.Udp);
            reason = found is null ? "what is to be called is no SIP address" : "";
            return found is not null;
        }

        var user = DialledNumber.TryRead(target, out var number) ? number : plan.IsForward ? NameOf(target) : "";
        if (user.Length == 0) reason = "what is to be called is no number";
        else if (options.OutboundTrunk is not { } trunk) reason = "Telephony:OutboundTrunk is not set";
        else found = Of(SipAddress.Of(user, trunk), options.OutboundTransport);
        return found is not null;
    }

    /// <summary>Reads where numbers are sent.</summary>
    /// <exception cref="TelephonyFault">It is neither an address nor a name.</exception>
    internal static Destination? OfTrunk(TelephonyOptions options) => options.OutboundTrunk is not { } trunk ? null
        : SipAddress.TryParse($"sip:{trunk}", out var address) ? Of(address, options.OutboundTransport)
        : throw new TelephonyFault($"'{trunk}' is no address or host name (Telephony:OutboundTrunk).");

    /// <summary>An extension of the trunk's may have letters.</summary>
    private static string NameOf(string extension) => string.Concat(extension.Where(char.IsAsciiLetterOrDigit));

    private static Destination Of(SipAddress address, SipProtocol protocol)
    {
        _ = SipUri.TryParse(Encoding.UTF8.GetBytes(address.Uri), out var uri);
        var usual = protocol is SipProtocol.Tls ? UsualTlsPort : UsualPort;
        return new(address, Encoding.ASCII.GetString(uri.Host), uri.Port == 0 ? usual : uri.Port, protocol);
    }
}
