using System.Text.Json;

namespace Patchbay.Audit.Reports.Sarif;

/// <summary>Messages of SARIF, which are objects with a text.</summary>
internal static class SarifText
{
    /// <summary>Writes <c>"name": { "text": … }</c>; a message must not be empty.</summary>
    internal static void WriteText(this Utf8JsonWriter json, string name, string? text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", string.IsNullOrWhiteSpace(text) ? "–" : text);
        json.WriteEndObject();
    }
}
