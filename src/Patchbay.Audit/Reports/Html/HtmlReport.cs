using System.Globalization;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Reports.Html;

/// <summary>The report for people who decide: one file that a browser shows and prints, and that loads nothing.</summary>
public sealed class HtmlReport : IReportWriter
{
    private static readonly (string, string)[] Contents =
    [
        ("summary", "Summary"), ("use", "What you use"), ("findings", "Findings"), ("replacements", "Replacements"),
        ("blockers", "Blockers"), ("next", "Next steps"), ("counted", "How it was counted"),
    ];

    /// <inheritdoc/>
    public string Format => "html";

    /// <inheritdoc/>
    public void Write(AuditReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var day = report.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        new PageFrame($"Open CTI audit of {day}", Contents).Write(output, Sections(report));
    }

    private static IEnumerable<Markup> Sections(AuditReport report)
    {
        yield return FirstPage.Of(report);
        yield return UseSection.Of(report);
        yield return FindingsSection.Of(report);
        yield return ReplacementSection.Of(report);
        yield return BlockerSection.Of(report);
        yield return NextSteps.Of(report);
        yield return CountingSection.Of(report);
    }
}
