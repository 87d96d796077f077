using System.Globalization;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Reports;

/// <summary>The report for a terminal of 80 columns.</summary>
public sealed class TableReport : IReportWriter
{
    private const int Width = 80;

    /// <inheritdoc/>
    public string Format => "table";

    /// <inheritdoc/>
    public void Write(AuditReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        Line(output, string.Create(CultureInfo.InvariantCulture, $"Open CTI audit of {report.AsOf:yyyy-MM-dd}: {Plural(report.Inventory.Files, "file")}, {report.Inventory.Bytes / 1_000_000.0:0.0} MB"));
        foreach (var notice in report.Notices) Wrapped(output, "! ", notice.Text);
        WriteSummary(report, output);
        foreach (var file in report.Findings.GroupBy(f => (f.Root, f.File))) WriteFile(file.Key.Root, file.Key.File, file, output);
        WriteUnread(report, output);
        WriteQuestions(report, output);
    }

    private static void WriteSummary(AuditReport report, TextWriter output)
    {
        var summary = report.Summary;
        Line(output, "");
        Line(output, $"Findings   {string.Join(", ", summary.BySeverity.Select(t => $"{t.Count} {t.Name}"))}");
        Line(output, $"Readiness  {Ready(report)}; {Plural(Math.Abs(summary.DaysLeft), "day")} {(summary.DaysLeft < 0 ? "since" : "to")} {summary.Deadline.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}");
        foreach (var way in summary.Effort.Where(way => way.Total.High > 0))
            Line(output, string.Create(CultureInfo.InvariantCulture, $"Work       {Name(way.Way),-16} {way.Total.Low,6:0} to {way.Total.High,6:0} h, likely {way.Total.Likely:0} h"));
        if (summary.Blockers.Where(b => b.Status == "found").Select(b => b.Title).ToList() is { Count: > 0 } blockers)
            Wrapped(output, "Blockers   ", string.Join("; ", blockers));
        if (report.Usage is { } usage)
            Line(output, $"In use     {Plural(usage.Users.Length, "user")} with a call center, {Plural(usage.ByType.Sum(t => t.Count), "call")} logged in 90 days");
    }

    private static string Ready(AuditReport report) => report.Summary.Readiness.Score is { } score
        ? $"{score} of 100{(report.Unread.Any(file => !file.ByTokens) ? ", of what could be read" : "")}"
        : "not known, nothing could be read";

    private static void WriteFile(string? root, string file, IEnumerable<Finding> findings, TextWriter output)
    {
        Line(output, "");
        Line(output, Left(root is null ? file : $"{file}  ({root})", Width));
        foreach (var finding in findings)
        {
            var sure = finding.Confidence switch { Confidence.Certain => ' ', Confidence.Probable => '~', _ => '?' };
            Line(output, $"{finding.Line,6} {Severity(finding.Severity)}{sure} {Fit(finding.Api, 42)} {Right(finding)}");
        }
    }

    private static string Right(Finding finding) => finding.Kind switch
    {
        FindingKind.Fault => Left(finding.Rule, 22),
        FindingKind.Voice => "already new",
        _ => finding.Replacement is not { } voice ? "" : voice.Gap switch { Gap.None => "replaced", Gap.Partial => "replaced in part", _ => "no replacement" } + (voice.IsInferred ? " (?)" : ""),
    };

    private static void WriteUnread(AuditReport report, TextWriter output)
    {
        if (report.Unread.IsEmpty) return;
        Line(output, "");
        foreach (var file in report.Unread)
            Wrapped(output, "", file.Sentence);
    }

    private static void WriteQuestions(AuditReport report, TextWriter output)
    {
        foreach (var question in report.Usage?.Questions.Where(q => !q.Answered) ?? [])
            Wrapped(output, "", $"{question.Name}: not answered, {question.Why}");
    }

    private static string Severity(Severity severity) => severity switch
    {
        Findings.Severity.High => "high  ",
        Findings.Severity.Medium => "medium",
        Findings.Severity.Low => "low   ",
        _ => "info  ",
    };

    private static string Name(string way) => way switch
    {
        Replacement.SalesforceVoice => "Salesforce Voice",
        Replacement.PatchbayPanel => "Patchbay's panel",
        _ => "Drop-in shim",
    };

    private static string Plural(long count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {word}{(count == 1 ? "" : "s")}");

    private static string Fit(string text, int width) => Left(text, width).PadRight(width);

    // The end of a path or of a name says more than its start.
    private static string Left(string text, int width) => text.Length <= width ? text : "…" + text[^(width - 1)..];

    private static void Wrapped(TextWriter output, string head, string text)
    {
        var indent = new string(' ', Math.Max(head.Length, 2));
        var line = head;
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length + 1 > Width && line.Trim().Length > 0)
            {
                Line(output, line.TrimEnd());
                line = indent;
            }

            line += word + " ";
        }

        Line(output, line.TrimEnd());
    }

    // Names of files are hostile input, too: a terminal would obey what they hold.
    private static string Visible(string line) => string.Concat(line.Select(c => char.IsControl(c) || HtmlEscape.TurnsDirection(c) ? FormattableString.Invariant($"[U+{(int)c:X4}]") : c.ToString()));

    private static void Line(TextWriter output, string line)
    {
        output.Write(Visible(line.TrimEnd()));
        output.Write('\n');
    }
}
