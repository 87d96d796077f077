using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Patchbay.DemoOrg.Pages;

namespace Patchbay.DemoOrg.Adapters;

/// <summary>Serves the scripts an adapter loads, at the platform's own paths too, and what the page needs to host it.</summary>
internal static class AdapterEndpoints
{
    private static readonly string[] _scripts = ["lightning.js", "classic.js", "watch.js", "host.js"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Reference: open-cti-lightning §1 and open-cti-classic §1 for the paths.
        foreach (var name in (string[])["opencti.js", "opencti_min.js"])
            routes.MapGet($"/support/api/{{version}}/lightning/{name}", static (HttpContext http, DemoOrgOptions options) => Script(http, options, "lightning.js"));
        routes.MapGet("/support/api/{version}/interaction.js", static (HttpContext http, DemoOrgOptions options) => Script(http, options, "classic.js"));
        routes.MapGet("/opencti/{name}", static (string name, HttpContext http, DemoOrgOptions options) => Script(http, options, name));
        routes.MapGet("/demo/adapter", GetSetupAsync).AddEndpointFilter<PageGate>();
        ApexEndpoint.Map(routes);
        SoftphoneLayoutEndpoint.Map(routes);
    }

    private static IResult Script(HttpContext http, DemoOrgOptions options, string name)
    {
        if (options.Adapter is not { } adapter || !_scripts.Contains(name) || Path.Combine(adapter.ScriptFolder, name) is var path && !File.Exists(path))
            return Results.NotFound();
        // Any adapter may load them, also one without an origin.
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.CacheControl = "no-cache";
        return Results.File(path, "text/javascript; charset=utf-8");
    }

    private static async Task<IResult> GetSetupAsync(DemoOrgOptions options, CancellationToken cancellationToken)
    {
        if (options.Adapter is not { } adapter)
            return Results.NotFound();
        var notices = new JsonArray();
        var settings = await ReadAsync(adapter.CallCenterFile, text => CallCenterSettings.Read(text, Path.GetFileName(adapter.CallCenterFile ?? "")), notices, cancellationToken) ?? CallCenterSettings.Default(adapter.Url);
        var layout = await ReadAsync(adapter.LayoutFile, static text => JsonNode.Parse(text)!, notices, cancellationToken);
        // What was entered counts as it stands; a description is asked for as in an org.
        if (layout?["callTypes"] is not null) layout = null;
        return Results.Text(new JsonObject { ["settings"] = settings, ["layout"] = layout, ["notices"] = notices }.ToJsonString(), "application/json");
    }

    // A file that cannot be read must not keep a developer from seeing the adapter; the page says so instead.
    private static async Task<JsonNode?> ReadAsync(string? file, Func<string, JsonNode> read, JsonArray notices, CancellationToken cancellationToken)
    {
        if (file is null) return null;
        try
        {
            return read(await File.ReadAllTextAsync(file, cancellationToken));
        }
        catch (Exception broken) when (broken is XmlException or JsonException or IOException or UnauthorizedAccessException)
        {
            notices.Add($"{Path.GetFileName(file)} cannot be read, so values of our own are used: {broken.Message}");
            return null;
        }
    }
}
