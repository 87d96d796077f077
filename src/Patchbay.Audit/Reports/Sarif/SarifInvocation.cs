using System.Text.Json;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Reports.Sarif;

/// <summary>How the audit went (SARIF §3.20): what could not be read, and what a reader must know.</summary>
internal static class SarifInvocation
{
    private static readonly (string Id, string Text)[] Descriptors =
    [
        ("file.unread", "A file could not be read."), ("file.by-tokens", "A file could not be parsed and was read as far as possible."), ("notice", "Something to know before the findings."),
    ];

    /// <summary>Writes the kinds of notification, which are part of the tool.</summary>
    internal static void WriteDescriptors(Utf8JsonWriter json)
    {
        json.WriteStartArray("notifications");
        foreach (var (id, text) in Descriptors)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteText("shortDescription", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the one invocation.</summary>
    internal static void Write(AuditReport report, SarifArtifacts artifacts, Utf8JsonWriter json)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var notice in report.Notices) Write(2, notice.Text, null, artifacts, json);
        foreach (var file in report.Unread) Write(file.ByTokens ? 1 : 0, file.Sentence, file.File, artifacts, json);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Write(int kind, string text, string? file, SarifArtifacts artifacts, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("descriptor");
        json.WriteString("id", Descriptors[kind].Id);
        json.WriteNumber("index", kind);
        json.WriteEndObject();
        json.WriteString("level", kind == 2 ? "note" : "warning");
        json.WriteText("message", text);
        if (file is not null && !SarifArtifacts.IsOfOrg(file)) WritePlace(file, artifacts, json);
        json.WriteEndObject();
    }

    private static void WritePlace(string file, SarifArtifacts artifacts, Utf8JsonWriter json)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        artifacts.WriteLocation(null, file, json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
