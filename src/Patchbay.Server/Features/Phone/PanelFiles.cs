using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Patchbay.Server.Features.Phone;

/// <summary>Serves the built panel at <c>/softphone/</c>, with headers that let only the configured pages frame it.</summary>
internal static class PanelFiles
{
    private const string Route = "/softphone";

    internal static void Use(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value;
        if (BuiltPages.Find(options.PanelFolder, "softphone") is not { } folder) return;
        var files = new PhysicalFileProvider(folder);
        var policy = $"default-src 'self'; connect-src 'self' ws: wss:; media-src 'self' blob:; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
            + $"frame-ancestors 'self' {string.Join(' ', options.HostOrigins)}; base-uri 'none'; form-action 'none'; object-src 'none'";
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RequestPath = Route });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            RequestPath = Route,
            OnPrepareResponse = served =>
            {
                var headers = served.Context.Response.Headers;
                headers.ContentSecurityPolicy = policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Permissions-Policy"] = "microphone=(self)";
                headers["Referrer-Policy"] = "no-referrer";
                headers.CacheControl = served.File.Name.EndsWith(".html", StringComparison.Ordinal) ? "no-cache" : "public, max-age=31536000, immutable";
            },
        });
    }
}
