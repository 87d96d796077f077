using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Plan;

/// <summary>Makes a plan of an audit.</summary>
internal static class MovePlanner
{
    private const int MostWaves = 200;
    private const int FirstYear = 2020;
    private const int LastYear = 2100;

    /// <summary>Makes a plan.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="answers">What people know. Null: sensible defaults.</param>
    /// <param name="today">The day from which there is time.</param>
    /// <returns>The plan, which says itself what cannot be done.</returns>
    /// <exception cref="InvalidDataException">The report or the answers lead to no plan.</exception>
    internal static MovePlan Plan(AuditReport report, Answers? answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Findings.IsDefault || report.Summary is null || report.Inventory is null || report.Summary.Effort.IsDefault) throw new InvalidDataException("This is not a whole report of an audit.");
        if (!IsOfThisTime(report.Summary.Deadline) || !IsOfThisTime(today)) throw new InvalidDataException($"The days of this plan are not between {FirstYear} and {LastYear}.");
        var given = answers ?? DefaultAnswers.Of(report);
        if (given.Teams.OrEmpty().IsEmpty) given = given with { Teams = DefaultAnswers.Teams(report) };
        var waves = WavePlanner.Plan(report, given);
        if (waves.Length > MostWaves) throw new InvalidDataException($"The answers make no sense: they make {waves.Length} waves; let usersPerWave be larger.");
        var builder = new TimingBuilder(report, given, today);
        var timing = builder.Build(waves);
        return new()
        {
            Report = report,
            Answers = given,
            HasAnswers = answers is not null,
            Today = today,
            Timing = timing,
            Idle = WavePlanner.Idle(report),
            Tasks = new TaskPlanner(report, given, timing, builder.Calendar).Plan(),
        };
    }

    private static bool IsOfThisTime(DateOnly day) => day.Year is >= FirstYear and <= LastYear;
}
