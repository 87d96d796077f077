using Patchbay.Core.Calls;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Bridge;

/// <summary>
/// Measures one leg's audio over the media that carried it: a browser stays connected from call to call and may be replaced in the
/// middle of one. Touched by the owner loop only.
/// </summary>
internal sealed class LegMeter
{
    private MediaLeg? media;
    private LegStatistics? before;
    private LegQuality? sum;

    /// <summary>Counts what this media does from now on, and no longer what the one before it does.</summary>
    internal void Follow(MediaLeg? newest)
    {
        if (newest == media) return;
        if (media is not null) sum = Sum(sum, media.Statistics, before!);
        media = newest;
        before = newest?.Statistics;
    }

    /// <summary>Ends the measurement.</summary>
    /// <returns>Null when nothing was received and nothing was lost.</returns>
    internal LegQuality? Finish()
    {
        Follow(null);
        return sum is { PacketsReceived: 0, PacketsLost: 0 } ? null : sum;
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
}
