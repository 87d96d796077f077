namespace Patchbay.Bench.Mixing;

/// <summary>What the pacing thread did in a while.</summary>
/// <param name="All">Ticks.</param>
/// <param name="Late">Those that began more than 2 ms late.</param>
/// <param name="Processor">Share of the core that the process used, in percent.</param>
internal sealed record Ticks(long All, long Late, double Processor)
{
    internal double LatePercent => 100.0 * Late / Math.Max(1, All);

    internal Ticks And(Ticks other) => new(All + other.All, Late + other.Late, (Processor + other.Processor) / 2);
}
