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
    public double MeanOpinionScore =>
        MeanOpinion.Of(LossRatio, Jitter.TotalMilliseconds, (RoundTrip ?? TimeSpan.Zero).TotalMilliseconds);
}
