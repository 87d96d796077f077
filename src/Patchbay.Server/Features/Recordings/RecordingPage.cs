using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Recordings;

/// <summary>
/// What a person sees who opens the address of a recording from its record: a small page that asks who it is and plays. Its files travel in
/// the assembly and tell nothing; what is played needs the link that the page asks for.
/// </summary>
internal static class RecordingPage
{
    private const string Prefix = "recording-page/";
    private static readonly FrozenDictionary<string, byte[]> Files = ReadAll().ToFrozenDictionary(StringComparer.Ordinal);

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/recordings/page/{file}", Handle).OpenToAll("Script and style of a page; they name no call.");

    /// <summary>True for a browser that shows pages, as opposed to a player.</summary>
    internal static bool IsWantedBy(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>The page itself, with headers that let only the configured pages frame it.</summary>
    internal static FileContentHttpResult Show(HttpResponse response, IOptions<ServerOptions> options)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; media-src 'self'; "
            + $"img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self' {string.Join(' ', options.Value.HostOrigins)}";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return Answer(response, "recording.html", "text/html; charset=utf-8");
    }

    private static Results<FileContentHttpResult, NotFound> Handle(string file, HttpResponse response) => Path.GetExtension(file) switch
    {
        ".js" when Files.ContainsKey(file) => Answer(response, file, "text/javascript; charset=utf-8"),
        ".css" when Files.ContainsKey(file) => Answer(response, file, "text/css; charset=utf-8"),
        _ => TypedResults.NotFound(),
    };

    private static FileContentHttpResult Answer(HttpResponse response, string file, string type)
    {
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(Files[file], type);
    }

    private static IEnumerable<KeyValuePair<string, byte[]>> ReadAll()
    {
        var assembly = typeof(RecordingPage).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return new(name[Prefix.Length..], bytes);
        }
    }
}
