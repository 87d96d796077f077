using System.Text.RegularExpressions;
using Patchbay.Audit.Parsing;
using Patchbay.Audit.Surface;
using Patchbay.Audit.Text;

namespace Patchbay.Audit.Tokens;

/// <summary>Finds uses in markup by tokens: components, addresses of scripts, and the scripts in it. Comments are no markup.</summary>
internal static partial class MarkupTokens
{
    /// <summary>Reads markup.</summary>
    /// <param name="text">All of it.</param>
    /// <param name="surface">All names.</param>
    internal static IReadOnlyList<ParsedUse> Find(string text, SurfaceCatalog surface)
    {
        var markup = Comment().Replace(text, static comment => Blank(comment.Value));
        var lines = new TextLines(markup);
        return [.. Components(markup, lines, surface), .. Includes(markup, lines, surface), .. new ScriptTokens(surface).Find(new StringReader(ScriptsOf(markup)))];
    }

    private static IEnumerable<ParsedUse> Components(string markup, TextLines lines, SurfaceCatalog surface) =>
        from System.Text.RegularExpressions.Match tag in Tag().Matches(markup)
        let api = surface.Markup.FirstOrDefault(name => string.Equals(name, tag.Groups[1].Value, StringComparison.OrdinalIgnoreCase))
        where api is not null
        select Use(api, lines.Place(tag.Index, tag.Length), null, "probable");

    private static IEnumerable<ParsedUse> Includes(string markup, TextLines lines, SurfaceCatalog surface) =>
        from System.Text.RegularExpressions.Match tag in Source().Matches(markup)
        from script in surface.Scripts
        let found = script.Pattern.Match(tag.Value)
        where found.Success
        select Use(script.Api, lines.Place(tag.Index, tag.Length), found.Groups["version"].Value is { Length: > 0 } version ? version : null, "probable");

    private static ParsedUse Use(string api, TextPlace place, string? version, string confidence) =>
        new(api, place.Line, place.Column, place.EndLine, place.EndColumn, confidence, "tokens") { ApiVersion = version };

    // Everything but scripts becomes blank, so that places stay.
    private static string ScriptsOf(string markup)
    {
        var at = 0;
        var parts = new List<string>();
        foreach (System.Text.RegularExpressions.Match script in Script().Matches(markup))
        {
            var body = script.Groups[1];
            parts.Add(Blank(markup[at..body.Index]));
            parts.Add(body.Value);
            at = body.Index + body.Length;
        }

        return string.Concat(parts);
    }

    private static string Blank(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var at = 0; at < to.Length; at++) to[at] = from[at] is '\n' or '\r' ? from[at] : ' ';
    });

    [GeneratedRegex("<!--.*?(-->|$)", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<([A-Za-z][\w-]*[:-][\w-]+)")]
    private static partial Regex Tag();

    [GeneratedRegex("""<(?:script|apex:includeScript|ltng:require)\b[^>]{0,2000}""", RegexOptions.IgnoreCase)]
    private static partial Regex Source();

    [GeneratedRegex("<script[^>]*>(.*?)</script", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Script();
}
