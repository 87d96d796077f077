using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>An INVITE that came in. Sends 2xx once: repeating it until the ACK is the dialog's work (RFC 3261 §13.3.1.4).</summary>
internal sealed class InviteServerTransaction(TransactionLayer layer, byte[] key, SipPeer source, SipPeer destination)
    : ServerTransaction(layer, key, source, destination)
{
    private TimeSpan interval = SipTimes.T1;
    private SipTimer? timerG;
    private SipTimer? timerHIL;

    public InviteServerState State { get; private set; }

    public override void ReceiveAgain()
    {
        Layer.Counters.CountRetransmissionIn();
        if (State is InviteServerState.Proceeding or InviteServerState.Completed)
            SendAgain();
    }

    /// <summary>An ACK with the same branch: it belongs to a refusal.</summary>
    /// <returns>False if this transaction has not refused, so that the ACK is not for it.</returns>
    public bool ReceiveAck()
    {
        if (State is not (InviteServerState.Completed or InviteServerState.Confirmed))
            return false;
        if (State == InviteServerState.Completed)
        {
            State = InviteServerState.Confirmed;
            timerG?.Cancel();
            timerHIL?.Cancel();
            if (Destination.IsReliable)
                Terminate();
            else
                timerHIL = Layer.Timers.After(SipTimes.T4, Terminate);
        }

        return true;
    }

    protected override void Finished(int code)
    {
        State = code < 300 ? InviteServerState.Accepted : InviteServerState.Completed;
        timerHIL = Layer.Timers.After(SipTimes.GiveUp, Terminate);
        if (code >= 300 && !Destination.IsReliable)
            timerG = Layer.Timers.After(interval, RepeatRefusal);
    }

    protected override void Terminate()
    {
        State = InviteServerState.Terminated;
        timerG?.Cancel();
        timerHIL?.Cancel();
        base.Terminate();
    }

    private void RepeatRefusal()
    {
        SendAgain();
        interval = SipTimes.DoubledUpToT2(interval);
        timerG = Layer.Timers.After(interval, RepeatRefusal);
    }
}
