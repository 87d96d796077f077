namespace Patchbay.Testing.Simulation.Engine;

/// <summary>Chance from a seed: the same seed gives the same run on every machine and runtime. SplitMix64.</summary>
/// <param name="seed">The seed.</param>
internal sealed class Chance(long seed)
{
    private ulong state = (ulong)seed * 0x9E3779B97F4A7C15;

    internal bool OneIn(int n) => Below(n) == 0;

    internal bool Percent(int percent) => Below(100) < percent;

    /// <summary>A whole number from 0 to one below the limit.</summary>
    internal int Below(int limit) => (int)(Next() % (ulong)limit);

    internal int Between(int least, int most) => least + Below(most - least + 1);

    internal TimeSpan Milliseconds(int least, int most) => TimeSpan.FromMilliseconds(Between(least, most));

    internal TimeSpan Seconds(double least, double most) => Milliseconds((int)(least * 1000), (int)(most * 1000));

    internal T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
