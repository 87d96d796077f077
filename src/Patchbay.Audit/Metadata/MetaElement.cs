namespace Patchbay.Audit.Metadata;

/// <summary>An element of an XML file with its place.</summary>
internal sealed class MetaElement
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Name without its namespace.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace; empty when none.</summary>
    public required string Space { get; init; }

    /// <summary>Line of its name, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Column of its opening bracket, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>Attributes by name.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = None;

    /// <summary>Elements in it.</summary>
    public List<MetaElement> Children { get; } = [];

    /// <summary>Its own text, trimmed.</summary>
    public string Value { get; internal set; } = "";

    /// <summary>Text of the first child of a name; empty when there is none.</summary>
    public string this[string child] => Children.Find(c => c.Name == child)?.Value ?? "";

    /// <summary>The first child of a name.</summary>
    public MetaElement? Child(string name) => Children.Find(c => c.Name == name);

    /// <summary>Children of a name.</summary>
    public IEnumerable<MetaElement> All(string name) => Children.Where(c => c.Name == name);

    /// <summary>Everything below it, in the order of the file.</summary>
    public IEnumerable<MetaElement> Below()
    {
        var open = new Stack<MetaElement>(Enumerable.Reverse(Children));
        while (open.TryPop(out var next))
        {
            yield return next;
            for (var at = next.Children.Count - 1; at >= 0; at--) open.Push(next.Children[at]);
        }
    }
}
