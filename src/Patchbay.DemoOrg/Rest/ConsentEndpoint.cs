using System.Text.Encodings.Web;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Rest;

/// <summary>The page on which a person allows a client, and the way back with a code. RFC 6749 §4.1, RFC 7636; reference: rest-call-logging §3.</summary>
internal static class ConsentEndpoint
{
    private const string Path = "/services/oauth2/authorize";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show);
        routes.MapPost(Path, DecideAsync);
    }

    private static IResult Show(HttpContext http, DemoOrgOptions options)
    {
        var asked = Asked.Read(name => http.Request.Query[name].ToString());
        if (Wrong(asked, options) is { } words)
            return Page($"<h1>OAuth error</h1><p>{Encode(words)}</p>", StatusCodes.Status400BadRequest);
        var fields = string.Concat(asked.Fields.Select(field => $"<input type=\"hidden\" name=\"{field.Name}\" value=\"{Encode(field.Value)}\">"));
        return Page(
            $"<h1>Allow access?</h1><p>The app {Encode(asked.ClientId)} asks to manage your data and to do so at any time.</p>"
            + $"<form method=\"post\" action=\"{Path}\">{fields}<button name=\"decision\" value=\"allow\">Allow</button> "
            + "<button name=\"decision\" value=\"deny\">Deny</button></form>");
    }

    private static async Task<IResult> DecideAsync(HttpContext http, DemoOrgOptions options, Consents consents)
    {
        if (!http.Request.HasFormContentType)
            return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var asked = Asked.Read(name => form[name].ToString());
        if (Wrong(asked, options) is { } words)
            return Page($"<h1>OAuth error</h1><p>{Encode(words)}</p>", StatusCodes.Status400BadRequest);
        var answer = form["decision"] == "allow"
            ? $"code={consents.Give(OrgIdentity.IntegrationUserId, asked.RedirectUri, asked.Challenge)}"
            : "error=access_denied&error_description=end-user+denied+authorization";
        return Results.Redirect($"{asked.RedirectUri}?{answer}&state={Uri.EscapeDataString(asked.State)}");
    }

    private static string? Wrong(Asked asked, DemoOrgOptions options)
    {
        if (asked.ClientId != options.ClientId)
            return "invalid_client_id: client identifier invalid";
        if (asked.ResponseType != "code")
            return "unsupported_response_type: response type not supported";
        if (asked.RedirectUri != options.CallbackUrl?.ToString() && !(options.CallbackUrl is null && Uri.TryCreate(asked.RedirectUri, UriKind.Absolute, out var uri) && uri.IsLoopback))
            return "redirect_uri_mismatch: redirect_uri must match configuration";
        return asked.Method == "S256" && asked.Challenge.Length > 0 ? null : "invalid_request: missing required code challenge";
    }

    private static IResult Page(string body, int status = StatusCodes.Status200OK) => Results.Content(
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Allow access</title><body>{body}</body></html>", "text/html; charset=utf-8", statusCode: status);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private sealed record Asked(string ClientId, string ResponseType, string RedirectUri, string State, string Challenge, string Method)
    {
        public (string Name, string Value)[] Fields =>
        [
            ("client_id", ClientId), ("response_type", ResponseType), ("redirect_uri", RedirectUri), ("state", State), ("code_challenge", Challenge),
            ("code_challenge_method", Method),
        ];

        public static Asked Read(Func<string, string> value) => new(
            value("client_id"), value("response_type"), value("redirect_uri"), value("state"), value("code_challenge"), value("code_challenge_method"));
    }
}
