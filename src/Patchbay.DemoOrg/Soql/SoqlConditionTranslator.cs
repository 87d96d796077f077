using System.Diagnostics;
using System.Globalization;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Soql;

/// <summary>Turns a WHERE into SQL. The platform knows no third truth value: a comparison with nothing is simply false.</summary>
internal sealed class SoqlConditionTranslator(SoqlTranslator translator, SoqlQuery query, SoqlJoins joins)
{
    private ApiError? _error;

    public string? Translate(SoqlCondition condition, out ApiError? error)
    {
        var sql = Write(condition);
        error = _error;
        return error is null ? sql : null;
    }

    private string Write(SoqlCondition condition) => condition switch
    {
        SoqlGroup group => WriteBalanced(group.Parts.AsSpan(), group.All ? "AND" : "OR"),
        SoqlNot not => $"(NOT coalesce({Write(not.Inner)}, 0))",
        SoqlComparison comparison => WriteComparison(comparison),
        SoqlIn list => WriteIn(list),
        SoqlInQuery nested => WriteInQuery(nested),
        _ => throw new UnreachableException(),
    };

    // SQLite bounds the depth of an expression; a chain of a thousand ORs becomes a tree ten deep.
    private string WriteBalanced(ReadOnlySpan<SoqlCondition> parts, string word) => parts.Length == 1
        ? Write(parts[0])
        : $"({WriteBalanced(parts[..(parts.Length / 2)], word)} {word} {WriteBalanced(parts[(parts.Length / 2)..], word)})";

    private string WriteComparison(SoqlComparison comparison)
    {
        if (Resolve(comparison.Field) is not { } resolved)
            return "0";
        var (field, column) = (resolved.Field, resolved.Sql);
        if (comparison.Operator == "LIKE")
            return WriteLike(field, column, comparison.Value);
        if (comparison.Value.Kind == SoqlLiteralKind.Null)
            return comparison.Operator switch
            {
                "=" => $"({column} IS NULL)",
                "!=" => $"({column} IS NOT NULL)",
                _ => "0",
            };
        if (comparison.Value.Kind == SoqlLiteralKind.RelativeDay)
            return WriteRelative(field, column, comparison);
        if (Value(field, comparison.Value) is not { } value)
            return "0";
        if (field.Kind == FieldKind.Boolean && comparison.Operator is not ("=" or "!="))
            return Fail(comparison.Value.At, "INVALID_QUERY_FILTER_OPERATOR", $"invalid operator on boolean field '{field.Name}'");
        var test = $"{column} {comparison.Operator} {translator.Parameter(value)}{Collation(field)}";
        return comparison.Operator == "!=" ? $"({test} OR {column} IS NULL)" : $"({test})";
    }

    private string WriteLike(SObjectField field, string column, SoqlLiteral pattern)
    {
        if (field.Kind is FieldKind.Id or FieldKind.Reference || !field.IsText)
            return Fail(pattern.At, "INVALID_QUERY_FILTER_OPERATOR", $"invalid operator on {field.Kind.ToString().ToLowerInvariant()} field");
        return pattern.Kind == SoqlLiteralKind.Text
            ? $"(org_like({column}, {translator.Parameter(pattern.Text)}))"
            : Fail(pattern.At, "INVALID_FIELD", WrongType(field, "string and should be enclosed in quotes"));
    }

    private string WriteRelative(SObjectField field, string column, SoqlComparison comparison)
    {
        if (field.Kind is not (FieldKind.Date or FieldKind.DateTime))
            return Fail(comparison.Value.At, "INVALID_FIELD", WrongType(field, Wanted(field)));
        var (from, until) = RelativeDays.Of(comparison.Value, translator.Now);
        var (low, high) = (translator.Parameter(Day(field, from)), translator.Parameter(Day(field, until)));
        return comparison.Operator switch
        {
            "=" => $"({column} >= {low} AND {column} < {high})",
            "!=" => $"({column} < {low} OR {column} >= {high} OR {column} IS NULL)",
            "<" => $"({column} < {low})",
            "<=" => $"({column} < {high})",
            ">" => $"({column} >= {high})",
            ">=" => $"({column} >= {low})",
            _ => throw new UnreachableException(),
        };
    }

