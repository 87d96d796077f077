using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Sosl;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Searches. Reference: rest-call-logging §7.</summary>
internal static class SearchEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/search", Search);

    private static RestAnswer Search(HttpContext http, OrgSearch search)
    {
        if (http.Request.Query["q"] is not [{ Length: > 0 } sosl])
            return RestAnswer.Refused(new ApiError("MALFORMED_SEARCH", "No search term found. The search term must be enclosed in braces."));
        return search.Run(sosl, RestCall.Of(http).BasePath, out var error) is { } records
            ? RestAnswer.Ok(new JsonObject { ["searchRecords"] = records })
            : RestAnswer.Refused(error!);
    }
}
