using System.Globalization;

namespace Patchbay.Testing.Simulation;

/// <summary>What a number of schedules came to.</summary>
/// <param name="Schedules">How many were run.</param>
/// <param name="Steps">Steps in all of them.</param>
/// <param name="Calls">Calls in all of them.</param>
/// <param name="Crashes">Deaths of the process in all of them.</param>
/// <param name="Elapsed">How long that took.</param>
/// <param name="Events">How often each kind of event occurred, by its name.</param>
/// <param name="Failure">Seed, violation and last steps of the first failing schedule; null when none failed.</param>
public sealed record SimulationReport(
    int Schedules, long Steps, long Calls, long Crashes, TimeSpan Elapsed, IReadOnlyDictionary<string, int> Events, string? Failure)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Schedules} schedules, {Steps} steps, {Calls} calls, {Crashes} crashes in {Elapsed.TotalSeconds:F1} s: {Schedules / Elapsed.TotalSeconds:F0} schedules/s");
}
