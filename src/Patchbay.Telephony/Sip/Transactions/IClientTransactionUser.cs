using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>Who sent a request and wants to know what came of it.</summary>
internal interface IClientTransactionUser
{
    /// <summary>A response, provisional or final. An INVITE may get several 2xx.</summary>
    void OnResponse(ClientTransaction transaction, SipMessage response);

    /// <summary>No final response came in time. To be treated like 408.</summary>
    void OnTimeout(ClientTransaction transaction);
}
