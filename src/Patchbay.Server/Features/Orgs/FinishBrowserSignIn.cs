using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Salesforce.Orgs;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Orgs;

/// <summary>Where Salesforce sends a person back to: <c>GET /oauth/callback</c>. Answers a page that says how it went.</summary>
internal static class FinishBrowserSignIn
{
    private const int LongestParameter = 4_096;

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet(ConnectOrg.CallbackPath, HandleAsync)
        .OpenToAll("The browser comes from Salesforce without a token; the state, which an administrator began, is the proof.");

    private static async Task<ContentHttpResult> HandleAsync(
        string? state, string? code, string? error, HttpResponse response, IBrowserSignIns browser, CancellationToken cancellationToken)
    {
        if ($"{state}{code}{error}".Length > LongestParameter) return Page(response, "Not connected", "This address is too long to be Salesforce's answer.");
        var outcome = await browser.FinishAsync(state ?? "", code, error, cancellationToken);
        return outcome.Refusal is { } refusal
            ? Page(response, "Not connected", refusal.Message)
            : Page(response, "Connected", $"Patchbay is connected with {outcome.Value.Name}. You may close this page.");
    }

    private static ContentHttpResult Page(HttpResponse response, string title, string words)
    {
        response.Headers.CacheControl = "no-store";
        // The address of this page holds the code.
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return TypedResults.Content(
            $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title>"
            + "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}</style>"
            + $"<h1>{title}</h1><p>{HtmlEncoder.Default.Encode(words)}</p></html>",
            "text/html; charset=utf-8");
    }
}
