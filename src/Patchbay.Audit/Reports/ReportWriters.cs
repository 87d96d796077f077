using System.Collections.Immutable;
using Patchbay.Audit.Reports.Html;
using Patchbay.Audit.Reports.Sarif;

namespace Patchbay.Audit.Reports;

/// <summary>The forms a report can have.</summary>
public static class ReportWriters
{
    /// <summary>All writers; a new form is one line here.</summary>
    public static ImmutableArray<IReportWriter> All { get; } = [new TableReport(), new JsonReport(), new HtmlReport(), new SarifReport()];

    /// <summary>Finds a writer.</summary>
    /// <param name="format">Its name.</param>
    /// <returns>Null when there is no such form.</returns>
    public static IReportWriter? Find(string format) => All.FirstOrDefault(writer => writer.Format == format);
}
