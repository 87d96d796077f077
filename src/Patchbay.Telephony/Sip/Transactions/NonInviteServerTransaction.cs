using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>Any other request that came in (RFC 3261 §17.2.2). Timer J keeps its answer for repetitions.</summary>
internal sealed class NonInviteServerTransaction(TransactionLayer layer, byte[] key, SipPeer source, SipPeer destination)
    : ServerTransaction(layer, key, source, destination)
{
    protected override void Finished(int code)
    {
        if (Destination.IsReliable)
            Terminate();
        else
            Layer.Timers.After(SipTimes.GiveUp, Terminate);
    }
}
