namespace Patchbay.Telephony.Media;

/// <summary>How a leg's media has been doing since it began.</summary>
public sealed record LegStatistics
{
    /// <summary>RTP packets received from the accepted source.</summary>
    public required long PacketsReceived { get; init; }

    /// <summary>RTP packets sent.</summary>
    public required long PacketsSent { get; init; }

    /// <summary>Packets of the far end that never came.</summary>
    public required long PacketsLost { get; init; }

    /// <summary>Datagrams dropped because they were malformed, forged, replayed or from a stranger.</summary>
    public required long PacketsRefused { get; init; }

    /// <summary>Unevenness of what we receive. RFC 3550 §6.4.1.</summary>
    public required TimeSpan Jitter { get; init; }

    /// <summary>Round trip measured by reports; null until both sides have sent one.</summary>
    public required TimeSpan? RoundTrip { get; init; }

    /// <summary>Time since the last packet came in; null before the first.</summary>
    public required TimeSpan? SinceLastPacket { get; init; }

    /// <summary>What the far end says about our stream; null before its first report.</summary>
    public required PeerReport? Peer { get; init; }

    /// <summary>Share of the far end's packets that were lost, 0 to 1.</summary>
    public double LossRatio => PacketsReceived + PacketsLost == 0 ? 0 : (double)PacketsLost / (PacketsReceived + PacketsLost);

    /// <summary>Estimated listening quality of what we receive, 1 (bad) to 4.4 (as good as G.711 gets).</summary>
    /// <remarks>The E-model of ITU-T G.107 with the loss impairment of G.711 under random loss (G.113: Bpl 4.3) and delay from round trip and jitter.</remarks>
    public double MeanOpinionScore
    {
        get
        {
            var delay = ((RoundTrip ?? TimeSpan.Zero).TotalMilliseconds / 2) + (2 * Jitter.TotalMilliseconds) + 40;
            var delayImpairment = (0.024 * delay) + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0);
            var lossPercent = 100 * LossRatio;
            var lossImpairment = 95 * lossPercent / (lossPercent + 4.3);
            var rating = Math.Clamp(93.2 - delayImpairment - lossImpairment, 0, 100);
            return 1 + (0.035 * rating) + (rating * (rating - 60) * (100 - rating) * 7e-6);
        }
    }
}
