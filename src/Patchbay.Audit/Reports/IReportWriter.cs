using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Reports;

/// <summary>Writes a report in one form.</summary>
public interface IReportWriter
{
    /// <summary>The name that <c>--format</c> takes: <c>json</c>.</summary>
    string Format { get; }

    /// <summary>Writes all of a report. Pure: the same report gives the same text.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; not closed. Lines end with a line feed.</param>
    void Write(AuditReport report, TextWriter output);
}
