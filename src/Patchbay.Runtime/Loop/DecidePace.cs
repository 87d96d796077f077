namespace Patchbay.Runtime.Loop;

/// <summary>
/// Tells the deciding thread of a busy site to rest before it looks at what came: several commands are then decided, committed and made
/// true together. Where commands are rare nobody waits for it.
/// </summary>
/// <param name="pause">Longest time between two looks of a busy site; zero for none.</param>
internal sealed class DecidePace(TimeSpan pause)
{
    /// <summary>Looks that the average goes back to: a single call never seems busy, a rush does within its first calls.</summary>
    private const int Memory = 16;

    /// <summary>A longer silence counts as this long, or one night would hide the next morning's rush.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromMilliseconds(100);

    /// <summary>A site is busy while its commands come closer than this: some fifteen calls a second.</summary>
    private static readonly TimeSpan BusyGap = TimeSpan.FromMilliseconds(8);

    /// <summary>So many commands are enough for one look: more of them only wait longer, and a flood would be turned away for the wait.</summary>
    private const int Enough = 32;

    private TimeSpan last = -LongestGap;
    private TimeSpan gap = LongestGap;

    /// <summary>Says how long to rest before the next look.</summary>
    /// <param name="now">Time since some fixed instant.</param>
    /// <returns>Zero while commands are rare.</returns>
    internal TimeSpan Rest(TimeSpan now)
    {
        if (gap >= BusyGap) return TimeSpan.Zero;
        var next = last + (gap * Enough < pause ? gap * Enough : pause);
        return next > now ? next - now : TimeSpan.Zero;
    }

    /// <summary>Notes a look at what came.</summary>
    /// <param name="now">Time since the same instant.</param>
    /// <param name="commands">How many commands it found.</param>
    internal void Look(TimeSpan now, long commands)
    {
        var since = now - last;
        var each = (since < LongestGap ? since : LongestGap) / Math.Max(1, commands);
        gap += (each - gap) / Memory;
        last = now;
    }
}
