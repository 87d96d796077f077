using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Soql;

/// <summary>Runs queries.</summary>
internal sealed class OrgQueries(OrgDatabase database, DemoOrgOptions options, TimeProvider time)
{
    /// <summary>Runs a query and reads every row.</summary>
    /// <param name="soql">The query as a client wrote it.</param>
    /// <param name="includeDeleted">True for queryAll.</param>
    /// <param name="basePath">Start of the links in the records.</param>
    /// <param name="error">What is wrong, when the result is null.</param>
    public QueryRows? Run(string soql, bool includeDeleted, string basePath, out ApiError? error)
    {
        using var query = Open(soql, includeDeleted, out error);
        return query is null ? null : ReadAll(query, basePath);
    }

    /// <summary>Starts a query; whoever gets it reads it and disposes it.</summary>
    /// <param name="soql">The query as a client wrote it.</param>
    /// <param name="includeDeleted">True for queryAll.</param>
    /// <param name="error">What is wrong, when the result is null.</param>
    public OpenQuery? Open(string soql, bool includeDeleted, out ApiError? error)
    {
        if (SoqlParser.Parse(soql, out error) is not { } query)
            return null;
        if (string.Equals(query.From, SharingObjects.AccessName, StringComparison.OrdinalIgnoreCase))
            return new AccessQuery(database, options.Faults.Sharing).Translate(query, out error) is { } access ? new OpenQuery(database.Open(), access) : null;
        return new SoqlTranslator(database.Schema, time.GetUtcNow()).Translate(query, includeDeleted, out error) is { } statement
            ? new OpenQuery(database.Open(), statement)
            : null;
    }

    /// <summary>Runs a query of the Tooling API.</summary>
    /// <param name="soql">The query as a client wrote it.</param>
    /// <param name="basePath">Start of the links in the records.</param>
    /// <param name="error">What is wrong, when the result is null.</param>
    public QueryRows? RunTooling(string soql, string basePath, out ApiError? error)
    {
        if (SoqlParser.Parse(soql, out error) is not { } query)
            return null;
        // Object Reference, FieldDefinition: a query must say of which object; the words of the error are unverified.
        if (query.From.Equals(ToolingObjects.FieldName, StringComparison.OrdinalIgnoreCase) && !NamesEntity(query.Where))
            error = SoqlErrors.Malformed(soql, query.FromAt, "A filter on a reified column is required [EntityDefinitionId,DurableId]");
        var statement = error is null ? new SoqlTranslator(database.Schema.Tooling!, time.GetUtcNow()).Translate(query, includeDeleted: false, out error) : null;
        if (statement is null)
            return null;
        using var open = new OpenQuery(database.Open(), statement);
        return ReadAll(open, basePath);
    }

    private static bool NamesEntity(SoqlCondition? where) => where switch
    {
        SoqlGroup { All: true } group => group.Parts.Any(NamesEntity),
        SoqlComparison { Operator: "=" } one => IsReified(one.Field),
        SoqlIn { Negated: false } many => IsReified(many.Field),
        _ => false,
    };

    private static bool IsReified(FieldPath field) =>
        field.ToString() is var name && (name.StartsWith("EntityDefinition", StringComparison.OrdinalIgnoreCase) || name.Equals("DurableId", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads what is left of a query that counts or groups, or is known to be small.</summary>
    public static QueryRows ReadAll(OpenQuery query, string basePath)
    {
        if (query.Statement.Groups is { } groups)
            return ReadGroups(query.Row, groups);
        return query.Statement.Shape is { } shape ? ReadRows(query.Row, shape, basePath) : ReadCount(query.Row);
    }

    private static QueryRows ReadGroups(SqliteDataReader reader, SoqlGroups groups)
    {
        var rows = new List<JsonObject>();
        while (reader.Read())
            rows.Add(groups.Write(reader));
        return new QueryRows(rows, rows.Count);
    }

    private static QueryRows ReadCount(SqliteDataReader reader)
    {
        reader.Read();
        return new QueryRows([], reader.GetInt32(0));
    }

    private static QueryRows ReadRows(SqliteDataReader reader, RowShape shape, string basePath)
    {
        var rows = new List<JsonObject>();
        while (reader.Read())
            rows.Add(shape.Write(reader, basePath)!);
        return new QueryRows(rows, rows.Count);
    }
}

/// <param name="Rows">Every record of the result.</param>
/// <param name="Total">Their number, or the answer of COUNT().</param>
internal sealed record QueryRows(List<JsonObject> Rows, int Total);
