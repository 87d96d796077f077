using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;
using Patchbay.DemoOrg.Soql;

namespace Patchbay.DemoOrg.Sosl;

/// <summary>Runs searches. As on the platform, the index lags behind: what has just changed is not found yet.</summary>
internal sealed class OrgSearch(OrgDatabase database, OrgQueries queries, DemoOrgOptions options)
{
    // Reference: rest-call-logging §7, result limits.
    private const int MostOfOneObject = 250;
    private const int MostCandidates = 2000;

    /// <summary>Runs a search.</summary>
    /// <param name="sosl">As a client wrote it.</param>
    /// <param name="basePath">Start of the links in the records.</param>
    /// <param name="error">What is wrong, when the result is null.</param>
    public JsonArray? Run(string sosl, string basePath, out ApiError? error)
    {
        return SoslParser.Parse(sosl, out error) is { } query ? Run(query, basePath, out error) : null;
    }

    /// <summary>Runs a search.</summary>
    /// <param name="query">What to find, and where.</param>
    /// <param name="basePath">Start of the links in the records.</param>
    /// <param name="error">What is wrong, when the result is null.</param>
    public JsonArray? Run(SoslQuery query, string basePath, out ApiError? error)
    {
        error = null;
        if (query.Term.Length < 2)
        {
            error = new ApiError("MALFORMED_SEARCH", $"search term must be longer than one character: {query.Term}");
            return null;
        }

        var found = new List<JsonObject>();
        foreach (var returning in query.Returning)
        {
            if (!database.Schema.TryFind(returning.SObject, out var type))
                error = new ApiError("INVALID_TYPE", $"sObject type '{returning.SObject}' is not supported.");
            else if (RecordsOf(query, returning, type, basePath, out error) is { } rows)
                found.AddRange(rows);
            if (error is not null)
                return null;
        }

        return [.. found.Take(query.Limit ?? MostCandidates)];
    }

    private List<JsonObject>? RecordsOf(SoslQuery query, SoslReturning returning, SObjectType type, string basePath, out ApiError? error)
    {
        var ids = Candidates(query, type);
        var condition = returning.Where.Length == 0 ? "" : $" AND ({returning.Where})";
        // A record no id can have keeps the query readable when nothing was found, so that its errors still show.
        var list = ids.Count == 0 ? $"'{type.KeyPrefix}000000000000'" : string.Join(",", ids.Select(id => $"'{id}'"));
        var soql = $"SELECT {returning.Fields} FROM {type.Name} WHERE Id IN ({list}){condition} {returning.Tail}";
        var rows = queries.Run(soql, includeDeleted: false, basePath, out error)?.Rows;
        return returning.Where.Length == 0 && returning.Tail.Length == 0 ? rows?.Take(MostOfOneObject).ToList() : rows;
    }

    private List<string> Candidates(SoslQuery query, SObjectType type)
    {
        var fields = type.Fields.Where(field => IsInScope(field, query.Scope)).ToArray();
        var ids = new List<string>();
        if (fields.Length == 0)
            return ids;
        var term = new SearchTerm(query.Term);
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Id, {string.Join(", ", fields.Select(field => $"\"{field.Name}\""))} FROM \"{type.Name}\" "
            + "WHERE IsDeleted = 0 AND SystemModstamp <= $indexed ORDER BY Id";
        command.Parameters.AddWithValue("$indexed", OrgTime.Moment(options.Now - (options.Faults.SearchIndexDelay ?? options.SearchIndexDelay)));
        using var row = command.ExecuteReader();
        while (row.Read() && ids.Count < MostCandidates)
        {
            for (var place = 0; place < fields.Length; place++)
            {
                if (row.IsDBNull(place + 1) || !term.Fits(fields[place], row.GetString(place + 1)))
                    continue;
                ids.Add(row.GetString(0));
                break;
            }
        }

        return ids;
    }

    private static bool IsInScope(SObjectField field, string scope) => scope switch
    {
        "PHONE" => field.Kind == FieldKind.Phone,
        "EMAIL" => field.Kind == FieldKind.Email,
        "NAME" => field.IsName,
        _ => field.Kind is FieldKind.Phone or FieldKind.Email or FieldKind.Text or FieldKind.TextArea,
    };
}
