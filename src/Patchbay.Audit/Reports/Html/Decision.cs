using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Reports.Html;

/// <summary>A question that only people of the company can answer, with the facts for it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Facts">What the audit knows.</param>
/// <param name="Choices">What to tick.</param>
internal sealed record Decision(string Question, string Facts, IReadOnlyList<string> Choices)
{
    /// <summary>The three questions.</summary>
    internal static IReadOnlyList<Decision> Of(AuditReport report) => [Way(report), Records(report), People(report)];

    private static Decision Way(AuditReport report)
    {
        var found = report.Summary.Blockers.Where(b => b.Status == "found").Select(b => char.ToLowerInvariant(b.Title[0]) + b.Title[1..]).ToList();
        var facts = found.Count == 0 ? "No blocker shows itself; some only a person can know." : $"To settle for Salesforce Voice: {Figures.Join([.. found.Take(3)])}.";
        return new("1. Which way off Open CTI?", facts, [.. report.Summary.Effort.Select(way => $"{Ways.Name(way.Way)}{(way.Total.High > 0 ? $", likely {Figures.Hours(way.Total.Likely)} h" : "")}")]);
    }

    private static Decision Records(AuditReport report)
    {
        var files = report.Findings.Where(f => f.Kind == FindingKind.Field).Select(f => (f.Root, f.File)).Distinct().Count();
        return new(
            "2. Where do calls live from then on?",
            files == 0 ? "Nothing was found that reads call tasks." : $"{Figures.Plural(files, "report, flow or class", "reports, flows and classes")} read call tasks today.",
            ["Stay tasks; all of that stays", "VoiceCall records; rebuild what is still needed", "VoiceCall, with a task beside each for a time"]);
    }

    private static Decision People(AuditReport report)
    {
        var classic = report.Usage?.Users.Count(u => u.Interface == "Classic") ?? 0;
        var hasClassic = classic > 0 || report.Findings.Any(f => f.Tags.OrEmpty().Contains("classic"));
        var facts = (classic > 0 ? $"{Figures.Plural(classic, "person works", "people work")} in Classic. " : hasClassic ? "Something here works in Classic. " : "")
            + (report.Inventory.Unused.IsEmpty ? "Do not rebuild what nobody uses." : $"{Figures.Plural(report.Inventory.Unused.Length, "feature")} of Open CTI nobody uses: leave them out.");
        string[] choices = hasClassic ? ["Classic teams learn Lightning and the new phone at once", "Classic teams move to Lightning before"] : ["A pilot of volunteers first", "The smallest team first"];
        return new("3. Who moves first, and with what?", facts, [.. choices, "First wave on: ____________"]);
    }
}
