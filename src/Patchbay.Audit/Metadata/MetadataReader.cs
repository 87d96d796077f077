using System.Text;
using System.Xml;
using Patchbay.Audit.Text;

namespace Patchbay.Audit.Metadata;

/// <summary>Reads XML with line numbers. No document types, no entities of its own, nothing from elsewhere.</summary>
internal static class MetadataReader
{
    private const int MostDepth = 100;
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 50_000_000,
        MaxCharactersFromEntities = 1_000_000,
    };

    /// <summary>Reads a file as far as it goes.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="text">All of it.</param>
    /// <param name="fault">What is wrong with it, when something is; the result then holds what came before.</param>
    /// <returns>Null when there is not even a first element.</returns>
    internal static MetadataFile? Read(string path, string text, out string? fault)
    {
        var open = new Stack<(MetaElement Element, StringBuilder Text)>();
        MetaElement? root = null;
        fault = null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart()), Settings);
            var skipped = Skipped(text);
            while (reader.Read()) Take(reader, skipped, open, ref root);
        }
        catch (XmlException broken)
        {
            fault = $"broken XML in line {broken.LineNumber + Skipped(text)}";
            while (open.TryPop(out var left)) left.Element.Value = left.Text.ToString().Trim();
        }

        return root is null ? null : new(path, root, new TextLines(text));
    }

    // A declaration must come first, yet some files start with empty lines.
    private static int Skipped(string text) => text.AsSpan(0, text.Length - text.TrimStart().Length).Count('\n');

    private static void Take(XmlReader reader, int skipped, Stack<(MetaElement Element, StringBuilder Text)> open, ref MetaElement? root)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var element = Start(reader, skipped);
                root ??= element;
                if (open.TryPeek(out var parent)) parent.Element.Children.Add(element);
                if (reader.IsEmptyElement) break;
                if (open.Count >= MostDepth) throw new XmlException($"more than {MostDepth} levels", null, element.Line, element.Column);
                open.Push((element, new()));
                break;
            case XmlNodeType.EndElement:
                var (ended, text) = open.Pop();
                ended.Value = text.ToString().Trim();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when open.Count > 0:
                open.Peek().Text.Append(reader.Value);
                break;
        }
    }

    private static MetaElement Start(XmlReader reader, int skipped)
    {
        var at = (IXmlLineInfo)reader;
        // The reader points to the name; the expression starts with its bracket.
        var element = new MetaElement { Name = reader.LocalName, Space = reader.NamespaceURI, Line = at.LineNumber + skipped, Column = Math.Max(1, at.LinePosition - 1) };
        while (reader.MoveToNextAttribute()) element.Attributes[reader.LocalName] = reader.Value;
        reader.MoveToElement();
        return element;
    }
}
