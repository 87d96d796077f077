using System.Net;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>All transactions, found by what comes in. Belongs to the loop.</summary>
internal sealed class TransactionLayer(ISipTransport transport, SipTimers timers, SipCounters counters, ITransactionUser user)
{
    private const int DefaultPort = 5060;

    private readonly ByteTable<ServerTransaction> servers = new();
    private readonly ByteTable<ClientTransaction> clients = new();
    private readonly byte[] scratch = new byte[KeyBuilder.Size];

    public ISipTransport Transport { get; } = transport;

    public SipTimers Timers { get; } = timers;

    public SipCounters Counters { get; } = counters;

    public SipWriter Writer { get; } = new();

    /// <summary>How many there are, for those who watch memory.</summary>
    public int Count => servers.Count + clients.Count;

    public void Receive(SipMessage message, SipPeer source)
    {
        if (!message.IsRequest)
            ReceiveResponse(message, source);
        else if (message.Method == SipMethod.Ack)
            ReceiveAck(message);
        else if (FindServer(message, message.Method) is { } known)
            known.ReceiveAgain();
        else if (message.Method == SipMethod.Cancel)
            user.OnCancel(message, source, FindServer(message, SipMethod.Invite) as InviteServerTransaction);
        else
            user.OnRequest(message, source);
    }

    /// <summary>Gives a request its transaction. An INVITE gets its 100 at once.</summary>
    public ServerTransaction Accept(SipMessage request, SipPeer source)
    {
        if (request.Method != SipMethod.Invite)
        {
            byte[] key = TransactionKey.OfServer(request, request.Method, scratch).ToArray();
            NonInviteServerTransaction other = new(this, key, source, ResponseDestination(request, source));
            servers.Set(key, other);
            return other;
        }

        ServerTransaction invite = Resume(request, source);
        invite.Respond(request, new SipReply(100));
        return invite;
    }

    /// <summary>Takes up an INVITE that an earlier process received: nothing is sent for it yet.</summary>
    public ServerTransaction Resume(SipMessage invite, SipPeer source)
    {
        byte[] key = TransactionKey.OfServer(invite, SipMethod.Invite, scratch).ToArray();
        InviteServerTransaction transaction = new(this, key, source, ResponseDestination(invite, source));
        servers.Set(key, transaction);
        return transaction;
    }

    /// <summary>Answers and forgets: for refusals that cost us nothing to make again.</summary>
    public void RespondStateless(SipMessage request, SipPeer source, in SipReply reply)
    {
        SipResponseWriter.Write(Writer, request, source.EndPoint, reply);
        if (!Writer.IsOverflown)
            Transport.Send(Writer.Written, ResponseDestination(request, source));
    }

    /// <summary>Sends the request that stands in the writer and looks after it.</summary>
    /// <returns>Null if the request does not fit into a datagram.</returns>
    public ClientTransaction? SendRequest(SipMethod method, ReadOnlySpan<byte> branch, SipPeer destination, IClientTransactionUser? user)
    {
        if (Writer.IsOverflown)
            return null;
        byte[] key = TransactionKey.OfClient(branch, method, scratch).ToArray();
        byte[] request = Writer.ToArray();
        ClientTransaction transaction = method == SipMethod.Invite
            ? new InviteClientTransaction(this, key, request, destination, user!)
            : new NonInviteClientTransaction(this, key, request, destination, user);
        clients.Set(key, transaction);
        transaction.Start();
        return transaction;
    }

    /// <summary>Takes up the INVITE that stands in the writer, sent by an earlier process.</summary>
    public InviteClientTransaction ResumeInvite(ReadOnlySpan<byte> branch, SipPeer destination, IClientTransactionUser user)
    {
        byte[] key = TransactionKey.OfClient(branch, SipMethod.Invite, scratch).ToArray();
        InviteClientTransaction transaction = new(this, key, Writer.ToArray(), destination, user);
        clients.Set(key, transaction);
        transaction.Resume();
        return transaction;
    }

    /// <summary>A connection ended, or could not be made: what waits for an answer on it will get none.</summary>
    public void Lose(SipPeer peer)
    {
        foreach (ClientTransaction transaction in clients.Values.Where(t => t.Destination.IsSame(peer)).ToList())
            transaction.Lose(peer.Connection?.Distrust);
    }

    internal void Remove(byte[] key, ServerTransaction transaction) => servers.Remove(key, transaction);

    internal void Remove(byte[] key, ClientTransaction transaction) => clients.Remove(key, transaction);

    private ServerTransaction? FindServer(SipMessage request, SipMethod method)
    {
        ReadOnlySpan<byte> key = TransactionKey.OfServer(request, method, scratch);
        return key.IsEmpty ? null : servers.Find(key);
    }

    private void ReceiveAck(SipMessage ack)
    {
        if (FindServer(ack, SipMethod.Invite) is not InviteServerTransaction invite || !invite.ReceiveAck())
            user.OnAck(ack);
    }

    private void ReceiveResponse(SipMessage response, SipPeer source)
    {
        if (response.TryGetTopVia(out Via via)
            && clients.Find(TransactionKey.OfClient(via.Branch, response.CSeqMethod, scratch)) is { } transaction)
            transaction.Receive(response);
        else
            user.OnStrayResponse(response, source);
    }

    /// <summary>RFC 3261 §18.2.2 and RFC 3581 §4. <c>maddr</c> is not followed: it would let a stranger aim our responses.</summary>
    private static SipPeer ResponseDestination(SipMessage request, SipPeer source)
    {
        if (source.IsReliable || !request.TryGetTopVia(out Via via) || via.Parameters.Has("rport"u8))
            return source;
        int port = via.Port == 0 ? DefaultPort : via.Port;
        return port == source.EndPoint.Port ? source : new SipPeer(new IPEndPoint(source.EndPoint.Address, port));
    }
}
