using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Rest;

/// <summary>
/// Several collections of records in one call, which counts as one. Only collections that are updated or upserted are served here: nothing
/// else is asked for together. Reference: rest-call-logging §4.
/// </summary>
internal static class CompositeEndpoint
{
    private const int MostRequests = 25;

    // Reference: rest-call-logging §4, marked as known: at most 5 of them queries or collections.
    private const int MostCollections = 5;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/composite", HandleAsync);

    private static async Task<RestAnswer> HandleAsync(HttpContext http, OrgSchema schema, OrgWriter writer)
    {
        var (body, error) = await RestBody.ReadAsync(http);
        if (error is not null)
            return RestAnswer.Refused(error);
        if (!body.TryGetProperty("compositeRequest", out var requests) || requests.ValueKind != JsonValueKind.Array || requests.GetArrayLength() == 0)
            return RestAnswer.Refused(ApiError.BadJson("The request must hold an array named compositeRequest."));
        if (requests.GetArrayLength() is > MostRequests or > MostCollections)
            return RestAnswer.Refused(new ApiError("LIMIT_EXCEEDED", $"Limit of {MostCollections} collections reached"));
        var answers = new JsonArray();
        foreach (var request in requests.EnumerateArray())
        {
            var answer = await RunAsync(http, schema, writer, request);
            answers.Add(new JsonObject
            {
                ["body"] = JsonNode.Parse(answer.Body),
                ["httpHeaders"] = new JsonObject(),
                ["httpStatusCode"] = answer.Status,
                ["referenceId"] = Text(request, "referenceId"),
            });
        }

        return RestAnswer.Ok(new JsonObject { ["compositeResponse"] = answers });
    }

    private static async Task<RestAnswer> RunAsync(HttpContext http, OrgSchema schema, OrgWriter writer, JsonElement request)
    {
        var start = $"{RestCall.Of(http).BasePath}/composite/sobjects";
        var url = Text(request, "url");
        if (Text(request, "method") != "PATCH" || !url.StartsWith(start, StringComparison.Ordinal) || !request.TryGetProperty("body", out var body))
            return RestAnswer.Refused(ApiError.NotFound());
        switch (url[start.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            case []:
                return await CollectionEndpoints.WriteAsync(http, writer, body, CollectionRows.Update);
            case [var type, var field]:
                return UpsertEndpoint.FindKey(schema, type, field, out var found, out var key) is { } unknown
                    ? RestAnswer.Refused(unknown)
                    : await CollectionEndpoints.WriteAsync(http, writer, body, (scope, rows) => CollectionRows.Upsert(scope, rows, found!, key!));
            default:
                return RestAnswer.Refused(ApiError.NotFound());
        }
    }

    private static string Text(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
