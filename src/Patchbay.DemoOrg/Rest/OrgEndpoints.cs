using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Rest;

/// <summary>What the API says about itself: versions, resources, limits, objects.</summary>
internal static class OrgEndpoints
{
    private static readonly string[] _seasons = ["Spring", "Summer", "Winter"];

    public static void MapVersions(IEndpointRouteBuilder routes) => routes.MapGet("/services/data", static () => RestAnswer.Ok(Versions()));

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", static (HttpContext http, DemoOrgOptions options) => RestAnswer.Ok(Resources(http, RestCall.Of(http), options)));
        routes.MapGet("/limits", static (ApiUsage usage) => RestAnswer.Ok(Limits(usage)));
        routes.MapGet("/sobjects", static (HttpContext http, OrgSchema schema) => RestAnswer.Ok(DescribeJson.Global(schema, RestCall.Of(http).BasePath)));
        routes.MapGet("/sobjects/{type}", static (string type, HttpContext http, OrgSchema schema) => schema.TryFind(type, out var found)
            ? RestAnswer.Ok(new JsonObject
            {
                ["objectDescribe"] = DescribeJson.Summary(found, RestCall.Of(http).BasePath),
                ["recentItems"] = new JsonArray(),
            })
            : RestAnswer.Refused(ApiError.NotFound()));
        routes.MapGet("/sobjects/{type}/describe", static (string type, HttpContext http, OrgSchema schema) => schema.TryFind(type, out var found)
            ? RestAnswer.Ok(DescribeJson.Whole(found, RestCall.Of(http).BasePath))
            : RestAnswer.Refused(ApiError.NotFound()));
    }

    private static JsonArray Versions() =>
    [
        .. Enumerable.Range(RestGate.OldestVersion, RestGate.NewestVersion - RestGate.OldestVersion + 1).Select(number => new JsonObject
        {
            ["label"] = Release(number),
            ["url"] = $"/services/data/v{number}.0",
            ["version"] = $"{number}.0",
        }),
    ];

    // Reference: open-cti-lightning §0, "Summer '26 = 67.0"; three releases a year, winter counts for the next.
    private static string Release(int number)
    {
        var place = number - 30;
        return $"{_seasons[place % 3]} '{14 + (place + 1) / 3}";
    }

    private static JsonObject Resources(HttpContext http, RestCall call, DemoOrgOptions options) => new()
    {
        ["sobjects"] = $"{call.BasePath}/sobjects",
        ["query"] = $"{call.BasePath}/query",
        ["queryAll"] = $"{call.BasePath}/queryAll",
        ["search"] = $"{call.BasePath}/search",
        ["composite"] = $"{call.BasePath}/composite",
        ["parameterizedSearch"] = $"{call.BasePath}/parameterizedSearch",
        ["jobs"] = $"{call.BasePath}/jobs",
        ["limits"] = $"{call.BasePath}/limits",
        ["identity"] = $"{http.Request.Scheme}://{http.Request.Host}/id/{options.OrganizationId}/{call.UserId}",
    };

    private static JsonObject Limits(ApiUsage usage) => new()
    {
        ["DailyApiRequests"] = new JsonObject { ["Max"] = usage.Max, ["Remaining"] = usage.Max - usage.Used },
        ["DataStorageMB"] = new JsonObject { ["Max"] = 1024, ["Remaining"] = 1000 },
    };
}
