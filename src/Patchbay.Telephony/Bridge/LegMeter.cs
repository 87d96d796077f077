using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Bridge;

/// <summary>
/// Measures one leg's audio over the media that carried it: a browser stays connected from call to call and may be replaced in the
/// middle of one. Touched by the owner loop only.
/// </summary>
/// <param name="leg">Which leg.</param>
internal sealed class LegMeter(LegId leg)
{
    private MediaLeg? media;
    private LegStatistics? before;
    private LegQuality? sum;
    private long sent;

    /// <summary>Counts what this media does from now on, and no longer what the one before it does.</summary>
    internal void Follow(MediaLeg? newest)
    {
        if (newest == media) return;
        if (media is not null)
        {
            var now = media.Statistics;
            sum = Sum(sum, now, before!);
            sent += now.PacketsSent - before!.PacketsSent;
        }

        media = newest;
        before = newest?.Statistics;
    }

    /// <summary>Ends the measurement.</summary>
    /// <returns>Null when nothing was received and nothing was lost.</returns>
    internal LegQuality? Finish()
    {
        Follow(null);
        return sum is null or { PacketsReceived: 0, PacketsLost: 0 } ? null : sum with { Leg = leg.Ordinal, Mos = MosOf(sum), FarMos = FarMosOf(sum, sent) };
    }

    private static LegQuality Sum(LegQuality? sum, LegStatistics now, LegStatistics before)
    {
        var peer = now.Peer is { } report ? report.Lost - (before.Peer?.Lost ?? 0) : (long?)null;
        return new(
            (sum?.PacketsReceived ?? 0) + now.PacketsReceived - before.PacketsReceived,
            (sum?.PacketsLost ?? 0) + Math.Max(0, now.PacketsLost - before.PacketsLost),
            now.Jitter.TotalMilliseconds,
            now.RoundTrip?.TotalMilliseconds ?? sum?.RoundTripMs,
            peer is { } lost ? (sum?.FarPacketsLost ?? 0) + Math.Max(0, lost) : sum?.FarPacketsLost,
            now.Peer?.Jitter.TotalMilliseconds ?? sum?.FarJitterMs);
    }

    private static double? MosOf(LegQuality sum) => sum.PacketsReceived == 0
        ? null
        : MeanOpinion.Of((double)sum.PacketsLost / (sum.PacketsReceived + sum.PacketsLost), sum.JitterMs, sum.RoundTripMs ?? 0);

    private static double? FarMosOf(LegQuality sum, long sent) => sum is { FarPacketsLost: { } lost, FarJitterMs: { } jitter } && sent > 0
        ? MeanOpinion.Of(Math.Min(1, (double)lost / sent), jitter, sum.RoundTripMs ?? 0)
        : null;
}
