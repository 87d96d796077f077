using System.Globalization;
using System.Text;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Soql;

/// <summary>Turns a query into SQL for the org's database, checking what the platform checks.</summary>
internal sealed class SoqlTranslator(OrgSchema schema, DateTimeOffset now)
{
    // The platform's limit for OFFSET.
    private const int MostOffset = 2000;

    private readonly List<object> _values = [];
    private readonly List<SoqlColumn> _columns = [];
    private int _queries;

    /// <summary>Translates a query.</summary>
    /// <param name="query">As parsed.</param>
    /// <param name="includeDeleted">True for queryAll.</param>
    /// <param name="error">What is wrong, when the result is null.</param>
    public SoqlStatement? Translate(SoqlQuery query, bool includeDeleted, out ApiError? error)
    {
        if (!schema.TryFind(query.From, out var type))
        {
            error = SoqlErrors.NoSuchType(query.Text, query.FromAt, query.From);
            return null;
        }

        if (query.Offset > MostOffset)
        {
            error = new ApiError("NUMBER_OUTSIDE_VALID_RANGE", $"Maximum SOQL offset allowed is {MostOffset}");
            return null;
        }

        var joins = new SoqlJoins(schema, query, type, Prefix());
        if (query.IsAggregate)
            return TranslateGroups(query, type, joins, includeDeleted, out error);
        var shape = new RowShape(type, IdAt: 0, TypeAt: -1);
        var columns = new List<string> { $"{joins.Root}.Id" };
        error = AddColumns(query, joins, shape, columns);
        var where = error is null ? Where(query, joins, includeDeleted, out error) : null;
        var order = error is null ? Order(query, joins, out error) : null;
        if (error is not null)
            return null;
        var sql = new StringBuilder("SELECT ").AppendJoin(", ", columns)
            .Append($" FROM {type.From} {joins.Root}").Append(joins.Sql).Append(where).Append(order);
        AppendLimit(sql, query);
        return query.IsCount
            ? new SoqlStatement($"SELECT count(*) FROM ({sql})", _values, null)
            : new SoqlStatement(sql.ToString(), _values, shape) { Columns = [.. _columns] };
    }

    private SoqlStatement? TranslateGroups(SoqlQuery query, SObjectType type, SoqlJoins joins, bool includeDeleted, out ApiError? error)
    {
        var groups = new SoqlGroups();
        error = groups.Resolve(query, joins);
        var where = error is null ? Where(query, joins, includeDeleted, out error) : null;
        if (error is not null)
            return null;
        var sql = new StringBuilder("SELECT ").AppendJoin(", ", groups.Columns).Append($" FROM {type.From} {joins.Root}").Append(joins.Sql).Append(where);
        if (groups.Keys.Count > 0)
        {
            var keys = string.Join(", ", groups.Keys);
            sql.Append($" GROUP BY {keys} ORDER BY {keys}");
        }

        AppendLimit(sql, query);
        return new SoqlStatement(sql.ToString(), _values, null) { Groups = groups };
    }

    /// <summary>The SQL of a query inside IN, selecting one id field.</summary>
    public string? TranslateNested(SoqlQuery query, out ApiError? error)
    {
        error = null;
        if (!schema.TryFind(query.From, out var type))
            error = SoqlErrors.NoSuchType(query.Text, query.FromAt, query.From);
        else if (query.Fields.Length != 1 || query.IsCount)
            error = SoqlErrors.Malformed(query.Text, query.FromAt, "a nested query must select exactly one field");
        if (error is not null)
            return null;
        var joins = new SoqlJoins(schema, query, type!, Prefix());
        var selected = joins.Resolve(query.Fields[0], out error);
        if (selected is null)
            return null;
        if (selected.Field.Kind is not (FieldKind.Id or FieldKind.Reference))
        {
            error = SoqlErrors.Malformed(query.Text, query.Fields[0].At, "a nested query must select an ID or reference field");
            return null;
        }

        var where = Where(query, joins, includeDeleted: false, out error);
        return error is null ? $"SELECT {selected.Sql} FROM {type!.From} {joins.Root}{joins.Sql}{where}" : null;
    }

    public string Parameter(object value)
    {
        _values.Add(value);
        return $"$v{_values.Count - 1}";
    }

    public DateTimeOffset Now => now;

    private string Prefix() => $"q{_queries++}t";

    private ApiError? AddColumns(SoqlQuery query, SoqlJoins joins, RowShape root, List<string> columns)
    {
        var shapes = new Dictionary<string, RowShape>(StringComparer.OrdinalIgnoreCase) { [""] = root };
        foreach (var path in query.Fields)
        {
            if (joins.Resolve(path, out var error) is not { } resolved)
                return error;
            ShapeOf(resolved.Table, shapes, columns).Fields.Add((resolved.Field, columns.Count));
            _columns.Add(new SoqlColumn(path.ToString(), resolved.Field, columns.Count));
            columns.Add(resolved.Sql);
        }

        return null;
    }

    private static RowShape ShapeOf(SoqlJoins.Joined table, Dictionary<string, RowShape> shapes, List<string> columns)
    {
        if (shapes.TryGetValue(table.Path, out var known))
            return known;
        var shape = new RowShape(table.Type, columns.Count, columns.Count + 1);
        columns.Add($"{table.Alias}.Id");
        columns.Add(table.Type is null ? $"{table.Alias}.Type" : "NULL");
        shapes.Add(table.Path, shape);
        ShapeOf(table.Child!, shapes, columns).Parents.Add((table.Relationship, shape));
        return shape;
    }

    private string? Where(SoqlQuery query, SoqlJoins joins, bool includeDeleted, out ApiError? error)
    {
        error = null;
        var live = includeDeleted ? "" : $" WHERE {joins.Root}.IsDeleted = 0";
        if (query.Where is null)
            return live;
        var condition = new SoqlConditionTranslator(this, query, joins).Translate(query.Where, out error);
        return includeDeleted ? $" WHERE {condition}" : $"{live} AND {condition}";
    }

    private static string? Order(SoqlQuery query, SoqlJoins joins, out ApiError? error)
    {
        error = null;
        var parts = new List<string>();
        foreach (var order in query.OrderBy)
        {
            if (joins.Resolve(order.Field, out error) is not { } resolved)
                return null;
            if (!resolved.Field.Filterable)
            {
                error = SoqlErrors.At(query.Text, order.Field.At, "MALFORMED_QUERY", $"field '{resolved.Field.Name}' can not be sorted in a query call");
                return null;
            }

            var collation = resolved.Field.IsText && resolved.Field.Kind is not (FieldKind.Id or FieldKind.Reference) ? " COLLATE ORG" : "";
            parts.Add($"{resolved.Sql}{collation} {(order.Descending ? "DESC" : "ASC")} NULLS {(order.NullsLast ? "LAST" : "FIRST")}");
        }

        // Without an order the platform promises none; ids keep our pages stable.
        return parts.Count == 0 ? $" ORDER BY {joins.Root}.Id" : $" ORDER BY {string.Join(", ", parts)}";
    }

    private static void AppendLimit(StringBuilder sql, SoqlQuery query)
    {
        if (query.Limit is null && query.Offset is null)
            return;
        sql.Append(CultureInfo.InvariantCulture, $" LIMIT {query.Limit ?? -1} OFFSET {query.Offset ?? 0}");
    }
}
