using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>A request of ours on its way to an answer (RFC 3261 §17.1).</summary>
internal abstract class ClientTransaction(TransactionLayer layer, byte[] key, byte[] request, SipPeer destination)
{
    public bool IsTerminated { get; private set; }

    public SipPeer Destination { get; } = destination;

    protected TransactionLayer Layer { get; } = layer;

    /// <summary>Why the certificate at the destination was not trusted; null when that is not why it is over.</summary>
    public CertificateTrouble? Distrust { get; private set; }

    /// <summary>The request as it was sent.</summary>
    protected byte[] Request { get; } = request;

    public abstract void Start();

    public abstract void Receive(SipMessage response);

    /// <summary>The connection is gone: like a time-out, at once (RFC 3261 §17.1.4). Does nothing once the final response is in.</summary>
    /// <param name="distrust">Why the certificate of the other side was not trusted; null for any other reason.</param>
    public void Lose(CertificateTrouble? distrust)
    {
        Distrust = distrust;
        Lose();
    }

    protected abstract void Lose();

    protected void Send() => Layer.Transport.Send(Request, Destination);

    protected void SendAgain()
    {
        Layer.Counters.CountRetransmissionOut();
        Send();
    }

    protected virtual void Terminate()
    {
        IsTerminated = true;
        Layer.Remove(key, this);
    }
}
