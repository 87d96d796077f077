using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Records by an external id of the caller. Reference: rest-call-logging §1.</summary>
internal static class UpsertEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sobjects/{type}/{field}/{**value}", Get);
        routes.MapPatch("/sobjects/{type}/{field}/{**value}", UpsertAsync);
        routes.MapDelete("/sobjects/{type}/{field}/{**value}", DeleteAsync);
    }

    /// <summary>Finds the external id field a path names.</summary>
    public static ApiError? FindKey(OrgSchema schema, string type, string field, out SObjectType? found, out SObjectField? key)
    {
        key = null;
        if (!schema.TryFind(type, out found))
            return ApiError.NotFound();
        if (!found.IsWritable)
            return SObjectEndpoints.NotWritable(found);
        key = found.Find(field);
        return key is { ExternalId: true }
            ? null
            : ApiError.NotFound($"Provided external ID field does not exist or is not accessible: {field}");
    }

    private static RestAnswer Get(string type, string field, HttpContext http, OrgSchema schema, OrgReader reader)
    {
        if (FindKey(schema, type, field, out var found, out var key) is { } error)
            return RestAnswer.Refused(error);
        return reader.FindBy(found!, key!, ValueOf(http)) switch
        {
            [] => RestAnswer.Refused(ApiError.NotFound()),
            [var only] => SObjectEndpoints.Write(only, http),
            var several => Several(several.Select(record => record.Id), found!, http),
        };
    }

    private static async Task<RestAnswer> UpsertAsync(string type, string field, HttpContext http, OrgSchema schema, OrgWriter writer)
    {
        if (FindKey(schema, type, field, out var found, out var key) is { } unknown)
            return RestAnswer.Refused(unknown);
        var (body, error) = await RestBody.ReadAsync(http);
        if (error is not null)
            return RestAnswer.Refused(error);
        var updateOnly = string.Equals(http.Request.Query["updateOnly"], "true", StringComparison.OrdinalIgnoreCase);
        var value = ValueOf(http);
        if (value.Length > key!.Length)
            return RestAnswer.Refused(TooLong(key, value));
        var result = await writer.RunAsync(RestCall.Of(http).UserId,
            scope => RecordWriter.Upsert(scope, found!, new ExternalKey(key, value), new RecordBody(body), updateOnly), http.RequestAborted);
        if (!result.Matches.IsEmpty)
            return Several(result.Matches, found!, http);
        return result.Success ? Saved(result, RestCall.Of(http)) : RestAnswer.Refused(result.Errors);
    }

    private static async Task<RestAnswer> DeleteAsync(string type, string field, HttpContext http, OrgSchema schema, OrgReader reader, OrgWriter writer)
    {
        if (FindKey(schema, type, field, out var found, out var key) is { } error)
            return RestAnswer.Refused(error);
        switch (reader.FindBy(found!, key!, ValueOf(http)))
        {
            case []:
                return RestAnswer.Refused(ApiError.NotFound());
            case [var only]:
                var result = await writer.RunAsync(
                    RestCall.Of(http).UserId, scope => RecordWriter.Delete(scope, found!, only.Id), http.RequestAborted);
                return result.Success ? RestAnswer.Nothing() : RestAnswer.Refused(result.Errors);
            case var several:
                return Several(several.Select(record => record.Id), found!, http);
        }
    }

    // Reference: rest-call-logging §1: an update has no body before 46.0, and says that it was none from then on.
    private static RestAnswer Saved(WriteResult result, RestCall call)
    {
        if (call.Version < 46 && !result.Created)
            return RestAnswer.Nothing();
        var body = SObjectEndpoints.Saved(result);
        body["created"] = result.Created;
        return new RestAnswer(result.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK, body);
    }

    // 300 with the list of matches; nothing was written.
    private static RestAnswer Several(IEnumerable<string> ids, SObjectType type, HttpContext http)
    {
        var basePath = RestCall.Of(http).BasePath;
        return new RestAnswer(StatusCodes.Status300MultipleChoices,
            new JsonArray([.. ids.Select(id => JsonValue.Create($"{basePath}/sobjects/{type.Name}/{id}"))]));
    }

    private static ApiError TooLong(SObjectField key, string value) =>
        new("STRING_TOO_LONG", $"{key.Label}: data value too large: {value} (max length={key.Length})") { Fields = [key.Name] };

    // From the raw request: the server's own path keeps an escaped slash escaped.
    private static string ValueOf(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.Split('?', 2)[0].TrimStart('/');
        return Uri.UnescapeDataString(path.Split('/', 7) is [_, _, _, _, _, _, var value] ? value : "");
    }
}
