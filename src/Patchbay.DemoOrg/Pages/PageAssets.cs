using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Patchbay.DemoOrg.Pages;

/// <summary>The page's files, which travel inside the assembly.</summary>
internal sealed class PageAssets
{
    private const string Prefix = "wwwroot/";

    private readonly FrozenDictionary<string, byte[]> _files = ReadAll().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The file at a path such as <c>app.css</c>; null when there is none.</summary>
    public byte[]? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Changes when the file does, so that a browser may keep it.</summary>
    public EntityTagHeaderValue Tag(string path) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(_files[path]).AsSpan(0, 8))}\"");

    public static string ContentType(string path) => Path.GetExtension(path) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private static Dictionary<string, byte[]> ReadAll()
    {
        var assembly = typeof(PageAssets).Assembly;
        var files = new Dictionary<string, byte[]>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            files[name[Prefix.Length..]] = copy.ToArray();
        }

        return files;
    }
}