    private string WriteIn(SoqlIn list)
    {
        if (Resolve(list.Field) is not { } resolved)
            return "0";
        var names = new List<string>();
        var withNull = false;
        foreach (var literal in list.Values)
        {
            withNull |= literal.Kind == SoqlLiteralKind.Null;
            if (literal.Kind == SoqlLiteralKind.Null)
                continue;
            if (Value(resolved.Field, literal) is not { } value)
                return "0";
            names.Add(translator.Parameter(value));
        }

        // The collation of IN is that of its left side.
        var test = $"{resolved.Sql}{Collation(resolved.Field)} IN ({string.Join(", ", names)})";
        return list.Negated
            ? $"({(withNull ? "" : $"{resolved.Sql} IS NULL OR ")}NOT {test})"
            : $"({test}{(withNull ? $" OR {resolved.Sql} IS NULL" : "")})";
    }

    private string WriteInQuery(SoqlInQuery nested)
    {
        if (Resolve(nested.Field) is not { } resolved)
            return "0";
        if (resolved.Field.Kind is not (FieldKind.Id or FieldKind.Reference))
            return Fail(nested.Field.At, "MALFORMED_QUERY", "a nested query needs an ID or reference field on its left");
        var sql = translator.TranslateNested(nested.Query, out var error);
        _error ??= error;
        return nested.Negated ? $"({resolved.Sql} IS NULL OR {resolved.Sql} NOT IN ({sql}))" : $"({resolved.Sql} IN ({sql}))";
    }

    private SoqlJoins.Resolved? Resolve(FieldPath path)
    {
        var resolved = joins.Resolve(path, out var error);
        _error ??= error;
        if (resolved is { Field.Filterable: false })
        {
            Fail(path.At, "INVALID_FIELD", $"field '{resolved.Field.Name}' can not be filtered in a query call");
            return null;
        }

        return resolved;
    }

    private object? Value(SObjectField field, SoqlLiteral literal)
    {
        switch (field.Kind, literal.Kind)
        {
            case (FieldKind.Boolean, SoqlLiteralKind.Flag):
                return literal.Text == "TRUE" ? 1L : 0L;
            case (FieldKind.Date, SoqlLiteralKind.Day):
                return literal.Text;
            case (FieldKind.DateTime, SoqlLiteralKind.Moment) when OrgTime.TryParseMoment(literal.Text, out var moment):
                return OrgTime.Moment(moment);
            case (FieldKind.Id or FieldKind.Reference, SoqlLiteralKind.Text):
                if (RecordId.TryParse(literal.Text, out var id))
                    return id;
                Fail(literal.At, "INVALID_QUERY_FILTER_OPERATOR", $"invalid ID field: {literal.Text}");
                return null;
            case (_, SoqlLiteralKind.Text) when field.IsText:
                return literal.Text;
            case (_, SoqlLiteralKind.Number) when field.IsNumber:
                return double.Parse(literal.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
            default:
                Fail(literal.At, "INVALID_FIELD", WrongType(field, Wanted(field)));
                return null;
        }
    }

    private string Fail(int at, string code, string message)
    {
        _error ??= SoqlErrors.At(query.Text, at, code, message);
        return "0";
    }

    private static string WrongType(SObjectField field, string wanted) =>
        $"value of filter criterion for field '{field.Name}' must be of type {wanted}";

    private static string Wanted(SObjectField field) => field.Kind switch
    {
        FieldKind.Boolean => "boolean and should not be enclosed in quotes",
        FieldKind.Date => "date and should not be enclosed in quotes",
        FieldKind.DateTime => "dateTime and should not be enclosed in quotes",
        FieldKind.Int => "int and should not be enclosed in quotes",
        FieldKind.Double or FieldKind.Currency or FieldKind.Percent => "double and should not be enclosed in quotes",
        _ => "string and should be enclosed in quotes",
    };

    private static string Day(SObjectField field, DateOnly day) =>
        day.ToString(OrgTime.DateFormat, CultureInfo.InvariantCulture) + (field.Kind == FieldKind.DateTime ? "T00:00:00.000+0000" : "");

    private static string Collation(SObjectField field) =>
        field.IsText && !field.CaseSensitive && field.Kind is not (FieldKind.Id or FieldKind.Reference) ? " COLLATE ORG" : "";
}
