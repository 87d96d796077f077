using System.Xml;
using Patchbay.Audit.Text;

namespace Patchbay.Audit.Metadata;

/// <summary>Reads XML with line numbers. No document types, no entities of its own, nothing from elsewhere.</summary>
internal static class MetadataReader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 1_000_000_000,
        MaxCharactersFromEntities = 1_000_000,
    };

    /// <summary>Reads a file as far as it goes.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="text">All of it.</param>
    /// <param name="fault">What is wrong with it, when something is; the result then holds what came before.</param>
    /// <returns>Null when there is not even a first element.</returns>
    internal static MetadataFile? Read(string path, string text, out string? fault)
    {
        var trimmed = text.TrimStart();
        // A declaration must come first, yet some files start with empty lines.
        var skipped = text.AsSpan(0, text.Length - trimmed.Length).Count('\n');
        return Read(new StringReader(trimmed), new ElementTree(skipped, null), out fault) is { } root ? new(path, root, new TextLines(text)) : null;
    }

    /// <summary>Reads a file that is too large to be held: of its outermost element, only the parts of interest.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="source">All of it.</param>
    /// <param name="isOfInterest">Asked for each value in a part.</param>
    /// <param name="fault">What is wrong with it, when something is; the result then holds what came before.</param>
    /// <returns>Null when there is not even a first element. Its lines are not held.</returns>
    internal static MetadataFile? ReadParts(string path, TextReader source, Func<string, bool> isOfInterest, out string? fault) =>
        Read(source, new ElementTree(0, isOfInterest), out fault) is { } root ? new(path, root, new TextLines("")) : null;

    private static MetaElement? Read(TextReader source, ElementTree tree, out string? fault)
    {
        fault = null;
        try
        {
            using var reader = XmlReader.Create(source, Settings);
            while (reader.Read()) tree.Take(reader);
        }
        catch (XmlException broken)
        {
            fault = $"broken XML in line {broken.LineNumber + tree.SkippedLines}";
            tree.CloseAll();
        }

        return tree.Root;
    }
}
