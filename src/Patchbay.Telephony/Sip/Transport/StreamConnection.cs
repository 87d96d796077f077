using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Channels;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>One connection, from the first try to make it until it is closed. Bad framing ends it and nothing else.</summary>
internal sealed class StreamConnection : IDisposable
{
    private static readonly byte[] Pong = "\r\n"u8.ToArray();

    private readonly StreamSite site;
    private readonly Channel<byte[]> outgoing;
    private readonly CancellationTokenSource closing = new();
    private long deadline;

    /// <param name="site">What all connections share.</param>
    /// <param name="remote">The other side.</param>
    public StreamConnection(StreamSite site, SipPeer remote)
    {
        this.site = site;
        Peer = new SipPeer(remote.EndPoint, remote.Protocol) { Connection = this };
        outgoing = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(site.Limits.MostWaiting) { SingleReader = true });
        Extend(site.Limits.Patience);
    }

    /// <summary>The other side, by this connection.</summary>
    public SipPeer Peer { get; }

    /// <summary>Why the certificate of the other side was not trusted; null when it was, or was not looked at.</summary>
    public CertificateTrouble? Distrust { get; private set; }

    public bool IsOpen => !closing.IsCancellationRequested;

    /// <summary>Sends when its turn comes. A reader that is too slow is dropped: waiting for it would hold up all others.</summary>
    public void Send(ReadOnlySpan<byte> message)
    {
        if (!outgoing.Writer.TryWrite(message.ToArray()))
            Close();
    }

    public void Close() => closing.Cancel();

    /// <summary>The same as <see cref="Close"/>: others may still send to it, in vain.</summary>
    public void Dispose() => Close();

    /// <summary>Closes it when it has been silent, or busy with one message, for too long.</summary>
    public void CloseIfLate(long now)
    {
        if (now > Volatile.Read(ref deadline))
            Close();
    }

    /// <summary>The other side shows a certificate that is not trusted: no connection comes of it.</summary>
    public void Refuse(CertificateTrouble trouble) => Distrust = trouble;

    /// <summary>Runs until the connection is closed by either side.</summary>
    /// <param name="open">Makes the stream: connects, shakes hands.</param>
    public async Task RunAsync(Func<CancellationToken, Task<Stream>> open)
    {
        try
        {
            await using Stream stream = await open(closing.Token);
            Task reading = ReadAsync(stream), writing = WriteAsync(stream);
            await Task.WhenAny(reading, writing);
            Close();
            await Task.WhenAll(reading, writing);
        }
        catch (Exception end) when (end is IOException or SocketException or AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            // However it ended, it is over: whoever waits for something on it is told.
            site.Counters.CountSocketError();
        }
        finally
        {
            Close();
            site.Closed(this);
        }
    }

    private async Task ReadAsync(Stream stream)
    {
        StreamFramer framer = new(site.Limits.LargestMessage);
        while (true)
        {
            int count = await stream.ReadAsync(framer.Room(), closing.Token);
            if (count == 0)
                return;
            bool hadBegun = framer.HasBegun;
            framer.Add(count);
            bool hasTaken = false;
            Frame frame;
            while ((frame = framer.Take(out byte[]? message)) is Frame.Message or Frame.Ping)
            {
                hasTaken = true;
                site.Counters.CountReceived();
                if (frame == Frame.Message)
                    site.Receive(message!, Peer);
                else
                    Send(Pong);
            }

            if (frame == Frame.Broken)
            {
                site.Counters.CountMalformed();
                return;
            }

            if (!framer.HasBegun)
                Extend(site.Limits.Idle);
            else if (hasTaken || !hadBegun)
                Extend(site.Limits.Patience);
        }
    }

    private async Task WriteAsync(Stream stream)
    {
        await foreach (byte[] message in outgoing.Reader.ReadAllAsync(closing.Token))
        {
            await stream.WriteAsync(message, closing.Token);
            site.Counters.CountSent();
        }
    }

    private void Extend(TimeSpan span) =>
        Volatile.Write(ref deadline, site.Time.GetTimestamp() + (long)(span.TotalSeconds * site.Time.TimestampFrequency));
}
