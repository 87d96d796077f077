using System.Collections.Immutable;
using System.Text.Json;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Sosl;

/// <summary>Searches written as parameters instead of SOSL. Reference: rest-call-logging §7, SOSL, "POST /parameterizedSearch also" [known]; the members are those
/// of the REST API Developer Guide, Parameterized Search [doc].</summary>
internal static class ParameterizedSearch
{
    private const int MostObjects = 20;
    private static readonly ImmutableArray<string> _scopes = ["ALL", "NAME", "EMAIL", "PHONE"];

    /// <summary>Where it is searched when no object is named.</summary>
    private static readonly ImmutableArray<string> _everywhere = ["Account", "Contact", "Lead", "Opportunity", "Case", "User"];

    /// <summary>Reads the parameters of an address: <c>q=…&amp;in=PHONE&amp;sobject=Contact&amp;Contact.fields=Id,Name&amp;Contact.limit=5</c>.</summary>
    public static SoslQuery? Read(IQueryCollection given, out ApiError? error)
    {
        var objects = given["sobject"].SelectMany(one => (one ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToArray();
        var returning = objects.Select(name => Returning(
            name, One($"{name}.fields") ?? One("fields"), One($"{name}.where"), One($"{name}.limit") ?? One("defaultLimit")));
        return Query(One("q"), One("in"), [.. returning], One("overallLimit"), One("fields"), out error);

        string? One(string name) => given[name] is [{ Length: > 0 } value] ? value : null;
    }

    /// <summary>Reads a body: <c>{"q":"…","in":"PHONE","sobjects":[{"name":"Contact","fields":["Id"],"limit":5}]}</c>.</summary>
    public static SoslQuery? Read(JsonElement given, out ApiError? error)
    {
        var returning = given.TryGetProperty("sobjects", out var objects) && objects.ValueKind == JsonValueKind.Array
            ? objects.EnumerateArray().Select(one => Returning(Text(one, "name") ?? "", Fields(one) ?? Fields(given), Text(one, "where"), Text(one, "limit") ?? Text(given, "defaultLimit")))
            : [];
        return Query(Text(given, "q"), Text(given, "in"), [.. returning], Text(given, "overallLimit"), Fields(given), out error);
    }

    private static SoslQuery? Query(string? term, string? scope, ImmutableArray<SoslReturning> returning, string? limit, string? fields, out ApiError? error)
    {
        error = string.IsNullOrWhiteSpace(term) ? new ApiError("MALFORMED_SEARCH", "No search term found: parameter q is missing")
            : scope is not null && !_scopes.Contains(scope, StringComparer.OrdinalIgnoreCase) ? new ApiError("INVALID_SEARCH_SCOPE", $"{scope} is no search scope")
            : returning.Length > MostObjects ? new ApiError("INVALID_SEARCH", $"at most {MostObjects} objects can be searched")
            : null;
        if (error is not null)
            return null;
        var where = returning.IsEmpty ? [.. _everywhere.Select(name => Returning(name, fields, null, null))] : returning;
        return new SoslQuery(Unescaped(term!), scope?.ToUpperInvariant() ?? "ALL", where, int.TryParse(limit, out var most) ? most : null);
    }

    private static SoslReturning Returning(string name, string? fields, string? where, string? limit) =>
        new(name, fields ?? "Id", where ?? "", int.TryParse(limit, out var most) ? FormattableString.Invariant($"LIMIT {most}") : "");

    private static string Unescaped(string term) => string.Concat(term.Where((letter, at) => letter != '\\' || (at > 0 && term[at - 1] == '\\'))).Trim();

    private static string? Fields(JsonElement json) => json.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array && fields.GetArrayLength() > 0
        ? string.Join(", ", fields.EnumerateArray().Select(field => field.ToString()))
        : null;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is (JsonValueKind.String or JsonValueKind.Number) ? value.ToString() : null;
}
