using System.Text;
using Microsoft.Extensions.FileProviders;

namespace Patchbay.Cli.Demo;

/// <summary>Serves an adapter's files on a site of its own, and Patchbay's scripts where adapters load Salesforce's.</summary>
internal sealed class AdapterFolder : IAsyncDisposable
{
    private readonly WebApplication app;

    private AdapterFolder(WebApplication app, Uri page) => (this.app, Page) = (app, page);

    /// <summary>The adapter's page.</summary>
    internal Uri Page { get; }

    /// <summary>Finds the page to open: the one that was named, <c>index.html</c>, or the only one there is, of HTML before Visualforce.</summary>
    /// <exception cref="DemoPartFault">There is none, or nobody can tell which.</exception>
    internal static (string Folder, string Page) Find(string where)
    {
        if (string.IsNullOrWhiteSpace(where)) throw new DemoPartFault("--adapter names no adapter: give an address, a folder or a page.");
        var path = Path.GetFullPath(where);
        if (File.Exists(path))
        {
            return AdapterPage.IsPage(path)
                ? (Path.GetDirectoryName(path)!, Path.GetFileName(path))
                : throw new DemoPartFault($"{where} is no page: give the adapter's HTML (.html) or Visualforce page (.page), or its folder.");
        }

        if (!Directory.Exists(path)) throw new DemoPartFault($"There is no adapter at {where}: it is neither an address nor a folder nor a page.");
        if (File.Exists(Path.Combine(path, "index.html"))) return (path, "index.html");
        var pages = PagesIn(path, "*.html") is { Length: > 0 } html ? html : PagesIn(path, "*.page");
        return pages is [var only]
            ? (path, only)
            : throw new DemoPartFault(pages.Length is 0
                ? $"The folder {where} has no page, neither HTML (.html) nor Visualforce (.page). Name the adapter's page."
                : $"The folder {where} has several pages; name one: {string.Join(", ", pages)}.");
    }

    private static string[] PagesIn(string folder, string pattern) => [.. Directory.GetFiles(folder, pattern).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    internal static async Task<AdapterFolder> StartAsync(string folder, string page, Uri org, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        var app = builder.Build();
        app.MapGet("/support/api/{**path}", (HttpContext http) => Results.Redirect(new Uri(org, http.Request.Path.Value).ToString()));
        app.MapGet("/opencti/{**path}", (HttpContext http) => Results.Redirect(new Uri(org, http.Request.Path.Value).ToString()));
        app.MapGet(AdapterPage.WatchPath, () => Results.Redirect(new Uri(org, "/opencti/watch.js").ToString()));
        app.Use((http, next) => ServePageAsync(http, next, folder));
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            ServeUnknownFileTypes = true,
            OnPrepareResponse = static file =>
            {
                file.Context.Response.Headers.CacheControl = "no-store";
                // An adapter framed without an origin asks for its own files as a stranger.
                file.Context.Response.Headers.AccessControlAllowOrigin = "*";
            },
        });
        await app.StartAsync(cancellationToken);
        // Another origin than the org's, as with Salesforce, and the same site: browsers that deny other sites their storage would deny it
        // the adapter, which never had to do without.
        var site = new UriBuilder(app.Urls.Single()) { Host = "localhost" }.Uri;
        return new(app, new Uri(site, Uri.EscapeDataString(page)));
    }

    private static async Task ServePageAsync(HttpContext http, RequestDelegate next, string folder)
    {
        using var files = new PhysicalFileProvider(folder);
        var file = files.GetFileInfo(http.Request.Path.Value ?? "");
        if (!file.Exists || file.IsDirectory || !AdapterPage.IsPage(file.Name))
        {
            await next(http);
            return;
        }

        // Byte by byte, because only the page itself knows how it is encoded.
        using var reader = new StreamReader(file.CreateReadStream(), Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        var html = await reader.ReadToEndAsync(http.RequestAborted);
        http.Response.ContentType = "text/html";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        await http.Response.WriteAsync(AdapterPage.Prepare(html, file.Name, File.Exists(Path.Combine(folder, AdapterPage.SimulatorScript))), Encoding.Latin1, http.RequestAborted);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
