using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.CallLog.Pace;

/// <summary>Says how long to wait after failures. Delays grow twofold to a limit and vary by chance, so that many do not return at one instant.</summary>
/// <param name="chance">Gives 0 to 1; seeded in tests.</param>
internal sealed class WriterPause(Random chance)
{
    private static readonly TimeSpan longestForRow = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan longestForAll = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan longestForQuota = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan afterSetup = TimeSpan.FromMinutes(2);

    /// <summary>How long one record waits.</summary>
    /// <param name="attempts">Failures so far, from 1.</param>
    /// <returns>About half a second at first, about five minutes at most.</returns>
    internal TimeSpan ForRow(int attempts) => Vary(Grow(TimeSpan.FromSeconds(0.5), attempts, longestForRow));

    /// <summary>How long everything waits.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="failures">Failures in a row, from 1.</param>
    /// <returns>The delay.</returns>
    internal TimeSpan ForAll(FaultKind kind, int failures) => Vary(kind switch
    {
        // The same answer means that the day is spent, or that one busy minute is over soon: a few tries tell which.
        FaultKind.Quota => Grow(TimeSpan.FromMinutes(1), failures, longestForQuota),
        FaultKind.Park => afterSetup,
        FaultKind.SignIn => Grow(TimeSpan.FromSeconds(15), failures, longestForRow),
        _ => Grow(TimeSpan.FromSeconds(1), failures, longestForAll),
    });

    private static TimeSpan Grow(TimeSpan first, int times, TimeSpan most)
    {
        var grown = first * Math.Pow(2, Math.Clamp(times - 1, 0, 20));
        return grown < most ? grown : most;
    }

    private TimeSpan Vary(TimeSpan delay) => delay * (0.75 + (chance.NextDouble() * 0.5));
}
