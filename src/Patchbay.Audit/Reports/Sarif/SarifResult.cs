using System.Text.Json;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Reports.Sarif;

/// <summary>A finding as a result (SARIF §3.27).</summary>
internal static class SarifResult
{
    private const int WholeLine = 160;

    /// <summary>Writes it.</summary>
    internal static void Write(Finding finding, int ruleIndex, SarifArtifacts artifacts, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", ruleIndex);
        // A result that is no problem says so by its kind, and then has no level (§3.27.9).
        if (finding.Severity == Severity.Info) json.WriteString("kind", "informational");
        json.WriteString("level", SarifRules.Level(finding.Severity));
        json.WriteText("message", Message(finding));
        json.WriteStartArray("locations");
        WriteLocation(finding, artifacts, json);
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("patchbayFindingId/v1", finding.Id);
        json.WriteEndObject();
        json.WriteNumber("rank", finding.Confidence switch { Confidence.Certain => 100, Confidence.Probable => 70, _ => 40 });
        WriteProperties(finding, json);
        json.WriteEndObject();
    }

    private static string Message(Finding finding)
    {
        var instead = finding.Replacement switch
        {
            null => "",
            { Gap: Gap.Full } voice => $" Salesforce Voice has nothing that does it. {voice.Note}",
            { Member: "" } voice => $" In Salesforce Voice: {voice.Note}",
            var voice => $" In Salesforce Voice: {voice.Member}. {voice.Note}",
        };
        return $"{finding.Api}: {finding.Why}{instead}{(finding.Replacement is { IsInferred: true } ? " (Inferred: confirm it in an org.)" : "")}";
    }

    private static void WriteLocation(Finding finding, SarifArtifacts artifacts, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (!SarifArtifacts.IsOfOrg(finding.File))
        {
            json.WriteStartObject("physicalLocation");
            artifacts.WriteLocation(finding.Root, finding.File, json);
            WriteRegion(finding, json);
            WriteContext(finding, json);
            json.WriteEndObject();
        }

        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", finding.Api);
        json.WriteString("kind", finding.Kind == FindingKind.Use ? "member" : "object");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRegion(Finding finding, Utf8JsonWriter json)
    {
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, finding.Line));
        json.WriteNumber("startColumn", Math.Max(1, finding.Column));
        json.WriteNumber("endLine", Math.Max(1, finding.EndLine));
        json.WriteNumber("endColumn", Math.Max(1, finding.EndColumn));
        if (Expression(finding) is { Length: > 0 } text) json.WriteText("snippet", text);
        json.WriteEndObject();
    }

    // The snippet of a region is exactly its text (§3.30.13); a shortened line cannot tell it.
    private static string? Expression(Finding finding)
    {
        var at = finding.Line - finding.ContextLine;
        var context = finding.Context.OrEmpty();
        if (finding.Line != finding.EndLine || at < 0 || at >= context.Length) return null;
        var (line, from, to) = (context[at], finding.Column - 1, finding.EndColumn - 1);
        return line.Length < WholeLine && !line.Contains('…', StringComparison.Ordinal) && from >= 0 && to > from && to <= line.Length ? line[from..to] : null;
    }

    private static void WriteContext(Finding finding, Utf8JsonWriter json)
    {
        var context = finding.Context.OrEmpty();
        if (context.IsEmpty || finding.ContextLine < 1) return;
        json.WriteStartObject("contextRegion");
        json.WriteNumber("startLine", finding.ContextLine);
        json.WriteNumber("endLine", finding.ContextLine + context.Length - 1);
        json.WriteText("snippet", string.Join('\n', context));
        json.WriteEndObject();
    }

    private static void WriteProperties(Finding finding, Utf8JsonWriter json)
    {
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        foreach (var tag in finding.Tags.OrEmpty()) json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteString("api", finding.Api);
        json.WriteString("confidence", finding.Confidence.ToString().ToLowerInvariant());
        json.WriteString("how", finding.How);
        if (finding.ApiVersion is not null) json.WriteString("apiVersion", finding.ApiVersion);
        if (finding.Replacement is { } voice) json.WriteString("gap", voice.Gap.ToString().ToLowerInvariant());
        json.WriteNumber("effortLikelyHours", finding.EffortHours.Likely);
        json.WriteEndObject();
    }
}
