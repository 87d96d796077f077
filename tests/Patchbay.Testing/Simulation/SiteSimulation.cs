using System.Diagnostics;
using System.Globalization;

namespace Patchbay.Testing.Simulation;

/// <summary>
/// Runs many schedules. <c>PATCHBAY_SIM_SCHEDULES</c> says how many, <c>PATCHBAY_SIM_SEED</c> replays one with all its steps.
/// </summary>
public static class SiteSimulation
{
    private const int LastSteps = 120;

    /// <summary>Runs the schedules that the environment asks for.</summary>
    /// <param name="schedules">How many, when it asks for nothing.</param>
    /// <returns>What they came to.</returns>
    public static SimulationReport RunAsAsked(int schedules)
    {
        var culture = CultureInfo.InvariantCulture;
        if (Environment.GetEnvironmentVariable("PATCHBAY_SIM_SEED") is { Length: > 0 } seed) return Replay(long.Parse(seed, culture));
        var asked = Environment.GetEnvironmentVariable("PATCHBAY_SIM_SCHEDULES");
        return Run(string.IsNullOrEmpty(asked) ? schedules : int.Parse(asked, culture));
    }

    /// <summary>Runs schedules on all cores and stops at the first that fails.</summary>
    /// <param name="schedules">How many.</param>
    /// <param name="firstSeed">Seed of the first; the others follow.</param>
    /// <returns>What they came to.</returns>
    public static SimulationReport Run(int schedules, long firstSeed = 1)
    {
        var started = Stopwatch.GetTimestamp();
        var totals = new Totals();
        Parallel.For(firstSeed, firstSeed + schedules, totals.Run);
        return totals.Report(Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Runs schedules until one fails. For a build with a planted bug, which shares no types with the caller.</summary>
    /// <param name="schedules">Most schedules.</param>
    /// <returns>How many were run and what failed; null when nothing did.</returns>
    public static string? FindViolation(int schedules)
    {
        var report = Run(schedules);
        return report.Failure is null ? null : $"after {report.Schedules} schedules: {report.Failure}";
    }

    /// <summary>Runs one schedule and tells all its steps.</summary>
    /// <param name="seed">Its seed.</param>
    /// <returns>What it came to; its failure tells the last steps, or that there was none.</returns>
    public static SimulationReport Replay(long seed)
    {
        var started = Stopwatch.GetTimestamp();
        var totals = new Totals();
        var schedule = Schedule.Run(seed, traces: true);
        totals.Add(seed, schedule);
        return totals.Report(Stopwatch.GetElapsedTime(started)) with { Failure = Tell(seed, schedule, int.MaxValue) };
    }

    private static string Tell(long seed, Schedule schedule, int most) =>
        $"PATCHBAY_SIM_SEED={seed}: {schedule.Violation ?? "no violation"}\n{string.Join('\n', schedule.Trace.TakeLast(most))}";

    private sealed class Totals
    {
        // Schedules run on several threads.
        private readonly Lock access = new();
        private readonly Dictionary<string, int> events = [];
        private (long Seed, string Violation)? failure;
        private int schedules;
        private long steps;
        private long calls;
        private long crashes;

        internal void Run(long seed, ParallelLoopState loop)
        {
            var schedule = Schedule.Run(seed);
            Add(seed, schedule);
            if (schedule.Violation is not null) loop.Stop();
        }

        internal void Add(long seed, Schedule schedule)
        {
            lock (access)
            {
                schedules++;
                steps += schedule.Steps;
                calls += schedule.Calls;
                crashes += schedule.Deaths;
                foreach (var (kind, times) in schedule.Events) events[kind.Name] = events.GetValueOrDefault(kind.Name) + times;
                if (schedule.Violation is { } violation && (failure is null || seed < failure.Value.Seed)) failure = (seed, violation);
            }
        }

        internal SimulationReport Report(TimeSpan elapsed)
        {
            var told = failure is { } f ? Tell(f.Seed, Schedule.Run(f.Seed, traces: true), LastSteps) : null;
            return new(schedules, steps, calls, crashes, elapsed, events, told);
        }
    }
}
