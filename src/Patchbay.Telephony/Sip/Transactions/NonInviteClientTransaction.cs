using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>A request of ours that is no INVITE (RFC 3261 §17.1.2): timers E, F and K.</summary>
internal sealed class NonInviteClientTransaction(
    TransactionLayer layer, byte[] key, byte[] request, SipPeer destination, IClientTransactionUser? user)
    : ClientTransaction(layer, key, request, destination)
{
    private TimeSpan interval = SipTimes.T1;
    private SipTimer? timerE;
    private SipTimer? timerFK;
    private bool hasFinal;

    public override void Start()
    {
        Send();
        if (!Destination.IsReliable)
            timerE = Layer.Timers.After(interval, Repeat);
        timerFK = Layer.Timers.After(SipTimes.GiveUp, GiveUp);
    }

    public override void Receive(SipMessage response)
    {
        if (hasFinal)
            return;
        if (response.StatusCode < 200)
            interval = SipTimes.T2;
        else
        {
            hasFinal = true;
            timerE?.Cancel();
            timerFK?.Cancel();
            if (Destination.IsReliable)
                Terminate();
            else
                timerFK = Layer.Timers.After(SipTimes.T4, Terminate);
        }

        user?.OnResponse(this, response);
    }

    protected override void Lose()
    {
        if (!hasFinal)
            GiveUp();
    }

    private void Repeat()
    {
        SendAgain();
        interval = SipTimes.DoubledUpToT2(interval);
        timerE = Layer.Timers.After(interval, Repeat);
    }

    private void GiveUp()
    {
        timerE?.Cancel();
        timerFK?.Cancel();
        Terminate();
        user?.OnTimeout(this);
    }
}
