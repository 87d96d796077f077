using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Plan;

/// <summary>All files of a plan.</summary>
public static class PlanFolder
{
    private static readonly string[] Announcements =
        ["announcement-1-six-weeks-before", "announcement-2-two-weeks-before", "announcement-3-the-day-before", "announcement-4-the-first-day", "announcement-5-after-two-weeks"];

    /// <summary>Makes a plan of an audit and writes it.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="answers">What people know. Null: sensible defaults, and a file of them to fill in.</param>
    /// <param name="today">The day from which there is time.</param>
    /// <returns>The plan, which says itself what cannot be done.</returns>
    /// <exception cref="InvalidDataException">The report or the answers lead to no plan.</exception>
    public static WrittenPlan Make(AuditReport report, Answers? answers, DateOnly today)
    {
        var plan = MovePlanner.Plan(report, answers, today);
        return new(plan.Sentence, [.. plan.Concerns], plan.IsImpossible, [.. Files(plan)]);
    }

    /// <summary>Makes the files, <c>plan.html</c> first.</summary>
    internal static IEnumerable<PlanFile> Files(MovePlan plan)
    {
        var texts = new PlanTexts(plan);
        yield return Page(plan, texts);
        yield return new("tasks.csv", Tasks(plan));
        yield return new("numbers.csv", Numbers(plan));
        yield return new("provider-comparison.csv", ProviderSheet.Csv(plan));
        foreach (var (path, name) in Whole) yield return new(path, texts.Fill(name));
        foreach (var wave in plan.Timing.Waves)
        {
            yield return new($"waves/{Slug(wave)}.md", texts.Fill("wave", wave));
            foreach (var name in Announcements) yield return new($"announcements/{Slug(wave)}/{name[13..]}.md", texts.Fill(name, wave));
            if (wave.People.Any()) yield return new($"rollback/{Slug(wave)}.csv", Rollback(wave));
        }

        if (plan.Report.Usage is { Users.IsEmpty: false }) yield return new("waves/users.csv", Users(plan));
        if (!plan.HasAnswers) yield return new(PlanFile.Answers, AnswersFile.Write(plan.Answers));
    }

    private static IEnumerable<(string Path, string Name)> Whole =>
    [
        ("training/agent.md", "training-agent"), ("training/supervisor.md", "training-supervisor"), ("training/admin.md", "training-admin"),
        ("announcements/managers.md", "announcement-managers"), ("first-two-weeks.md", "first-two-weeks"), ("rollback.md", "rollback"), ("numbers.md", "numbers"), ("sign-off.md", "sign-off"),
    ];

    /// <summary>A wave in file names.</summary>
    internal static string Slug(Wave wave) => wave.Number == 0 ? "pilot" : $"wave-{wave.Number}";

    private static PlanFile Page(MovePlan plan, PlanTexts texts)
    {
        using var page = new StringWriter(CultureInfo.InvariantCulture);
        PlanPage.Write(plan, texts, page);
        return new("plan.html", page.ToString());
    }

    // Columns that trackers map by themselves or in one step: an epic for each phase or wave, its tasks below.
    private static string Tasks(MovePlan plan)
    {
        var csv = new CsvText().Row("Issue ID", "Parent ID", "Issue Type", "Summary", "Description", "Section", "Assignee Role", "Priority", "Start Date", "Due Date", "Estimate Hours", "Labels");
        var sections = plan.Tasks.GroupBy(t => t.Section).OrderBy(g => g.Min(t => t.Start)).ToImmutableArray();
        for (var at = 0; at < sections.Length; at++)
        {
            var (section, epic) = (sections[at], $"E{at + 1}");
            csv.Row(epic, "", "Epic", section.Key, "", section.Key, "Project lead", "High", CsvText.Day(section.Min(t => t.Start)), CsvText.Day(section.Max(t => t.Due)), "", "open-cti");
            foreach (var task in section)
                csv.Row(task.Id, epic, "Task", task.Title, task.Text, task.Section, task.Role, Priority(task), CsvText.Day(task.Start), CsvText.Day(task.Due), task.Hours?.ToString("0.#", CultureInfo.InvariantCulture), $"open-cti {task.Label}");
        }

        return csv.ToString();
    }

    private static string Priority(PlanTask task) => task.Id is "build-faults" or "build-rollback" or "numbers-emergency" || task.Id.EndsWith("-entry", StringComparison.Ordinal) ? "High" : "Medium";

    private static string Numbers(MovePlan plan)
    {
        var csv = new CsvText().Row("Number", "Purpose", "Carrier today", "Is ported", "Porting date", "Caller id", "Emergency address", "Fallback", "Tested on");
        foreach (var number in plan.Answers.Numbers.OrEmpty()) csv.Row(number.Number, number.Purpose, number.Carrier, number.IsPorted ? "yes" : "no", "", number.CallerId, number.EmergencyAddress, number.Fallback, "");
        return csv.ToString();
    }

    private static string Rollback(Wave wave)
    {
        var csv = new CsvText().Row("Id", "CallCenterId");
        foreach (var user in wave.People) csv.Row(user.Id, user.CallCenterId);
        return csv.ToString();
    }

    private static string Users(MovePlan plan)
    {
        var csv = new CsvText().Row("Wave", "Go-live", "Id", "Name", "Team", "Interface", "Call center", "CallCenterId", "Calls in 90 days");
        foreach (var wave in plan.Timing.Waves)
        {
            foreach (var user in wave.People) csv.Row(wave.Name, CsvText.Day(wave.GoLive), user.Id, user.Name, DefaultAnswers.NameOf(user), user.Interface, user.CallCenter, user.CallCenterId, user.Calls.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var user in plan.Idle) csv.Row("not planned: ask", "", user.Id, user.Name, DefaultAnswers.NameOf(user), user.Interface, user.CallCenter, user.CallCenterId, "0");
        return csv.ToString();
    }
}
