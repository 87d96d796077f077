using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>Repeats a 2xx to an INVITE until its ACK comes, for 32 s (RFC 3261 §13.3.1.4).</summary>
internal sealed class AnswerRepeater
{
    private readonly TransactionLayer layer;
    private readonly byte[] response;
    private readonly SipPeer destination;
    private readonly Action giveUp;
    private readonly SipTimer deadline;
    private SipTimer next;
    private TimeSpan interval = SipTimes.T1;

    public AnswerRepeater(TransactionLayer layer, byte[] response, SipPeer destination, Action giveUp)
    {
        this.layer = layer;
        this.response = response;
        this.destination = destination;
        this.giveUp = giveUp;
        next = layer.Timers.After(interval, Repeat);
        deadline = layer.Timers.After(SipTimes.GiveUp, GiveUp);
    }

    public void Stop()
    {
        next.Cancel();
        deadline.Cancel();
    }

    private void Repeat()
    {
        layer.Counters.CountRetransmissionOut();
        layer.Transport.Send(response, destination);
        interval = SipTimes.DoubledUpToT2(interval);
        next = layer.Timers.After(interval, Repeat);
    }

    private void GiveUp()
    {
        next.Cancel();
        giveUp();
    }
}
