using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Patchbay.Audit.Findings;

/// <summary>A report as JSON; <c>audit.schema.json</c> says how it looks.</summary>
public static class AuditJson
{
    private static readonly JsonTypeInfo<AuditReport> Form = new AuditJsonForm(new JsonSerializerOptions(AuditJsonForm.Default.Options)
    {
        // Code is shown in reports: quotes and brackets stay readable. It is never put into a page without escaping.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new LowerCase<FindingKind>(), new LowerCase<Severity>(), new LowerCase<Confidence>(), new LowerCase<Gap>() },
    }).AuditReport;

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Indented JSON without a last line feed.</returns>
    public static string Write(AuditReport report) => JsonSerializer.Serialize(report, Form);

    /// <summary>Reads a report.</summary>
    /// <param name="json">As written by <see cref="Write"/>.</param>
    /// <exception cref="InvalidDataException">It is not a report, or one of another version.</exception>
    public static AuditReport Read(string json)
    {
        if (FormOf(json) is { } form && form != AuditReport.CurrentSchema)
            throw new InvalidDataException($"This report has the form {form}, and this Patchbay reads {AuditReport.CurrentSchema}: use the Patchbay that wrote it, or audit again.");
        try
        {
            var report = JsonSerializer.Deserialize(json, Form);
            if (report?.Schema == AuditReport.CurrentSchema) return report;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"This is not a report of an audit: {Why(json, broken)}", broken);
        }

        throw new InvalidDataException("This is not a report of an audit.");
    }

    private static string Why(string json, JsonException broken)
    {
        if (FormOf(json) is not null) return $"line {(broken.LineNumber ?? 0) + 1} has something that does not fit ({broken.Path ?? "$"}).";
        return json.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal) ? "it is not what patchbay audit --format json writes." : "it is no JSON; use patchbay audit --format json.";
    }

    // A newer form may lack what this one requires: its name is read before the rest.
    private static string? FormOf(string json)
    {
        try
        {
            using var whole = JsonDocument.Parse(json);
            return whole.RootElement.ValueKind == JsonValueKind.Object && whole.RootElement.TryGetProperty("schema", out var form) && form.ValueKind == JsonValueKind.String ? form.GetString() : null;
        }
        catch (JsonException)
        {
            // Told by the reader of the whole, with the place.
            return null;
        }
    }

    private sealed class LowerCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        where T : struct, Enum;
}
