using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Takes registrations. Called in the SIP loop.</summary>
internal interface IRegistrar
{
    void OnRegister(SipMessage request, SipPeer source);
}
