using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Soql;

/// <summary>The columns of a query that counts or groups, and the records it answers with.</summary>
internal sealed class SoqlGroups
{
    private static readonly string[] _grouping = ["CALENDAR_YEAR", "CALENDAR_MONTH", "DAY_ONLY"];
    private readonly List<string> _names = [];

    /// <summary>Names of the columns in the result.</summary>
    public IReadOnlyList<string> Names => _names;

    public List<string> Columns { get; } = [];

    /// <summary>What follows GROUP BY, without these words.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>Finds the columns; null when all is well.</summary>
    public ApiError? Resolve(SoqlQuery query, SoqlJoins joins)
    {
        foreach (var key in query.GroupBy)
        {
            if (Sql(key, joins, out var error) is not { } sql)
                return error;
            Keys.Add(sql);
        }

        foreach (var term in query.Terms)
        {
            if (Sql(term, joins, out var error) is not { } sql)
                return error;
            var isKey = term.Function is null || _grouping.Contains(term.Function);
            if (isKey && !Keys.Contains(sql))
                return SoqlErrors.Malformed(query.Text, term.Field.At, $"Field must be grouped or aggregated: {term.Field.Names[^1]}");
            Columns.Add(sql);
            _names.Add(term.Alias ?? (term.Function is null ? term.Field.Names[^1] : $"expr{_names.Count(name => name.StartsWith("expr", StringComparison.Ordinal))}"));
        }

        return null;
    }

    public JsonObject Write(SqliteDataReader row)
    {
        var record = new JsonObject { ["attributes"] = new JsonObject { ["type"] = "AggregateResult" } };
        for (var place = 0; place < _names.Count; place++)
        {
            record[_names[place]] = row.IsDBNull(place) ? null : row.GetValue(place) switch
            {
                long number => JsonValue.Create(number),
                double number => JsonValue.Create(number),
                var text => JsonValue.Create(text.ToString()),
            };
        }

        return record;
    }

    private static string? Sql(SoqlTerm term, SoqlJoins joins, out ApiError? error)
    {
        if (joins.Resolve(term.Field, out error) is not { } field)
            return null;
        return term.Function switch
        {
            null => field.Sql,
            "COUNT_DISTINCT" => $"count(DISTINCT {field.Sql})",
            "CALENDAR_YEAR" => $"CAST(substr({field.Sql}, 1, 4) AS INTEGER)",
            "CALENDAR_MONTH" => $"CAST(substr({field.Sql}, 6, 2) AS INTEGER)",
            "DAY_ONLY" => $"substr({field.Sql}, 1, 10)",
            var function => $"{function}({field.Sql})",
        };
    }
}
