namespace Patchbay.Audit.Parsing;

/// <summary>What a file is for the audit.</summary>
internal static class Language
{
    internal const string JavaScript = "javascript";
    internal const string TypeScript = "typescript";
    internal const string Html = "html";
    internal const string Visualforce = "visualforce";
    internal const string Aura = "aura";
    internal const string Lwc = "lwc";
    internal const string Apex = "apex";

    /// <summary>Salesforce metadata and call center files: read here, by rules.</summary>
    internal const string Metadata = "metadata";

    /// <summary>Scripts in languages that nobody parses for us.</summary>
    internal const string Script = "text";

    private static readonly Dictionary<string, string> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".js"] = JavaScript,
        [".mjs"] = JavaScript,
        [".cjs"] = JavaScript,
        [".jsx"] = JavaScript,
        [".es6"] = JavaScript,
        [".ts"] = TypeScript,
        [".tsx"] = TypeScript,
        [".mts"] = TypeScript,
        [".cts"] = TypeScript,
        [".page"] = Visualforce,
        [".component"] = Visualforce,
        [".scf"] = Visualforce,
        [".cmp"] = Aura,
        [".evt"] = Aura,
        [".intf"] = Aura,
        [".auradoc"] = "",
        [".cls"] = Apex,
        [".trigger"] = Apex,
        [".apex"] = Apex,
        [".apxc"] = Apex,
        [".apxt"] = Apex,
        [".html"] = Html,
        [".htm"] = Html,
        [".xhtml"] = Html,
        [".shtml"] = Html,
        [".vue"] = Html,
        [".svelte"] = Html,
        [".aspx"] = Html,
        [".ascx"] = Html,
        [".master"] = Html,
        [".cshtml"] = Html,
        [".razor"] = Html,
        [".jsp"] = Html,
        [".jspx"] = Html,
        [".php"] = Html,
        [".phtml"] = Html,
        [".erb"] = Html,
        [".ejs"] = Html,
        [".hbs"] = Html,
        [".handlebars"] = Html,
        [".mustache"] = Html,
        [".twig"] = Html,
        [".njk"] = Html,
        [".ftl"] = Html,
        [".tpl"] = Html,
        [".tmpl"] = Html,
        [".asp"] = Html,
        [".cljs"] = Script,
        [".cljc"] = Script,
        [".coffee"] = Script,
        [".pug"] = Script,
        [".jade"] = Script,
        [".haml"] = Script,
    };

    // Documentation, figures, styles and what tools write: names in them are mentions, not uses.
    private static readonly HashSet<string> NoSource = new(StringComparer.OrdinalIgnoreCase)
    {
        ".md", ".mdx", ".markdown", ".txt", ".rst", ".adoc", ".csv", ".tsv", ".log", ".css", ".scss", ".less", ".sass", ".map", ".lock", ".snap", ".svg", ".yml",
        ".yaml", ".toml", ".ini", ".sh", ".py", ".rb", ".java", ".cs", ".go", ".rs", ".kt", ".swift", ".c", ".h", ".cpp", ".sql", ".ipynb", ".tex", ".po", ".pot", ".properties",
        ".patch", ".diff", ".har", ".auradoc", ".pem", ".key", ".crt", ".feature", ".robot", ".ps1", ".bat", ".r", ".scala", ".clj", ".edn", ".graphql", ".proto", ".bib", ".srt",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NoSourceBySpan = NoSource.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByEndingBySpan = ByEnding.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Tells what a file is from its path alone.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>Null when only its content can tell; empty for what is no source.</returns>
    internal static string? OfPath(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        if (name.EndsWith(".d.ts", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".js.map", StringComparison.OrdinalIgnoreCase)) return "";
        if (name.EndsWith("-meta.xml", StringComparison.OrdinalIgnoreCase)) return Metadata;
        var ending = System.IO.Path.GetExtension(name);
        if (NoSourceBySpan.Contains(ending)) return "";
        var bundle = BundleOf(path);
        if (bundle is "aura" && ending is ".js" or ".cmp" or ".app" or ".evt" or ".intf" or ".design" or ".html") return Aura;
        if (bundle is "lwc" && ending is ".js" or ".html") return Lwc;
        return ByEndingBySpan.TryGetValue(ending, out var language) ? language : null;
    }

    /// <summary>Tells what a file is from its content, when its path does not.</summary>
    /// <param name="text">Its text.</param>
    internal static string OfText(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 4096)).TrimStart();
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<!--", StringComparison.Ordinal)) start = SkipProlog(start);
        if (!start.StartsWith("<", StringComparison.Ordinal)) return start.StartsWith("{\"", StringComparison.Ordinal) ? "" : JavaScript;
        if (start.StartsWith("<apex:", StringComparison.OrdinalIgnoreCase)) return Visualforce;
        if (start.StartsWith("<aura:", StringComparison.OrdinalIgnoreCase)) return Aura;
        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return Html;
        var head = start[..Math.Min(start.Length, 400)];
        return head.Contains("soap.sforce.com", StringComparison.Ordinal) || head.Contains("<callCenter>", StringComparison.Ordinal) ? Metadata : Html;
    }

    private static ReadOnlySpan<char> SkipProlog(ReadOnlySpan<char> start)
    {
        while (true)
        {
            var end = start.StartsWith("<?", StringComparison.Ordinal) ? "?>" : start.StartsWith("<!--", StringComparison.Ordinal) ? "-->" : "";
            if (end.Length == 0 || start.IndexOf(end, StringComparison.Ordinal) is not (>= 0 and var at)) return start;
            start = start[(at + end.Length)..].TrimStart();
        }
    }

    // The folder in which the folder of a file lies. Asked for every file, so without pieces.
    private static ReadOnlySpan<char> BundleOf(string path)
    {
        var file = path.LastIndexOf('/');
        var folder = file <= 0 ? -1 : path.LastIndexOf('/', file - 1);
        return folder <= 0 ? [] : path.AsSpan((path.LastIndexOf('/', folder - 1) + 1)..folder);
    }
}
