namespace Patchbay.Runtime.Loop;

/// <summary>
/// Tells the deciding thread of a busy site to rest before it looks at what came: several commands are then decided, committed and made
/// true together. Where commands are rare nobody waits for it.
/// </summary>
/// <param name="pause">Least time between two looks of a busy site; zero for none.</param>
internal sealed class DecidePace(TimeSpan pause)
{
    /// <summary>Looks that the average goes back to: a single call never seems busy, a rush does within its first calls.</summary>
    private const int Memory = 16;

    /// <summary>A longer silence counts as this long, or one night would hide the next morning's rush.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromMilliseconds(100);

    private TimeSpan last = -LongestGap;
    private TimeSpan gap = LongestGap;

    /// <summary>Says how long to rest before the next look.</summary>
    /// <param name="now">Time since some fixed instant.</param>
    /// <returns>Zero while looks are further apart than two pauses.</returns>
    internal TimeSpan Rest(TimeSpan now) => gap < 2 * pause && last + pause > now ? last + pause - now : TimeSpan.Zero;

    /// <summary>Notes a look at what came.</summary>
    /// <param name="now">Time since the same instant.</param>
    internal void Look(TimeSpan now)
    {
        var since = now - last;
        gap += ((since < LongestGap ? since : LongestGap) - gap) / Memory;
        last = now;
    }
}
