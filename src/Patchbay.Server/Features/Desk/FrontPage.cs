using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Desk;

/// <summary>The page at the server's own address, <c>GET /</c>: leads agents to the panel, and supervisors and administrators to the desk.</summary>
internal static class FrontPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private const string Page = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Patchbay</title>
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 30rem; margin: 12vh auto; padding: 0 1rem; color: #181818; background: #fff; }
        a { display: block; margin: 1rem 0; padding: 1rem; border: 1px solid #747474; border-radius: .25rem; color: inherit; text-decoration: none; }
        a:hover, a:focus-visible { outline: 3px solid #0176d3; }
        strong { display: block; color: #014486; }
        </style>
        </head>
        <body>
        <h1>Patchbay</h1>
        <a href="/softphone/"><strong>Phone panel</strong>Take and make calls.</a>
        <a href="/desk/"><strong>Desk</strong>See queues and agents as they are, and set Patchbay up.</a>
        </body>
        </html>
        """;

    internal static void Map(WebApplication app) => app.MapGet("/", Show).OpenToAll("Two links and no data.");

    private static ContentHttpResult Show(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Text(Page, "text/html; charset=utf-8");
    }
}
