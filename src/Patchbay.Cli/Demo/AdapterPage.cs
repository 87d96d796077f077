using System.Text.RegularExpressions;

namespace Patchbay.Cli.Demo;

/// <summary>Makes an adapter's page ready for a browser without Salesforce: it tells what goes wrong in it, and Visualforce is read as far as it is HTML.</summary>
internal static partial class AdapterPage
{
    /// <summary>A script beside the page that connects the simulator to an adapter which must not change.</summary>
    internal const string SimulatorScript = "patchbay-simulator.js";

    /// <summary>Where the script is that tells the log what the page throws.</summary>
    internal const string WatchPath = "/patchbay-watch.js";

    private static readonly string[] _visualforce = [".page", ".vf", ".cmp"];

    /// <summary>Tells whether a browser shows this file as a page.</summary>
    internal static bool IsPage(string name) => IsVisualforce(name) || Path.GetExtension(name).ToUpperInvariant() is ".HTML" or ".HTM";

    /// <summary>The page as the browser gets it.</summary>
    /// <param name="html">What stands in the file, a character for each byte.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="hasSimulatorScript">True loads <see cref="SimulatorScript"/> after the page.</param>
    internal static string Prepare(string html, string name, bool hasSimulatorScript)
    {
        // Two bytes for each character: nothing can be put in between.
        if (html.StartsWith("\u00FF\u00FE", StringComparison.Ordinal) || html.StartsWith("\u00FE\u00FF", StringComparison.Ordinal)) return html;
        var (page, dropped) = IsVisualforce(name) ? ReadVisualforce(html) : (html, []);
        var noted = dropped.Length is 0 ? "" : $" data-dropped=\"{string.Join(", ", dropped)}\"";
        // After the type of the document, which must come first, and before any other script.
        var at = StartOfPage().Match(page) is { Success: true } start ? start.Index + start.Length : 0;
        page = page.Insert(at, $"<script src=\"{WatchPath}\"{noted}></script>");
        return hasSimulatorScript ? $"{page}\n<script src=\"/{SimulatorScript}\"></script>\n" : page;
    }

    private static bool IsVisualforce(string name) => _visualforce.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    // Two components are but another way to write a tag. What stands inside the others stays, as far as it is HTML.
    private static (string Page, string[] Dropped) ReadVisualforce(string page)
    {
        var html = IncludedScript().Replace(page, "<script src=\"$1\"></script>");
        html = Stylesheet().Replace(html, "<link rel=\"stylesheet\" href=\"$1\">");
        var dropped = Component().Matches(html).Select(static one => one.Groups[1].Value).Where(static one => one != "apex:page").Distinct().Order(StringComparer.Ordinal).ToArray();
        return (Component().Replace(html, ""), dropped);
    }

    [GeneratedRegex("""^(\u00EF\u00BB\u00BF)?\s*(<!doctype[^>]*>)?\s*(<html[^>]*>)?\s*(<head[^>]*>)?""", RegexOptions.IgnoreCase)]
    private static partial Regex StartOfPage();

    [GeneratedRegex("""<apex:includeScript\s[^>]*?value="([^"{]*)"[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex IncludedScript();

    [GeneratedRegex("""<apex:stylesheet\s[^>]*?value="([^"{]*)"[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Stylesheet();

    [GeneratedRegex("""</?([a-z]\w*:\w+)(\s(?:"[^"]*"|'[^']*'|[^>"'])*)?>""", RegexOptions.IgnoreCase)]
    private static partial Regex Component();
}
