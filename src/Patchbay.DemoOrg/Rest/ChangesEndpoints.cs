using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Which records were changed or deleted in a span of time: <c>/sobjects/X/updated</c> and <c>/deleted</c>, of at most 30 days.</summary>
internal static class ChangesEndpoints
{
    private static readonly TimeSpan _longest = TimeSpan.FromDays(30);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sobjects/{type}/updated", (string type, HttpContext http, OrgDatabase database, TimeProvider time) => Answer(type, http, (database, time), deleted: false));
        routes.MapGet("/sobjects/{type}/deleted", (string type, HttpContext http, OrgDatabase database, TimeProvider time) => Answer(type, http, (database, time), deleted: true));
    }

    private static RestAnswer Answer(string type, HttpContext http, (OrgDatabase Database, TimeProvider Time) org, bool deleted)
    {
        if (!org.Database.Schema.TryFind(type, out var found))
            return RestAnswer.Refused(ApiError.NotFound());
        if (!OrgTime.TryParseMoment(http.Request.Query["start"].ToString(), out var start) || !OrgTime.TryParseMoment(http.Request.Query["end"].ToString(), out var end))
            return RestAnswer.Refused(new ApiError("INVALID_REPLICATION_DATE", "start and end must be dates with a time zone"));
        if (end < start.AddMinutes(1))
            return RestAnswer.Refused(new ApiError("INVALID_REPLICATION_DATE", "endDate must be at least one minute greater than startDate"));
        if (start < org.Time.GetUtcNow() - _longest)
            return RestAnswer.Refused(new ApiError("INVALID_REPLICATION_DATE", "startDate before org replication enabled date"));
        using var connection = org.Database.Open();
        var json = new JsonObject();
        var rows = Read(connection, found, (start, end), deleted);
        if (deleted)
        {
            json["deletedRecords"] = new JsonArray([.. rows.Select(row => new JsonObject { ["id"] = row.Id, ["deletedDate"] = row.At })]);
            json["earliestDateAvailable"] = OrgTime.Moment(org.Time.GetUtcNow() - _longest);
        }
        else
        {
            json["ids"] = new JsonArray([.. rows.Select(row => JsonValue.Create(row.Id))]);
        }

        json["latestDateCovered"] = OrgTime.Moment(end < org.Time.GetUtcNow() ? end : org.Time.GetUtcNow());
        return RestAnswer.Ok(json);
    }

    private static List<(string Id, string At)> Read(SqliteConnection connection, SObjectType type, (DateTimeOffset From, DateTimeOffset Until) span, bool deleted)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Id, SystemModstamp FROM \"{type.Name}\" WHERE IsDeleted = $deleted AND SystemModstamp >= $from AND SystemModstamp <= $until ORDER BY Id";
        command.Parameters.AddWithValue("$deleted", deleted ? 1 : 0);
        command.Parameters.AddWithValue("$from", OrgTime.Moment(span.From));
        command.Parameters.AddWithValue("$until", OrgTime.Moment(span.Until));
        using var row = command.ExecuteReader();
        var found = new List<(string, string)>();
        while (row.Read())
            found.Add((row.GetString(0), row.GetString(1)));
        return found;
    }
}
