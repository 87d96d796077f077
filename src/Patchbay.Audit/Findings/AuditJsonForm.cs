using System.Text.Json.Serialization;

namespace Patchbay.Audit.Findings;

/// <summary>How a report becomes JSON, written by the compiler so that a start costs no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditReport))]
internal sealed partial class AuditJsonForm : JsonSerializerContext;
