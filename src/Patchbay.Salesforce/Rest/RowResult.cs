using System.Text.Json;
using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.Rest;

/// <summary>What became of one row of a batch.</summary>
/// <param name="Id">The record's id; null when the row failed.</param>
/// <param name="Created">True when the record is new.</param>
/// <param name="Errors">Why the row failed; none when it did not.</param>
internal sealed record RowResult(string? Id, bool Created, IReadOnlyList<SalesforceError> Errors)
{
    /// <summary>True when the row was written.</summary>
    internal bool IsWritten => Errors.Count == 0;

    /// <summary>Reads one result.</summary>
    /// <param name="row">The result as it came.</param>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidOperationException">It is no result.</exception>
    internal static RowResult Read(JsonElement row)
    {
        var id = row.TryGetProperty("id", out var given) && given.ValueKind is JsonValueKind.String ? given.GetString() : null;
        var created = row.TryGetProperty("created", out var flag) && flag.ValueKind is JsonValueKind.True;
        if (row.GetProperty("success").GetBoolean()) return new(id, created, []);
        return new(null, false, FaultReader.ReadRow(row.TryGetProperty("errors", out var errors) ? errors : default));
    }
}
