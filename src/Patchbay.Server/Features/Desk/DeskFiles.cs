using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Desk;

/// <summary>
/// Serves the built desk below <c>/desk/</c>. Every address there that is no file is a page of it, and gets the same document; the browser
/// finds the page. Nobody may frame it.
/// </summary>
internal static class DeskFiles
{
    private const string Route = "/desk";
    private const string Document = "index.html";
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'";

    /// <summary>Serves the files.</summary>
    internal static void Use(WebApplication app)
    {
        if (Folder(app) is not { } folder) return;
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            RequestPath = Route,
            OnPrepareResponse = served => Guard(served.Context.Response, served.File.Name == Document ? "no-cache" : "public, max-age=31536000, immutable"),
        });
    }

    /// <summary>Serves the pages.</summary>
    internal static void Map(WebApplication app)
    {
        if (Folder(app) is not { } folder) return;
        var document = Path.Combine(folder, Document);
        app.MapGet($"{Route}/{{*page:nonfile}}", (HttpResponse response) => Show(document, response))
            .OpenToAll("A document without data; it asks for a sign-in.");
    }

    private static string? Folder(WebApplication app) =>
        BuiltPages.Find(app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.DeskFolder, "desk");

    private static PhysicalFileHttpResult Show(string document, HttpResponse response)
    {
        Guard(response, "no-cache");
        return TypedResults.PhysicalFile(document, "text/html; charset=utf-8");
    }

    private static void Guard(HttpResponse response, string caching)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = caching;
    }
}
