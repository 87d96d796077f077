using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Soql;

/// <summary>Runs queries.</summary>
internal sealed class OrgQueries(OrgDatabase database, TimeProvider time)
{
    /// <summary>Runs a query.</summary>
    /// <param name="soql">The query as a client wrote it.</param>
    /// <param name="includeDeleted">True for queryAll.</param>
    /// <param name="basePath">Start of the links in the records.</param>
    /// <param name="error">What is wrong, when the result is null.</param>
    public QueryRows? Run(string soql, bool includeDeleted, string basePath, out ApiError? error)
    {
        if (SoqlParser.Parse(soql, out error) is not { } query)
            return null;
        if (new SoqlTranslator(database.Schema, time.GetUtcNow()).Translate(query, includeDeleted, out error) is not { } statement)
            return null;
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        for (var place = 0; place < statement.Values.Count; place++)
            command.Parameters.AddWithValue($"$v{place}", statement.Values[place]);
        using var reader = command.ExecuteReader();
        if (statement.Groups is { } groups)
            return ReadGroups(reader, groups);
        return statement.Shape is { } shape ? ReadRows(reader, shape, basePath) : ReadCount(reader);
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
