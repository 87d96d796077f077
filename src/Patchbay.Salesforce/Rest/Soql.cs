using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.Rest;

/// <summary>Runs queries.</summary>
internal sealed class Soql(SalesforceClient client)
{
    /// <summary>Longer addresses are refused with 414; the header fields need room too.</summary>
    private const int LongestQuery = 12_000;

    /// <summary>Runs a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="includeDeleted">True to see rows in the recycle bin.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its rows, page by page.</returns>
    /// <exception cref="SalesforceFault">It failed.</exception>
    internal async IAsyncEnumerable<IReadOnlyList<JsonElement>> PagesAsync(
        string query, bool includeDeleted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var escaped = Uri.EscapeDataString(query);
        if (escaped.Length > LongestQuery) throw new ArgumentException("The query is too long for an address.", nameof(query));
        var path = $"{(includeDeleted ? "queryAll" : "query")}?q={escaped}";
        while (path is not null)
        {
            var page = Read(await client.GetAsync(path, cancellationToken));
            yield return page.Rows;
            path = page.Next;
        }
    }

    /// <summary>Runs a query and collects all rows.</summary>
    /// <param name="query">The query; one with a limit.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its rows.</returns>
    /// <exception cref="SalesforceFault">It failed.</exception>
    internal async Task<IReadOnlyList<JsonElement>> AllAsync(string query, CancellationToken cancellationToken)
    {
        var rows = new List<JsonElement>();
        await foreach (var page in PagesAsync(query, false, cancellationToken)) rows.AddRange(page);
        return rows;
    }

    /// <summary>Counts rows.</summary>
    /// <param name="query">A query of <c>COUNT()</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many.</returns>
    /// <exception cref="SalesforceFault">It failed.</exception>
    internal async Task<long> CountAsync(string query, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync($"query?q={Uri.EscapeDataString(query)}", cancellationToken);
        return answer.Related("totalSize") is { ValueKind: JsonValueKind.Number } total ? total.GetInt64() : 0;
    }

    /// <summary>Writes a text as a literal.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The literal in quotes.</returns>
    internal static string Literal(string text) =>
        $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    /// <summary>Writes an instant as a literal, to the millisecond.</summary>
    /// <param name="at">The instant.</param>
    /// <returns>The literal.</returns>
    internal static string Literal(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static (IReadOnlyList<JsonElement> Rows, string? Next) Read(JsonElement answer)
    {
        try
        {
            JsonElement[] rows = [.. answer.GetProperty("records").EnumerateArray()];
            return (rows, answer.TryGetProperty("nextRecordsUrl", out var next) ? next.GetString() : null);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
        {
            throw new SalesforceFault(FaultKind.Retry, new("BAD_ANSWER", "The answer is no page of a query.", []), 200, e);
        }
    }
}
