using System.Collections.Immutable;
using System.Text.Json;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;
using Patchbay.Audit.Shared;

namespace Patchbay.Audit.Plan;

/// <summary>Makes tasks: those of every move, from the published list, and those of this one, from the lines of its estimate.</summary>
internal sealed class TaskPlanner(AuditReport report, Answers answers, Timing timing, WorkCalendar calendar)
{
    private const int MostPlaces = 25;

    /// <summary>All tasks, by day.</summary>
    internal ImmutableArray<PlanTask> Plan()
    {
        var known = JsonSerializer.Deserialize(DataFile.Read("plan-tasks.json"), PlanListsForm.Default.ImmutableArrayKnownTask)
            .Where(task => task.Ways.OrEmpty() is { IsEmpty: true } || task.Ways.Contains(answers.Way))
            .Where(task => task.When != "faults" || report.Findings.Any(f => f.Kind == FindingKind.Fault)).ToList();
        var ofWaves = timing.Waves.SelectMany(wave => known.Where(t => t.Phase == "wave" && (t.When != "classic" || wave.BringsLightning)).Select(task => OfWave(task, wave)));
        var ofPlan = known.Where(t => t.Phase != "wave").Select(Once);
        var lines = report.Summary.Effort.FirstOrDefault(way => way.Way == answers.Way)?.Lines.OrEmpty() ?? [];
        return [.. ofPlan.Concat(ofWaves).Concat(lines.Where(line => line.Hours.High > 0).Select(OfLine)).OrderBy(t => t.Start).ThenBy(t => t.Due).ThenBy(t => t.Id, StringComparer.Ordinal)];
    }

    private PlanTask Once(KnownTask task)
    {
        var anchor = Anchor(task.Anchor);
        return new(task.Id, Section(task.Phase), task.Title, task.Text, task.Role, calendar.Add(anchor, task.Start), calendar.Add(anchor, task.Due), null, task.Phase);
    }

    private PlanTask OfWave(KnownTask task, Wave wave) => new(
        $"W{wave.Number}-{task.Id}", wave.Name, $"{wave.Name}: {task.Title}", $"{task.Text} {Figures.Plural(wave.Users, "user")}: {Figures.Join([.. wave.Teams.Select(t => t.Name).Distinct()])}.",
        task.Role, calendar.Add(wave.GoLive, task.Start), calendar.Add(wave.GoLive, task.Due), null, "wave");

    private DateOnly Anchor(string name) => name switch
    {
        "pilot" => timing.Waves[0].GoLive,
        _ when name.EndsWith(".end", StringComparison.Ordinal) => timing[name[..^4]].End,
        _ => timing[name[..^6]].Start,
    };

    private string Section(string phase) => phase == "numbers" ? "Numbers and carriers" : timing[phase].Title;

    private PlanTask OfLine(EffortLine line)
    {
        var phase = timing[PhaseWork.Of(line.Weight)];
        var places = report.Findings.Where(f => f.EffortHours.Weight == line.Weight).ToList();
        var times = line.Count == 1 ? "" : FormattableString.Invariant($" ({line.Count:0.##} times)");
        return new($"work-{line.Weight}", phase.Title, $"{Figures.Capital(line.Item)}{times}", Places(line, places), RoleOf(line.Weight), phase.Start, phase.End, Math.Round(line.Hours.Estimate, 1), $"work-{line.Weight}");
    }

    private static string Places(EffortLine line, List<Finding> places)
    {
        var range = $"{Figures.Range(line.Hours)}, likely {Figures.Hours(line.Hours.Likely)} h.";
        if (places.Count == 0) return range;
        var names = string.Join("; ", places.Take(MostPlaces).Select(f => $"{f.Api} in {f.File}:{f.Line}"));
        return $"{range} {names}{(places.Count > MostPlaces ? $"; and {places.Count - MostPlaces} more in the audit" : "")}.";
    }

    private static string RoleOf(string weight) => weight switch
    {
        "O1" or "O8" => "Project lead",
        "O11" => "Security and compliance",
        "O9" or "F30" or "O7" => "Trainer",
        "P1" or "O6" => "Telephony engineer",
        "F29" or "O2" or "O3" or "O4" or "O5" or "O10" or "P2" => "Salesforce admin",
        _ when weight is ['F', '1' or '2', _] => "Salesforce admin",
        _ => "Developer",
    };
}
