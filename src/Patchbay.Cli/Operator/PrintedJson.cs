using System.Text.Encodings.Web;
using System.Text.Json;

namespace Patchbay.Cli.Operator;

/// <summary>Writes JSON for a terminal: letters and signs of every language as they are, where a page of HTML would need them escaped.</summary>
internal static class PrintedJson
{
    private static readonly JsonSerializerOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions indented = new(plain) { WriteIndented = true };

    /// <summary>Writes it in one line.</summary>
    internal static string Of(JsonElement json) => JsonSerializer.Serialize(json, plain);

    /// <summary>Writes it in lines, for people.</summary>
    internal static string Indented(JsonElement json) => JsonSerializer.Serialize(json, indented);
}
