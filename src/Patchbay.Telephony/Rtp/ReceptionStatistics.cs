namespace Patchbay.Telephony.Rtp;

/// <summary>Counts what one receiving direction got, lost and how unevenly it came.</summary>
/// <remarks>
/// RFC 3550 appendix A.1, A.3 and A.8. Written by the leg's receive thread only; other threads read single fields,
/// so a snapshot may be one packet uneven, which no reader minds.
/// </remarks>
internal sealed class ReceptionStatistics
{
    private const int MaxDropout = 3000;

    private bool _started;
    private uint _ssrc;
    private uint _baseSequence;
    private uint _highest;
    private long _receivedThisSource;
    private long _lostBefore;
    private uint _lastTransit;
    private double _jitter;
    private uint _expectedAtReport;
    private long _receivedAtReport;

    /// <summary>The sender we hear, 0 before the first packet.</summary>
    public uint Ssrc => _ssrc;

    /// <summary>Packets received since the leg began, whoever sent them.</summary>
    public long Received { get; private set; }

    /// <summary>Packets that never came, since the leg began. Duplicates count against it, never below zero.</summary>
    public long Lost => _lostBefore + Math.Max(0, Expected - _receivedThisSource);

    /// <summary>Interarrival jitter in samples.</summary>
    public double JitterSamples => _jitter;

    /// <summary>Highest sequence number with its cycles, as a report carries it.</summary>
    public uint ExtendedHighest => _highest;

    private long Expected => _started ? _highest - _baseSequence + 1 : 0;

    /// <summary>Takes one packet into account.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="arrivalSamples">Arrival on our own clock in samples; only differences count.</param>
    /// <param name="measuresJitter">False for telephone events, whose timestamp stands still.</param>
    public void Add(in RtpPacket packet, uint arrivalSamples, bool measuresJitter)
    {
        Received++;
        if (!_started || packet.Ssrc != _ssrc || IsRestart(packet.Sequence))
            Start(packet, arrivalSamples);
        else
            Continue(packet, arrivalSamples, measuresJitter);
        _receivedThisSource++;
    }

    /// <summary>Fills a report block and starts the interval of the next one.</summary>
    public RtcpReportBlock TakeReport()
    {
        var expected = (uint)Expected;
        var expectedInterval = expected - _expectedAtReport;
        var lostInterval = expectedInterval - (_receivedThisSource - _receivedAtReport);
        _expectedAtReport = expected;
        _receivedAtReport = _receivedThisSource;
        var fraction = expectedInterval == 0 || lostInterval <= 0 ? 0 : Math.Min(255, (lostInterval << 8) / expectedInterval);
        return new RtcpReportBlock
        {
            Ssrc = _ssrc,
            FractionLost = (byte)fraction,
            Lost = (int)Math.Min(0x7fffff, Math.Max(0, expected - _receivedThisSource)),
            HighestSequence = _highest,
            Jitter = (uint)_jitter,
        };
    }

    private bool IsRestart(ushort sequence)
    {
        var ahead = (ushort)(sequence - (ushort)_highest);
        return ahead is > MaxDropout and < ushort.MaxValue - MaxDropout;
    }

    private void Start(in RtpPacket packet, uint arrivalSamples)
    {
        _lostBefore = Lost;
        _started = true;
        _ssrc = packet.Ssrc;
        _baseSequence = packet.Sequence;
        _highest = packet.Sequence;
        _receivedThisSource = 0;
        _expectedAtReport = 0;
        _receivedAtReport = 0;
        _lastTransit = arrivalSamples - packet.Timestamp;
    }

    private void Continue(in RtpPacket packet, uint arrivalSamples, bool measuresJitter)
    {
        var ahead = (short)(packet.Sequence - (ushort)_highest);
        if (ahead > 0)
            _highest += (uint)ahead;
        if (!measuresJitter)
            return;
        var transit = arrivalSamples - packet.Timestamp;
        var deviation = Math.Abs((double)(int)(transit - _lastTransit));
        _lastTransit = transit;
        // A clock that leaps (a restarted prompt at the far end) is not jitter.
        if (deviation < 8000)
            _jitter += (deviation - _jitter) / 16;
    }
}
