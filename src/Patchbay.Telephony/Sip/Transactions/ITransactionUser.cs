using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>Who decides about requests that start something.</summary>
internal interface ITransactionUser
{
    /// <summary>A request that is neither a repetition nor an ACK or CANCEL.</summary>
    void OnRequest(SipMessage request, SipPeer source);

    /// <summary>An ACK that no refusal was waiting for: it belongs to a 2xx.</summary>
    void OnAck(SipMessage ack);

    /// <summary>A CANCEL. <paramref name="invite"/> is null if we know no such INVITE.</summary>
    void OnCancel(SipMessage cancel, SipPeer source, InviteServerTransaction? invite);

    /// <summary>A response that belongs to no transaction.</summary>
    void OnStrayResponse(SipMessage response, SipPeer source);
}
