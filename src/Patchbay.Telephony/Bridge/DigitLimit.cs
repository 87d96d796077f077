namespace Patchbay.Telephony.Bridge;

/// <summary>Lets 20 keys a second through, as fast as the fastest dialler, and 40 at once. For one owner at a time.</summary>
internal sealed class DigitLimit
{
    private const double Most = 40;
    private const double PerSecond = 20;
    private double left = Most;
    private long last;

    /// <param name="now">A timestamp.</param>
    /// <param name="frequency">Timestamps in a second.</param>
    internal bool TryTake(long now, long frequency)
    {
        left = Math.Min(Most, left + (PerSecond * (now - last) / frequency));
        last = now;
        if (left < 1) return false;
        left--;
        return true;
    }
}
