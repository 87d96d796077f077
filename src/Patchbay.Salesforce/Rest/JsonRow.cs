using System.Globalization;
using System.Text.Json;

namespace Patchbay.Salesforce.Rest;

/// <summary>Reads fields of a row. A field that is missing, or is of another type than expected, reads as absent.</summary>
internal static class JsonRow
{
    internal static string? Text(this JsonElement row, string field) =>
        row.ValueKind is JsonValueKind.Object && row.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    internal static bool Flag(this JsonElement row, string field) =>
        row.ValueKind is JsonValueKind.Object && row.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.True;

    /// <summary>Reads a row over a relationship, such as <c>Account</c> of <c>Account.Name</c>.</summary>
    internal static JsonElement Related(this JsonElement row, string relationship) =>
        row.ValueKind is JsonValueKind.Object && row.TryGetProperty(relationship, out var value) ? value : default;

    internal static DateTimeOffset? Instant(this JsonElement row, string field) =>
        DateTimeOffset.TryParseExact(
            row.Text(field), "yyyy-MM-dd'T'HH:mm:ss.FFFzzz", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : DateTimeOffset.TryParse(row.Text(field), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out at) ? at : null;
}
