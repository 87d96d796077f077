using System.Security.Cryptography;
using System.Text;
using Patchbay.Audit.Shared;

namespace Patchbay.Audit.Pages;

/// <summary>The frame of a page that is one file: style and script are inside, and nothing else may be loaded or run.</summary>
/// <param name="Title">Title of the window.</param>
/// <param name="Contents">Links to sections: id and words.</param>
internal sealed record PageFrame(string Title, IReadOnlyList<(string Id, string Words)> Contents)
{
    private static readonly string Style = DataFile.Read("page.css");
    private static readonly string Script = DataFile.Read("page.js");

    /// <summary>Writes a page.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="sections">Its sections, made one after the other.</param>
    internal void Write(TextWriter output, IEnumerable<Markup> sections)
    {
        output.Write(Head());
        foreach (var section in sections) output.Write(section);
        output.Write(Markup.Of($"\n</main>\n<script>{Markup.Trusted(Script)}</script>\n</body>\n</html>\n"));
    }

    private Markup Head() => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>{Title}</title>
        <style>{Markup.Trusted(Style)}</style>
        </head>
        <body>
        <a class="skip" href="#start">Skip to the report</a>
        <nav aria-label="Contents"><ol>{Markup.Each(Contents, link => Markup.Of($"<li><a href=\"#{link.Id}\">{link.Words}</a></li>"))}</ol></nav>
        <main id="start">

        """);

    private static Markup Hash(string text) => Markup.Trusted("sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}
