namespace Patchbay.Telephony.Media;

/// <summary>Estimates how good audio sounds from what happened to it on the way.</summary>
internal static class MeanOpinion
{
    // Packets of 20 ms, and a jitter buffer of one more.
    private const double OwnDelayMs = 40;

    /// <summary>
    /// The E-model of ITU-T G.107 with its default values, the loss impairment of G.711 under random loss (G.113: Ie 0, Bpl 4.3), and a delay
    /// of half a round trip and twice the jitter.
    /// </summary>
    /// <param name="lossRatio">Share of packets that were lost, 0 to 1.</param>
    /// <param name="jitterMs">Interarrival jitter in milliseconds.</param>
    /// <param name="roundTripMs">Round trip in milliseconds; zero when unknown.</param>
    /// <returns>1 (bad) to 4.4 (as good as G.711 gets).</returns>
    public static double Of(double lossRatio, double jitterMs, double roundTripMs)
    {
        var delay = (roundTripMs / 2) + (2 * jitterMs) + OwnDelayMs;
        var delayImpairment = (0.024 * delay) + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0);
        var lossPercent = 100 * lossRatio;
        var lossImpairment = 95 * lossPercent / (lossPercent + 4.3);
        var rating = Math.Clamp(93.2 - delayImpairment - lossImpairment, 0, 100);
        // The curve dips below its own end where hardly anything comes through.
        return Math.Max(1, 1 + (0.035 * rating) + (rating * (rating - 60) * (100 - rating) * 7e-6));
    }
}
