using Patchbay.Audit.Text;

namespace Patchbay.Audit.Metadata;

/// <summary>A parsed metadata file.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Root">Its outermost element.</param>
/// <param name="Lines">Its text.</param>
internal sealed record MetadataFile(string Path, MetaElement Root, TextLines Lines)
{
    /// <summary>The type: the outermost element.</summary>
    public string Type => Root.Name;

    /// <summary>Name of the component: the file's name without its endings.</summary>
    public string FullName { get; } = NameOf(Path);

    /// <summary>The object it belongs to: the folder below <c>objects</c>, or the file's own name for files of whole objects.</summary>
    public string ObjectName { get; } = ObjectOf(Path);

    /// <summary>Where an element starts.</summary>
    internal static TextPlace StartOf(MetaElement element) => TextPlace.Of(element.Line, element.Column, element.Name.Length + 1);

    /// <summary>Where a word stands in an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="word">The word.</param>
    /// <param name="number">Which of its occurrences, from 0.</param>
    /// <returns>The element's start when it is not written there as such.</returns>
    internal TextPlace PlaceOf(MetaElement element, string word, int number = 0)
    {
        // The search starts behind the opening tag: the word may be its name, too.
        var at = Lines.Offset(element.Line, element.Column);
        at = Lines.Text.IndexOf('>', at);
        for (; at >= 0 && number >= 0; number--)
        {
            at = Lines.Text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase);
        }

        return at < 0 ? StartOf(element) : Lines.Place(at, word.Length);
    }

    private static string ObjectOf(string path)
    {
        var parts = path.Split('/');
        var at = Array.LastIndexOf(parts, "objects");
        if (at >= 0 && at + 2 < parts.Length) return parts[at + 1];
        return NameOf(path);
    }

    private static string NameOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name.EndsWith("-meta.xml", StringComparison.OrdinalIgnoreCase)) name = name[..^"-meta.xml".Length];
        var dot = name.LastIndexOf('.');
        return Uri.UnescapeDataString(dot > 0 ? name[..dot] : name);
    }
}
