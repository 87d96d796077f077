using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>A leg's reports: when they are due, what they say, and what the far end's say about us.</summary>
/// <remarks>RFC 3550 §6. Five seconds is the interval for two parties; a leg's first report comes after a random part of it.</remarks>
internal sealed class RtcpSession(MediaClock clock, ReceptionStatistics statistics)
{
    /// <summary>Sender report with one block, source description and goodbye.</summary>
    public const int MaxReportBytes = 28 + RtcpReportBlock.Bytes + 80 + 8;

    private const long IntervalMicroseconds = 5_000_000;

    private readonly string _name = Guid.NewGuid().ToString("N");
    private long _nextAt = clock.Now + Random.Shared.NextInt64(500_000, IntervalMicroseconds);
    private uint _packetsAtReport;
    private uint _peerReportTime;
    private long _peerReportAt;
    private long _roundTripMicroseconds = -1;

    // Read by whoever asks for statistics, written by the receive thread: one reference, swapped.
    private volatile PeerReport? _peerReport;

    /// <summary>Newest report of the far end on what we send; null before the first.</summary>
    public PeerReport? Peer => _peerReport;

    /// <summary>Round trip of the newest report that allowed to tell.</summary>
    public TimeSpan? RoundTrip =>
        Interlocked.Read(ref _roundTripMicroseconds) is >= 0 and var measured ? TimeSpan.FromMicroseconds(measured) : null;

    public long ReportsReceived { get; private set; }

    public bool IsDue(long now)
    {
        if (now < _nextAt)
            return false;
        _nextAt = now + IntervalMicroseconds - 500_000 + Random.Shared.NextInt64(1_000_000);
        return true;
    }

    /// <summary>Writes the compound packet that is due.</summary>
    /// <returns>Its length.</returns>
    public int Write(Span<byte> buffer, OutgoingStream stream, bool isLast, long now)
    {
        var writer = new RtcpWriter(buffer, stream.Ssrc);
        RtcpReportBlock? block = statistics.Received > 0 ? Block(now) : null;
        if (stream.Packets != _packetsAtReport)
            writer.SenderReport(new SenderTotals(clock.Ntp(now), stream.TimestampAt(now), stream.Packets, stream.PayloadBytes), block);
        else
            writer.ReceiverReport(block);
        _packetsAtReport = stream.Packets;
        writer.CanonicalName(_name);
        if (isLast)
            writer.Bye();
        return writer.Length;
    }

    /// <summary>Takes one compound packet of the far end.</summary>
    /// <param name="datagram">Anything; what is not RTCP is skipped.</param>
    /// <param name="ownSsrc">Blocks about others are skipped.</param>
    /// <param name="now">Engine time.</param>
    public void OnRtcp(ReadOnlySpan<byte> datagram, uint ownSsrc, long now)
    {
        var reader = new RtcpReader(datagram);
        while (reader.TryNext())
        {
            if (reader.TrySenderReportTime(out var middle))
                (_peerReportTime, _peerReportAt) = (middle, now);
            for (var i = 0; i < reader.ReportCount; i++)
            {
                var block = reader.Report(i);
                if (block.Ssrc == ownSsrc)
                    OnBlock(block, now);
            }
        }
    }

    private RtcpReportBlock Block(long now) => statistics.TakeReport() with
    {
        LastSenderReport = _peerReportTime,
        DelaySinceLastSenderReport = _peerReportTime == 0 ? 0 : (uint)((now - _peerReportAt) * 65536 / 1_000_000),
    };

    private void OnBlock(in RtcpReportBlock block, long now)
    {
        ReportsReceived++;
        _peerReport = new PeerReport(block.Lost, block.FractionLost / 256.0, TimeSpan.FromMicroseconds(block.Jitter * 125.0));
        if (block.LastSenderReport == 0)
            return;
        var roundTrip = (int)(clock.NtpMiddle(now) - block.LastSenderReport - block.DelaySinceLastSenderReport);
        // Their clock's rounding may make it slightly negative on a local network; half a minute is nonsense or malice.
        if (roundTrip is > -655 and < 30 * 65536)
            Interlocked.Exchange(ref _roundTripMicroseconds, Math.Max(0, roundTrip) * 1_000_000L / 65536);
    }
}
