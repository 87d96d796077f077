using System.Text;
using System.Xml;

namespace Patchbay.Audit.Metadata;

/// <summary>Builds the tree of a file, node by node.</summary>
/// <param name="skippedLines">Lines in front of what is read.</param>
/// <param name="isOfInterest">Null keeps everything; else parts of the outermost element stay only when one of their values is of interest.</param>
internal sealed class ElementTree(int skippedLines, Func<string, bool>? isOfInterest)
{
    private const int MostDepth = 100;
    private const int LongestText = 65536;
    private readonly Stack<(MetaElement Element, StringBuilder Text)> _open = new();

    /// <summary>Lines in front of what is read.</summary>
    internal int SkippedLines => skippedLines;

    /// <summary>The outermost element; null until it came.</summary>
    internal MetaElement? Root { get; private set; }

    /// <summary>Takes the node at which the reader stands.</summary>
    /// <exception cref="XmlException">Elements lie too deep in each other.</exception>
    internal void Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Open(reader);
                break;
            case XmlNodeType.EndElement:
                Close();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when _open.Count > 0:
                AddText(reader, _open.Peek().Text);
                break;
        }
    }

    /// <summary>Ends what a broken file left open.</summary>
    internal void CloseAll()
    {
        while (_open.Count > 0) Close();
    }

    private void Open(XmlReader reader)
    {
        var element = Start(reader);
        Root ??= element;
        if (_open.TryPeek(out var parent)) parent.Element.Children.Add(element);
        if (reader.IsEmptyElement) return;
        if (_open.Count >= MostDepth) throw new XmlException($"more than {MostDepth} levels", null, element.Line, element.Column);
        _open.Push((element, new()));
    }

    private void Close()
    {
        var (ended, text) = _open.Pop();
        ended.Value = text.ToString().Trim();
        if (isOfInterest is not null && _open.Count == 1 && ended.Children.Count > 0 && !IsOfInterest(ended)) Root!.Children.RemoveAt(Root.Children.Count - 1);
    }

    private bool IsOfInterest(MetaElement part) => part.Below().Append(part).Any(e => isOfInterest!(e.Value) || e.Attributes.Values.Any(isOfInterest));

    // A single text could be as large as the file.
    private void AddText(XmlReader reader, StringBuilder text)
    {
        if (isOfInterest is null || !reader.CanReadValueChunk)
        {
            text.Append(reader.Value);
            return;
        }

        var buffer = new char[4096];
        while (text.Length < LongestText && reader.ReadValueChunk(buffer, 0, buffer.Length) is > 0 and var read) text.Append(buffer, 0, read);
    }

    private MetaElement Start(XmlReader reader)
    {
        var at = (IXmlLineInfo)reader;
        // The reader points to the name; the expression starts with its bracket.
        var (name, space, line, column) = (reader.LocalName, reader.NamespaceURI, at.LineNumber + skippedLines, Math.Max(1, at.LinePosition - 1));
        if (!reader.HasAttributes) return new() { Name = name, Space = space, Line = line, Column = column };
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute()) attributes[reader.LocalName] = reader.Value;
        reader.MoveToElement();
        return new() { Name = name, Space = space, Line = line, Column = column, Attributes = attributes };
    }
}
