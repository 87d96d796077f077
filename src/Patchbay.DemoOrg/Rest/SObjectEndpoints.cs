using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Single records by id. Reference: rest-call-logging §§1, 2 and 5.</summary>
internal static class SObjectEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sobjects/{type}", CreateAsync);
        routes.MapGet("/sobjects/{type}/{id}", Get);
        routes.MapGet("/sobjects/ContentVersion/{id}/VersionData", GetFile);
        routes.MapPatch("/sobjects/{type}/{id}", UpdateAsync);
        routes.MapDelete("/sobjects/{type}/{id}", DeleteAsync);
    }

    private static async Task<RestAnswer> CreateAsync(string type, HttpContext http, OrgSchema schema, OrgWriter writer)
    {
        if (!schema.TryFind(type, out var found))
            return RestAnswer.Refused(ApiError.NotFound());
        if (!found.IsWritable)
            return RestAnswer.Refused(NotWritable(found));
        var (body, error) = await RestBody.ReadAsync(http);
        if (error is not null)
            return RestAnswer.Refused(error);
        var result = await writer.RunAsync(RestCall.Of(http).UserId, scope => RecordWriter.Create(scope, found, new RecordBody(body)), http.RequestAborted);
        return result.Success ? new RestAnswer(StatusCodes.Status201Created, Saved(result)) : RestAnswer.Refused(result.Errors);
    }

    private static RestAnswer Get(string type, string id, HttpContext http, OrgSchema schema, OrgReader reader)
    {
        if (!schema.TryFind(type, out var found))
            return RestAnswer.Refused(ApiError.NotFound());
        if (!RecordId.TryParse(id, out var full) || !full.StartsWith(found.KeyPrefix, StringComparison.Ordinal))
            return RestAnswer.Refused(ApiError.NotFound($"Provided external ID field does not exist or is not accessible: {id}"));
        return reader.Find(found, full) is { IsDeleted: false } record
            ? Write(record, http)
            : RestAnswer.Refused(ApiError.NotFound());
    }

    // The bytes of a file. Reference: rest-call-logging §9.
    private static IResult GetFile(string id, OrgSchema schema, OrgReader reader) =>
        RecordId.TryParse(id, out var full) && reader.Find(schema["ContentVersion"], full) is { IsDeleted: false } version
            ? Results.Bytes(FileRecords.Bytes(version), "application/octet-stream")
            : RestAnswer.Refused(ApiError.NotFound());

    private static async Task<RestAnswer> UpdateAsync(string type, string id, HttpContext http, OrgSchema schema, OrgWriter writer)
    {
        if (FindTarget(schema, type, id, out var full) is { } unknown)
            return RestAnswer.Refused(unknown);
        var (body, error) = await RestBody.ReadAsync(http);
        if (error is not null)
            return RestAnswer.Refused(error);
        var result = await writer.RunAsync(
            RestCall.Of(http).UserId, scope => RecordWriter.Update(scope, schema[type], full, new RecordBody(body)), http.RequestAborted);
        return result.Success ? RestAnswer.Nothing() : RestAnswer.Refused(result.Errors);
    }

    private static async Task<RestAnswer> DeleteAsync(string type, string id, HttpContext http, OrgSchema schema, OrgWriter writer)
    {
        if (FindTarget(schema, type, id, out var full) is { } unknown)
            return RestAnswer.Refused(unknown);
        var result = await writer.RunAsync(
            RestCall.Of(http).UserId, scope => RecordWriter.Delete(scope, schema[type], full), http.RequestAborted);
        return result.Success ? RestAnswer.Nothing() : RestAnswer.Refused(result.Errors);
    }

    /// <summary>Answers a record, all of it or the fields asked for.</summary>
    public static RestAnswer Write(OrgRecord record, HttpContext http)
    {
        var fields = new List<SObjectField>();
        foreach (var name in http.Request.Query["fields"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (record.Type.Find(name) is not { } field)
                return RestAnswer.Refused(ApiError.UnknownField(name, record.Type.Name));
            fields.Add(field);
        }

        if (fields.Count > 0 && !fields.Exists(field => field.Kind == FieldKind.Id))
            fields.Add(record.Type.Find("Id")!);
        return RestAnswer.Ok(RecordJson.Write(record, fields.Count > 0 ? fields : record.Type.Visible, RestCall.Of(http).BasePath));
    }

    public static JsonObject Saved(WriteResult result) =>
        new() { ["id"] = result.Id, ["success"] = true, ["errors"] = new JsonArray() };

    public static ApiError NotWritable(SObjectType type) =>
        new("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", $"entity type cannot be written in the demo org: {type.Name}");

    private static ApiError? FindTarget(OrgSchema schema, string type, string id, out string full)
    {
        full = "";
        if (!schema.TryFind(type, out var found))
            return ApiError.NotFound();
        if (!found.IsWritable)
            return NotWritable(found);
        if (!RecordId.TryParse(id, out var parsed))
            return new ApiError("MALFORMED_ID", $"malformed id {id}") { Fields = ["Id"] };
        full = parsed;
        return parsed.StartsWith(found.KeyPrefix, StringComparison.Ordinal) ? null : ApiError.WrongIdType($"{found.Name} ID", id, "Id");
    }
}
