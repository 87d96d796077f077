using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Reports;

/// <summary>The report for programs, and for <c>patchbay plan</c>.</summary>
public sealed class JsonReport : IReportWriter
{
    /// <inheritdoc/>
    public string Format => "json";

    /// <inheritdoc/>
    public void Write(AuditReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(AuditJson.Write(report));
        output.Write('\n');
    }
}
