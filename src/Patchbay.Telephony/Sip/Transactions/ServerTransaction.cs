using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>A request that came in and the answer it gets, however often it comes (RFC 3261 §17.2).</summary>
internal abstract class ServerTransaction(TransactionLayer layer, byte[] key, SipPeer source, SipPeer destination)
{
    private byte[]? lastResponse;

    public bool HasFinal { get; private set; }

    public bool IsTerminated { get; private set; }

    /// <summary>Where the request came from.</summary>
    public SipPeer Source { get; } = source;

    /// <summary>Where responses go, by the top Via.</summary>
    public SipPeer Destination { get; } = destination;

    protected TransactionLayer Layer { get; } = layer;

    protected byte[] Key { get; } = key;

    /// <summary>Answers. A final response stays the only one.</summary>
    /// <returns>The bytes that were sent; null if the transaction had its final response or the message got too long.</returns>
    public byte[]? Respond(SipMessage request, in SipReply reply)
    {
        if (HasFinal || IsTerminated)
            return null;
        SipResponseWriter.Write(Layer.Writer, request, Source.EndPoint, reply);
        return Respond(reply.Code);
    }

    /// <summary>Sends what stands in the writer as the response with <paramref name="code"/>.</summary>
    public byte[]? Respond(int code)
    {
        if (Layer.Writer.IsOverflown)
            return null;
        byte[] bytes = Layer.Writer.ToArray();
        lastResponse = bytes;
        Layer.Transport.Send(bytes, Destination);
        if (code >= 200)
        {
            HasFinal = true;
            Finished(code);
        }

        return bytes;
    }

    /// <summary>The request came again.</summary>
    public virtual void ReceiveAgain()
    {
        Layer.Counters.CountRetransmissionIn();
        SendAgain();
    }

    protected abstract void Finished(int code);

    protected void SendAgain()
    {
        if (lastResponse is null)
            return;
        Layer.Counters.CountRetransmissionOut();
        Layer.Transport.Send(lastResponse, Destination);
    }

    protected virtual void Terminate()
    {
        IsTerminated = true;
        lastResponse = null;
        Layer.Remove(Key, this);
    }
}
