using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Pages;

/// <summary>The one HTML document of the page, and the headers it comes with. Reference: lightning-framing.</summary>
internal sealed class PageShell(DemoOrgOptions options, PageAssets assets)
{
    // Left open, because the page's own script fills it.
    private const string BootMark = "<!--boot-->";

    private readonly byte[] _html = Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(assets.Find("index.html")!).Replace(BootMark, Boot(options), StringComparison.Ordinal));

    private readonly string _contentPolicy = ContentPolicy(options);

    private readonly string _permissions = Permissions(options);

    public IResult Answer(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = _contentPolicy;
        headers["Permissions-Policy"] = _permissions;
        headers["Referrer-Policy"] = "origin-when-cross-origin";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
        return Results.Bytes(_html, "text/html; charset=utf-8");
    }

    /// <summary>Scheme, host and port, the way a browser names who sent a message.</summary>
    public static string? Origin(Uri? address) => address?.GetLeftPart(UriPartial.Authority);

    // Lightning lists the panel's origin here once an admin has made it a trusted URL.
    private static string ContentPolicy(DemoOrgOptions options) => string.Join("; ",
        "default-src 'self'", "img-src 'self' data:", "style-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'none'",
        "frame-ancestors 'self'", "form-action 'self'",
        $"frame-src {Origin(options.Adapter?.Url ?? options.SoftphoneUrl) ?? "'none'"}",
        $"media-src 'self' {Origin(options.PatchbayUrl)}".TrimEnd());

    private static string Permissions(DemoOrgOptions options)
    {
        var panel = Origin(options.Adapter?.Url ?? options.SoftphoneUrl) is { } origin ? $" \"{origin}\"" : "";
        var microphone = options.Adapter is { HasMicrophone: false } ? "" : $"self{panel}";
        return $"microphone=({microphone}), autoplay=(self{panel}), camera=(), geolocation=()";
    }

    private static string Boot(DemoOrgOptions options)
    {
        var boot = new JsonObject
        {
            ["apiBase"] = "/services/data/v67.0",
            ["user"] = new JsonObject { ["id"] = OrgIdentity.AgentUserId, ["orgId"] = options.OrganizationId, ["name"] = "Maya Okafor" },
            ["softphone"] = options.SoftphoneUrl is { } url
                ? new JsonObject { ["url"] = url.ToString(), ["origin"] = Origin(url) }
                : null,
            ["adapter"] = options.Adapter is { } adapter
                ? new JsonObject
                {
                    ["url"] = adapter.Url.ToString(),
                    ["sandbox"] = adapter.Sandbox,
                    ["isStrict"] = adapter.IsStrict,
                }
                : null,
            ["canCallMe"] = options.CallMeUrl is not null,
            ["customers"] = new JsonArray(
                Customer("known", "Ada Lindqvist", "A customer you know, with two open cases", "+46 70 174 06 33"),
                Customer("twoMatches", "Bennett or Rowe?", "Two records share this number", "+44 20 7946 0018"),
                Customer("unknown", "Somebody new", "No record has this number", "+1 202 555 0147")),
        };
        // A closing tag inside a value must not end the script element.
        return boot.ToJsonString(JsonSerializerOptions.Default).Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    private static JsonObject Customer(string key, string name, string words, string number) =>
        new() { ["key"] = key, ["name"] = name, ["words"] = words, ["number"] = number };
}
