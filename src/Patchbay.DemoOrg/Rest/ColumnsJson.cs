using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Soql;

namespace Patchbay.DemoOrg.Rest;

/// <summary>What a query would answer with, without its rows: <c>columns=true</c>, which the Salesforce CLI asks for its table.</summary>
internal static class ColumnsJson
{
    public static JsonObject Write(SoqlStatement statement) => new()
    {
        ["columnMetadata"] = statement.Groups is { } groups
            ? new JsonArray([.. groups.Names.Select(name => Column(name, [], isAggregate: true))])
            : new JsonArray([.. statement.Columns.Select(column => Nested(column.Path.Split('.')))]),
        ["entityName"] = statement.Shape?.Type?.Name,
        ["groupBy"] = statement.Groups is not null,
        ["idSelected"] = statement.Columns.Any(column => column.Path.Equals("Id", StringComparison.OrdinalIgnoreCase)),
        ["keyPrefix"] = statement.Shape?.Type?.KeyPrefix,
    };

    // A field of a parent is a column of a column.
    private static JsonObject Nested(ReadOnlySpan<string> path) =>
        path.Length == 1 ? Column(path[0], [], isAggregate: false) : Column(path[0], [Nested(path[1..])], isAggregate: false);

    private static JsonObject Column(string name, JsonArray joined, bool isAggregate) => new()
    {
        ["aggregate"] = isAggregate,
        ["columnName"] = name,
        ["displayName"] = name,
        ["joinColumns"] = joined,
    };
}
