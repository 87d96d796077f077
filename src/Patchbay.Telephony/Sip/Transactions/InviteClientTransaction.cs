using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>An INVITE of ours. Acknowledges refusals itself; 2xx are acknowledged by the dialog. Knows how to be cancelled.</summary>
internal sealed class InviteClientTransaction(
    TransactionLayer layer, byte[] key, byte[] request, SipPeer destination, IClientTransactionUser user)
    : ClientTransaction(layer, key, request, destination)
{
    private TimeSpan interval = SipTimes.T1;
    private SipTimer? timerA;
    private SipTimer? timerBDM;
    private byte[]? ack;
    private byte[]? cancelReason;
    private bool wantsCancel;

    public InviteClientState State { get; private set; }

    public override void Start()
    {
        Send();
        if (!Destination.IsReliable)
            timerA = Layer.Timers.After(interval, Repeat);
        timerBDM = Layer.Timers.After(SipTimes.GiveUp, GiveUp);
    }

    /// <summary>Takes up a transaction of an earlier process: the INVITE is out, its answer is not in.</summary>
    public void Resume() => State = InviteClientState.Proceeding;

    /// <summary>Sends CANCEL, or waits with it for the first provisional response (RFC 3261 §9.1).</summary>
    /// <param name="reason">A Reason value; may be empty.</param>
    public void Cancel(byte[] reason)
    {
        if (wantsCancel || State is not (InviteClientState.Calling or InviteClientState.Proceeding))
            return;
        wantsCancel = true;
        cancelReason = reason;
        if (State == InviteClientState.Proceeding)
            SendCancel();
    }

    public override void Receive(SipMessage response)
    {
        switch (response.StatusCode)
        {
            case < 200:
                ReceiveProvisional(response);
                break;
            case < 300:
                ReceiveSuccess(response);
                break;
            default:
                ReceiveRefusal(response);
                break;
        }
    }

    protected override void Lose()
    {
        if (State is InviteClientState.Calling or InviteClientState.Proceeding)
            GiveUp();
    }

    protected override void Terminate()
    {
        State = InviteClientState.Terminated;
        timerA?.Cancel();
        timerBDM?.Cancel();
        base.Terminate();
    }

    private void ReceiveProvisional(SipMessage response)
    {
        if (State is not (InviteClientState.Calling or InviteClientState.Proceeding))
            return;
        if (State == InviteClientState.Calling)
        {
            State = InviteClientState.Proceeding;
            timerA?.Cancel();
            timerBDM?.Cancel();
            if (wantsCancel)
                SendCancel();
        }

        user.OnResponse(this, response);
    }

    private void ReceiveSuccess(SipMessage response)
    {
        if (State is InviteClientState.Completed or InviteClientState.Terminated)
            return;
        if (State != InviteClientState.Accepted)
            Finish(InviteClientState.Accepted);
        user.OnResponse(this, response);
    }

    private void ReceiveRefusal(SipMessage response)
    {
        if (State == InviteClientState.Completed)
        {
            if (ack is not null)
                Layer.Transport.Send(ack, Destination);
            return;
        }

        if (State is InviteClientState.Accepted or InviteClientState.Terminated)
            return;
        Finish(InviteClientState.Completed);
        if (SipParser.TryParse([.. Request], out SipMessage? invite))
        {
            SipFollowUpWriter.WriteAck(Layer.Writer, invite!, response);
            ack = Layer.Writer.ToArray();
            Layer.Transport.Send(ack, Destination);
        }

        // Timer D is zero: no refusal comes twice.
        if (Destination.IsReliable)
            Terminate();
        user.OnResponse(this, response);
    }

    private void Finish(InviteClientState state)
    {
        State = state;
        timerA?.Cancel();
        timerBDM?.Cancel();
        timerBDM = Layer.Timers.After(SipTimes.GiveUp, Terminate);
    }

    private void Repeat()
    {
        SendAgain();
        interval = SipTimes.Doubled(interval);
        timerA = Layer.Timers.After(interval, Repeat);
    }

    private void SendCancel()
    {
        if (SipParser.TryParse([.. Request], out SipMessage? invite) && invite!.TryGetTopVia(out Via via))
        {
            byte[] branch = via.Branch.ToArray();
            SipFollowUpWriter.WriteCancel(Layer.Writer, invite, cancelReason);
            Layer.SendRequest(SipMethod.Cancel, branch, Destination, user: null);
        }

        // Servers of RFC 2543 never answer a cancelled INVITE (§9.1).
        timerBDM?.Cancel();
        timerBDM = Layer.Timers.After(SipTimes.GiveUp, GiveUp);
    }

    private void GiveUp()
    {
        Terminate();
        user.OnTimeout(this);
    }
}
