namespace Patchbay.Telephony.Sip.Transport;

/// <summary>What the user agent has seen since it started. Safe to read from any thread.</summary>
public sealed class SipCounters
{
    private long received;
    private long sent;
    private long malformed;
    private long unknownSources;
    private long retransmissionsIn;
    private long retransmissionsOut;
    private long refusedByGate;
    private long dropped;
    private long socketErrors;
    private long bugs;
    private long lateAnswers;

    /// <summary>Datagrams that came in, keep-alives too.</summary>
    public long Received => Interlocked.Read(ref received);

    /// <summary>Datagrams given to the network.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <summary>Datagrams that were no SIP message or broke its rules.</summary>
    public long Malformed => Interlocked.Read(ref malformed);

    /// <summary>Datagrams from hosts that the source policy does not allow.</summary>
    public long UnknownSources => Interlocked.Read(ref unknownSources);

    /// <summary>Requests that came again because our answer was lost or late.</summary>
    public long RetransmissionsIn => Interlocked.Read(ref retransmissionsIn);

    /// <summary>Messages we sent again.</summary>
    public long RetransmissionsOut => Interlocked.Read(ref retransmissionsOut);

    /// <summary>Calls refused before they had any state.</summary>
    public long RefusedByGate => Interlocked.Read(ref refusedByGate);

    /// <summary>Datagrams thrown away because the loop was too far behind.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>Errors of the socket, ICMP errors among them.</summary>
    public long SocketErrors => Interlocked.Read(ref socketErrors);

    /// <summary>Exceptions that reached the top of the loop. Anything above zero is a fault of ours or of an observer.</summary>
    public long Bugs => Interlocked.Read(ref bugs);

    /// <summary>2xx responses to a call we had given up or answered elsewhere; each was acknowledged and ended.</summary>
    public long LateAnswers => Interlocked.Read(ref lateAnswers);

    internal void CountReceived() => Interlocked.Increment(ref received);

    internal void CountSent() => Interlocked.Increment(ref sent);

    internal void CountMalformed() => Interlocked.Increment(ref malformed);

    internal void CountUnknownSource() => Interlocked.Increment(ref unknownSources);

    internal void CountRetransmissionIn() => Interlocked.Increment(ref retransmissionsIn);

    internal void CountRetransmissionOut() => Interlocked.Increment(ref retransmissionsOut);

    internal void CountRefusedByGate() => Interlocked.Increment(ref refusedByGate);

    internal void CountDropped() => Interlocked.Increment(ref dropped);

    internal void CountSocketError() => Interlocked.Increment(ref socketErrors);

    internal void CountBug() => Interlocked.Increment(ref bugs);

    internal void CountLateAnswer() => Interlocked.Increment(ref lateAnswers);
}
