using System.Text.Json;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Reconcile;

/// <summary>A Task with a key of ours, as the org has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its key.</param>
/// <param name="IsDeleted">True when it lies in the recycle bin.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Facts">What only the telephone system knows, by API name; none when our user may not see it.</param>
internal sealed record OrgTask(string Id, string Key, bool IsDeleted, DateTimeOffset CreatedAt, IReadOnlyDictionary<string, object?> Facts);

/// <summary>Reads the Tasks of an org, those in the recycle bin too.</summary>
internal sealed class OrgTasks(Soql soql)
{
    private const int KeysInQuery = 200;
    private static readonly string[] facts = ["CallType", "CallDurationInSeconds", TaskFields.CallObject];

    /// <summary>Reads all that were created in a time.</summary>
    /// <param name="from">From this instant.</param>
    /// <param name="to">Up to but not at this instant.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal Task<List<OrgTask>> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        ReadAsync($"{TaskFields.Key} != null AND CreatedDate >= {Soql.Literal(from)} AND CreatedDate < {Soql.Literal(to)}", cancellationToken);

    /// <summary>Reads those of some calls, whenever they were created.</summary>
    /// <param name="keys">The calls.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<List<OrgTask>> ReadAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var read = new List<OrgTask>();
        foreach (var chunk in keys.Chunk(KeysInQuery))
            read.AddRange(await ReadAsync($"{TaskFields.Key} IN ({string.Join(',', chunk.Select(Soql.Literal))})", cancellationToken));
        return read;
    }

    private async Task<List<OrgTask>> ReadAsync(string where, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(facts, where, cancellationToken);
        }
        catch (SalesforceFault fault) when (fault.Error.Code == "INVALID_FIELD")
        {
            // Without a call center the fields of calls may be closed to our user.
            return await ReadAsync([], where, cancellationToken);
        }
    }

    private async Task<List<OrgTask>> ReadAsync(string[] fields, string where, CancellationToken cancellationToken)
    {
        var read = new List<OrgTask>();
        var query = $"SELECT {string.Join(", ", (string[])["Id", TaskFields.Key, "IsDeleted", "CreatedDate", .. fields])} FROM Task WHERE {where}";
        await foreach (var page in soql.PagesAsync(query, true, cancellationToken))
        {
            read.AddRange(page.Select(row => new OrgTask(
                row.Text("Id") ?? "", row.Text(TaskFields.Key) ?? "", row.Flag("IsDeleted"), row.Instant("CreatedDate") ?? default,
                fields.ToDictionary(f => f, f => ValueOf(row, f)))));
        }

        return read;
    }

    private static object? ValueOf(JsonElement row, string field) => row.Related(field) switch
    {
        { ValueKind: JsonValueKind.Number } number => (int)number.GetDouble(),
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => null,
    };
}
