using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Plan;

/// <summary>The plan for people, in the look of the report.</summary>
internal static class PlanPage
{
    private static readonly (string, string)[] Contents =
    [
        ("plan", "The plan"), ("waves", "Waves"), ("tasks", "Tasks"), ("numbers", "Numbers"), ("back", "The way back"), ("training", "Training"),
        ("announcements", "Announcements"), ("care", "First two weeks"), ("providers", "Providers"), ("evidence", "Evidence"),
    ];

    /// <summary>Writes the page.</summary>
    internal static void Write(MovePlan plan, PlanTexts texts, TextWriter output) =>
        new PageFrame($"The move of {plan.Answers.Company} off Open CTI", Contents).Write(output, Sections(plan, texts));

    private static IEnumerable<Markup> Sections(MovePlan plan, PlanTexts texts)
    {
        yield return PlanFirstPage.Of(plan);
        yield return WavesSection.Of(plan, texts);
        yield return TasksSection.Of(plan);
        yield return Numbers(plan, texts);
        yield return Section("back", "The way back", PlainText.Show(texts.Fill("rollback")));
        yield return Section("training", "Training", Markup.Of($"<p>One course for each role. The exercises need one machine and no Salesforce.</p>{Text("Agents", texts.Fill("training-agent"))}{Text("Supervisors", texts.Fill("training-supervisor"))}{Text("Administrators", texts.Fill("training-admin"))}"));
        yield return Section("announcements", "Announcements", Announcements(texts));
        yield return Section("care", "The first two weeks after each wave", PlainText.Show(texts.Fill("first-two-weeks")));
        yield return Section("providers", "Choosing a provider", Markup.Of($"<p>The questions in the order in which moves fail. Only features that the audit found in use are here: what nobody uses must not decide. <code>provider-comparison.csv</code> is the sheet to fill in.</p>{ProviderSheet.Show(plan)}"));
        yield return Section("evidence", "Evidence pack", PlainText.Show(texts.Fill("sign-off")));
    }

    private static Markup Section(string id, string title, Markup body) => Markup.Of($"<section class=\"page\" id=\"{id}\">\n<h2>{title}</h2>\n{body}\n</section>\n");

    private static Markup Text(string title, string text) => Markup.Of($"<details class=\"text\"><summary>{title}</summary>\n{PlainText.Show(text)}</details>\n");

    private static Markup Announcements(PlanTexts texts) => Markup.Of($"""
        <p>Drafts. The folder has them for each wave with its day and teams.</p>
        {Text("To managers, when the plan is decided", texts.Fill("announcement-managers"))}
        {Text("Six weeks before", texts.Fill("announcement-1-six-weeks-before"))}
        {Text("Two weeks before", texts.Fill("announcement-2-two-weeks-before"))}
        {Text("The working day before", texts.Fill("announcement-3-the-day-before"))}
        {Text("The first day", texts.Fill("announcement-4-the-first-day"))}
        {Text("After two weeks", texts.Fill("announcement-5-after-two-weeks"))}
        """);

    private static Markup Numbers(MovePlan plan, PlanTexts texts) => Section("numbers", "Numbers and carriers", Markup.Of($"""
        <table><thead><tr><th scope="col">Number</th><th scope="col">Purpose</th><th scope="col">Carrier</th><th scope="col">Porting</th><th scope="col">Caller id</th><th scope="col">Emergency address</th><th scope="col">Fallback</th></tr></thead><tbody>
        {Markup.Each(plan.Answers.Numbers.OrEmpty(), n => Markup.Of($"<tr><th scope=\"row\">{n.Number}</th><td>{n.Purpose}</td><td>{Open(n.Carrier)}</td><td>{(n.IsPorted ? "yes" : "no")}</td><td>{Open(n.CallerId)}</td><td>{Open(n.EmergencyAddress)}</td><td>{Open(n.Fallback)}</td></tr>"))}
        </tbody></table>
        {PlainText.Show(texts.Fill("numbers"))}
        """));

    private static string Open(string answer) => string.IsNullOrWhiteSpace(answer) ? "open" : answer;
}
