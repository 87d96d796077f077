using System.Text.Encodings.Web;
using System.Text.Json;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Rules;

namespace Patchbay.Audit.Reports.Sarif;

/// <summary>The report for editors and code hosts: SARIF 2.1.0 (OASIS, errata 01).</summary>
public sealed class SarifReport : IReportWriter
{
    private const string SchemaAddress = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <inheritdoc/>
    public string Format => "sarif";

    /// <inheritdoc/>
    public void Write(AuditReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) WriteLog(report, json);
        buffer.Position = 0;
        using var text = new StreamReader(buffer);
        output.Write(text.ReadToEnd());
        output.Write('\n');
    }

    private static void WriteLog(AuditReport report, Utf8JsonWriter json)
    {
        var (rules, artifacts) = (new SarifRules(RuleBook.Load(), report), new SarifArtifacts(report));
        json.WriteStartObject();
        json.WriteString("$schema", SchemaAddress);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        rules.Write(report, json);
        SarifInvocation.Write(report, artifacts, json);
        artifacts.Write(json);
        json.WriteStartArray("results");
        foreach (var finding in report.Findings) SarifResult.Write(finding, rules.IndexOf(finding.Rule), artifacts, json);
        json.WriteEndArray();
        WriteRest(report, json);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRest(AuditReport report, Utf8JsonWriter json)
    {
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartObject("automationDetails");
        json.WriteString("id", "patchbay/audit/");
        json.WriteEndObject();
        json.WriteStartObject("properties");
        if (report.Summary.Readiness.Score is { } score) json.WriteNumber("readiness", score);
        json.WriteNumber("daysLeft", report.Summary.DaysLeft);
        json.WriteString("deadline", report.Summary.Deadline.ToString("o", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
