namespace Patchbay.Audit.Metadata;

/// <summary>Script of custom buttons and links that run JavaScript: a usual home of the Classic toolkits.</summary>
internal static class ButtonScript
{
    // The references of XML, each padded to its length, so that places stay.
    private static readonly (string Reference, string Character)[] References =
        [("&quot;", "\"     "), ("&apos;", "'     "), ("&#39;", "'    "), ("&lt;", "<   "), ("&gt;", ">   "), ("&amp;", "&    ")];

    /// <summary>Finds the scripts of a file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Texts as long as the file's, blank where there is no script.</returns>
    internal static IEnumerable<string> In(MetadataFile file)
    {
        var links = file.Type is "WebLink" or "CustomPageWebLink" ? [file.Root] : file.Root.All("webLinks");
        return from link in links
               where link["openType"] == "onClickJavaScript" || link["linkType"] == "javascript"
               let url = link.Child("url")
               where url is not null
               select Only(file, url);
    }

    private static string Only(MetadataFile file, MetaElement url)
    {
        var text = file.Lines.Text;
        var start = text.IndexOf('>', file.Lines.Offset(url.Line, url.Column)) + 1;
        var end = text.IndexOf("</", start, StringComparison.Ordinal);
        if (start == 0 || end < start) return "";
        var script = text[start..end];
        foreach (var (reference, character) in References) script = script.Replace(reference, character, StringComparison.Ordinal);
        return Blank(text[..start]) + script + Blank(text[end..]);
    }

    private static string Blank(string text) => string.Concat(text.Select(c => c is '\n' or '\r' ? c : ' '));
}
