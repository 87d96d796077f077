using System.Net;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Registration;

/// <summary>Where a registered phone is reached: its address, by the way its registration came.</summary>
public sealed record PhoneContact
{
    internal PhoneContact(SipAddress address, SipPeer flow, DateTimeOffset until) => (Address, Flow, Until) = (address, flow, until);

    /// <summary>The address the phone gave.</summary>
    public SipAddress Address { get; }

    /// <summary>Where its registration came from: through an address translator, the only way back.</summary>
    internal SipPeer Flow { get; }

    /// <summary>The address its registration came from.</summary>
    public IPEndPoint Source => Flow.EndPoint;

    /// <summary>Until when it holds.</summary>
    public DateTimeOffset Until { get; }
}
