using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Rest;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Pages;

/// <summary>The page and what it asks its own server for. Records it reads through the REST API like any client.</summary>
internal static class PageEndpoints
{
    // Where Salesforce Classic has its pages: records by their id, objects by the first three characters of their ids.
    private static readonly string[] _classicPaths =
        ["/home/home.jsp", "/_ui/search/ui/UnifiedSearchResults", "/apex/{page}", "/{id:length(15)}", "/{id:length(18)}", "/{prefix:length(3)}/o", "/{prefix:length(3)}/e"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", static () => Results.Redirect("/lightning/page/home"));
        routes.MapGet("/lightning/{**path}", static (HttpContext http, PageShell shell) => shell.Answer(http));
        foreach (var path in _classicPaths) routes.MapGet(path, static (HttpContext http, PageShell shell) => shell.Answer(http));
        routes.MapGet("/assets/{**path}", GetAsset);
        routes.MapPost("/demo/session", OpenSession);
        var page = routes.MapGroup("/demo").AddEndpointFilter<PageGate>();
        page.MapGet("/changes", WriteChangesAsync);
        page.MapPost("/panel-token", static (DemoOrgOptions options) => Results.Json(new PanelToken(options.PanelToken), PageJson.Default.PanelToken));
        CallMeEndpoint.Map(page);
        RecordingEndpoint.Map(page);
        FaultEndpoints.Map(page);
    }

    private static IResult GetAsset(string path, HttpContext http, PageAssets assets)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return assets.Find(path) is { } file
            ? Results.Bytes(file, PageAssets.ContentType(path), entityTag: assets.Tag(path))
            : Results.NotFound();
    }

    // The demo has no login page: whoever opens it is the agent.
    private static IResult OpenSession(HttpContext http, OrgSessions sessions, DemoOrgOptions options) => PageGate.IsOwnPage(http)
        ? Results.Json(new PageSession(sessions.Open(options.OrganizationId, OrgIdentity.AgentUserId, isInterface: true)), PageJson.Default.PageSession)
        : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static async Task WriteChangesAsync(HttpContext http, ChangeFeed feed, IHostApplicationLifetime lifetime)
    {
        // An open page must not hold up the end of the server.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var cancellationToken = ends.Token;
        using var subscription = feed.Subscribe();
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(": open\n\n", cancellationToken);
        await http.Response.Body.FlushAsync(cancellationToken);
        try
        {
            await foreach (var change in subscription.Changes.ReadAllAsync(cancellationToken))
            {
                var json = JsonSerializer.Serialize(change, PageJson.Default.RecordChange);
                await http.Response.WriteAsync($"data: {json}\n\n", cancellationToken);
                await http.Response.Body.FlushAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page or the server is leaving: nothing is left to say.
        }
    }
}

internal sealed record PageSession(string Token);

internal sealed record PanelToken(string? Token);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RecordChange))]
[JsonSerializable(typeof(PageSession))]
[JsonSerializable(typeof(PanelToken))]
[JsonSerializable(typeof(PageWords))]
[JsonSerializable(typeof(CallMeRequest))]
[JsonSerializable(typeof(RecordingLink))]
[JsonSerializable(typeof(PageFaults))]
internal sealed partial class PageJson : JsonSerializerContext;
