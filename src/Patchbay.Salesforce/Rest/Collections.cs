using System.Text.Json;
using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.Rest;

/// <summary>Writes up to 200 records in one call, each for itself. REST API guide, composite/sobjects.</summary>
internal sealed class Collections(SalesforceClient client)
{
    /// <summary>Most rows of one call.</summary>
    internal const int MostRows = 200;

    /// <summary>Inserts or updates by an external id that stands in each row.</summary>
    /// <param name="type">The object of all rows.</param>
    /// <param name="key">The external id field. Unique, or a repeat may double a record.</param>
    /// <param name="rows">1 to 200 rows, no key twice.</param>
    /// <param name="cancellationToken">Stops the request; its outcome is unknown then.</param>
    /// <returns>A result for each row, in their order.</returns>
    /// <exception cref="SalesforceFault">The call as a whole failed.</exception>
    internal Task<IReadOnlyList<RowResult>> UpsertAsync(string type, string key, IReadOnlyList<SObjectRow> rows, CancellationToken cancellationToken) =>
        WriteAsync($"composite/sobjects/{type}/{key}", rows, cancellationToken);

    /// <summary>Updates records by the <c>Id</c> in each row.</summary>
    /// <param name="rows">1 to 200 rows, no id twice.</param>
    /// <param name="cancellationToken">Stops the request; its outcome is unknown then.</param>
    /// <returns>A result for each row, in their order.</returns>
    /// <exception cref="SalesforceFault">The call as a whole failed.</exception>
    internal Task<IReadOnlyList<RowResult>> UpdateAsync(IReadOnlyList<SObjectRow> rows, CancellationToken cancellationToken) =>
        WriteAsync("composite/sobjects", rows, cancellationToken);

    private async Task<IReadOnlyList<RowResult>> WriteAsync(string path, IReadOnlyList<SObjectRow> rows, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(HttpMethod.Patch, path, Body(rows), cancellationToken);
        try
        {
            RowResult[] results = [.. answer.EnumerateArray().Select(RowResult.Read)];
            if (results.Length == rows.Count) return results;
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
        {
            throw Unreadable(e);
        }

        throw Unreadable(null);
    }

    private static SalesforceFault Unreadable(Exception? inner) =>
        new(FaultKind.UnknownOutcome, new("BAD_ANSWER", "The answer does not hold a result for each row.", []), 200, inner);

    private static byte[] Body(IReadOnlyList<SObjectRow> rows)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("allOrNone", false);
            writer.WriteStartArray("records");
            foreach (var row in rows) row.Write(writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
