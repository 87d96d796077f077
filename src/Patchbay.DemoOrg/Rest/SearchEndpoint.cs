using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Sosl;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Searches. Reference: rest-call-logging §7.</summary>
internal static class SearchEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/search", Search);
        routes.MapGet("/parameterizedSearch", (HttpContext http, OrgSearch search) => Answer(ParameterizedSearch.Read(http.Request.Query, out var error), error, http, search));
        routes.MapPost("/parameterizedSearch", PostAsync);
    }

    private static async Task<RestAnswer> PostAsync(HttpContext http, OrgSearch search)
    {
        var (body, error) = await RestBody.ReadAsync(http);
        return error is not null ? RestAnswer.Refused(error) : Answer(ParameterizedSearch.Read(body, out error), error, http, search);
    }

    private static RestAnswer Answer(SoslQuery? query, ApiError? error, HttpContext http, OrgSearch search) =>
        query is not null && search.Run(query, RestCall.Of(http).BasePath, out error) is { } records
            ? RestAnswer.Ok(new JsonObject { ["searchRecords"] = records })
            : RestAnswer.Refused(error!);

    private static RestAnswer Search(HttpContext http, OrgSearch search)
    {
        if (http.Request.Query["q"] is not [{ Length: > 0 } sosl])
            return RestAnswer.Refused(new ApiError("MALFORMED_SEARCH", "No search term found. The search term must be enclosed in braces."));
        return search.Run(sosl, RestCall.Of(http).BasePath, out var error) is { } records
            ? RestAnswer.Ok(new JsonObject { ["searchRecords"] = records })
            : RestAnswer.Refused(error!);
    }
}
