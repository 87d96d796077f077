using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Plan;

/// <summary>What is to be done, by phase and wave.</summary>
internal static class TasksSection
{
    /// <summary>Makes the section.</summary>
    internal static Markup Of(MovePlan plan) => Markup.Of($"""
        <section class="page" id="tasks">
        <h2>Tasks</h2>
        <p>{Figures.Plural(plan.Tasks.Length, "task")}. <code>tasks.csv</code> holds the same for your tracker: epics are phases and waves. Hours are those of the audit’s estimate, as one figure for each range.</p>
        {Markup.Each(plan.Tasks.GroupBy(t => t.Section).OrderBy(g => g.Min(t => t.Start)), group => Section(group.Key, [.. group], IsWave(plan, group.Key)))}
        </section>

        """);

    private static bool IsWave(MovePlan plan, string section) => plan.Timing.Waves.Any(wave => wave.Name == section);

    // Waves repeat each other; they are closed until somebody looks.
    private static Markup Section(string title, PlanTask[] tasks, bool isWave) => Markup.Of($"""
        <details class="text"{Markup.When(!isWave, () => Markup.Of($" open"))}><summary>{title} ({tasks.Length})</summary>
        <table><thead><tr><th scope="col">Task</th><th scope="col">Who</th><th scope="col">From</th><th scope="col">Until</th><th scope="col" class="n">Hours</th></tr></thead><tbody>
        {Markup.Each(tasks, t => Markup.Of($"<tr><th scope=\"row\">{t.Title}<br><span class=\"soft\">{t.Text}</span></th><td>{t.Role}</td><td class=\"d\">{Figures.ShortDay(t.Start)}</td><td class=\"d\">{Figures.ShortDay(t.Due)}</td><td class=\"n\">{(t.Hours is { } hours ? Figures.Hours(hours) : "")}</td></tr>"))}
        </tbody></table></details>
        """);
}
