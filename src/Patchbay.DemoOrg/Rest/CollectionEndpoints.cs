using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Up to 200 records in one call. Reference: rest-call-logging §4.</summary>
internal static class CollectionEndpoints
{
    private const int MostRecords = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/composite/sobjects", (HttpContext http, OrgWriter writer) => WriteAsync(http, writer, CollectionRows.Create));
        routes.MapPatch("/composite/sobjects", (HttpContext http, OrgWriter writer) => WriteAsync(http, writer, CollectionRows.Update));
        routes.MapDelete("/composite/sobjects", DeleteAsync);
        routes.MapPatch("/composite/sobjects/{type}/{field}", UpsertAsync);
        routes.MapGet("/composite/sobjects/{type}", GetByQuery);
        routes.MapPost("/composite/sobjects/{type}", GetByBodyAsync);
    }

    private static async Task<RestAnswer> UpsertAsync(string type, string field, HttpContext http, OrgSchema schema, OrgWriter writer) =>
        UpsertEndpoint.FindKey(schema, type, field, out var found, out var key) is { } error
            ? RestAnswer.Refused(error)
            : await WriteAsync(http, writer, (scope, rows) => CollectionRows.Upsert(scope, rows, found!, key!));

    private static async Task<RestAnswer> WriteAsync(
        HttpContext http, OrgWriter writer, Func<WriteScope, List<JsonElement>, List<WriteResult>> work)
    {
        var (body, error) = await RestBody.ReadAsync(http);
        return error is not null ? RestAnswer.Refused(error) : await WriteAsync(http, writer, body, work);
    }

    /// <summary>Writes the rows of a body.</summary>
    internal static async Task<RestAnswer> WriteAsync(
        HttpContext http, OrgWriter writer, JsonElement body, Func<WriteScope, List<JsonElement>, List<WriteResult>> work)
    {
        var rows = ReadRows(body, out var error);
        if (RestTroubles.StopsHalfway(http))
            rows = rows[..(rows.Count / 2)];
        if (error is not null)
            return RestAnswer.Refused(error);
        var allOrNone = body.TryGetProperty("allOrNone", out var flag) && flag.ValueKind == JsonValueKind.True;
        var results = await writer.RunAsync(RestCall.Of(http).UserId, scope => work(scope, rows),
            done => !allOrNone || done.TrueForAll(row => row.Success), http.RequestAborted);
        // 200 even when rows fail: the reader must look at each row.
        return RestAnswer.Ok(CollectionRows.Write(results, allOrNone));
    }

    private static List<JsonElement> ReadRows(JsonElement body, out ApiError? error)
    {
        error = null;
        if (!body.TryGetProperty("records", out var records) || records.ValueKind != JsonValueKind.Array)
            error = ApiError.BadJson("The request must hold an array named records.");
        else if (records.GetArrayLength() > MostRecords)
            error = new ApiError("EXCEEDED_ID_LIMIT", $"record limit reached. cannot submit more than {MostRecords} records into this operation");
        else if (records.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Object))
            error = ApiError.BadJson("Every entry of records must be a JSON object.");
        return error is null ? [.. records.EnumerateArray()] : [];
    }

    private static async Task<RestAnswer> DeleteAsync(HttpContext http, OrgWriter writer)
    {
        var ids = http.Request.Query["ids"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (ids.Length is 0 or > MostRecords)
            return RestAnswer.Refused(new ApiError("EXCEEDED_ID_LIMIT", $"between 1 and {MostRecords} ids are needed"));
        var allOrNone = string.Equals(http.Request.Query["allOrNone"], "true", StringComparison.OrdinalIgnoreCase);
        var results = await writer.RunAsync(RestCall.Of(http).UserId, scope => CollectionRows.Delete(scope, ids),
            done => !allOrNone || done.TrueForAll(row => row.Success), http.RequestAborted);
        return RestAnswer.Ok(CollectionRows.Write(results, allOrNone));
    }

    private static RestAnswer GetByQuery(string type, HttpContext http, OrgSchema schema, OrgReader reader) =>
        Get(type, Split(http, "ids"), Split(http, "fields"), RestCall.Of(http), (schema, reader));

    private static async Task<RestAnswer> GetByBodyAsync(string type, HttpContext http, OrgSchema schema, OrgReader reader)
    {
        var (body, error) = await RestBody.ReadAsync(http);
        return error is not null
            ? RestAnswer.Refused(error)
            : Get(type, Texts(body, "ids"), Texts(body, "fields"), RestCall.Of(http), (schema, reader));
    }

    // A record that is missing or deleted leaves a null in its place.
    private static RestAnswer Get(string type, string[] ids, string[] names, RestCall call, (OrgSchema Schema, OrgReader Reader) org)
    {
        if (!org.Schema.TryFind(type, out var found))
            return RestAnswer.Refused(ApiError.NotFound());
        var fields = new List<SObjectField>();
        foreach (var name in names)
        {
            if (found.Find(name) is not { } field)
                return RestAnswer.Refused(ApiError.UnknownField(name, found.Name));
            fields.Add(field);
        }

        var full = ids.Select(id => RecordId.TryParse(id, out var parsed) ? parsed : null).OfType<string>().Distinct();
        var known = org.Reader.FindAll(found, full).ToDictionary(record => record.Id);
        var records = new JsonArray();
        foreach (var id in ids)
        {
            var record = RecordId.TryParse(id, out var parsed) ? known.GetValueOrDefault(parsed) : null;
            records.Add(record is { IsDeleted: false } ? RecordJson.Write(record, fields, call.BasePath) : null);
        }

        return RestAnswer.Ok(records);
    }

    private static string[] Split(HttpContext http, string name) =>
        http.Request.Query[name].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Texts(JsonElement body, string name) =>
        body.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
