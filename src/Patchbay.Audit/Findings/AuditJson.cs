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
        try
        {
            var report = JsonSerializer.Deserialize(json, Form);
            if (report?.Schema == AuditReport.CurrentSchema) return report;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"This is not a report of an audit: {broken.Message}", broken);
        }

        throw new InvalidDataException($"This report is not of the form {AuditReport.CurrentSchema}.");
    }

    private sealed class LowerCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        where T : struct, Enum;
}
