using System.Collections.Immutable;

namespace Patchbay.Audit.Text;

/// <summary>A text with its lines, for snippets.</summary>
internal sealed class TextLines : ICodeLines
{
    private const int SnippetLength = 160;
    private readonly string _text;
    private readonly List<int> _starts = [0];

    internal TextLines(string text)
    {
        _text = text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'))) _starts.Add(at + 1);
        }
    }

    /// <summary>The text.</summary>
    internal string Text => _text;

    /// <summary>Number of lines.</summary>
    internal int Count => _starts.Count;

    /// <summary>Line and column of an offset.</summary>
    internal (int Line, int Column) At(int offset)
    {
        var index = _starts.BinarySearch(offset);
        if (index < 0) index = ~index - 1;
        return (index + 1, offset - _starts[index] + 1);
    }

    /// <summary>Offset of a line and column; the end of the text when it lies behind it.</summary>
    internal int Offset(int line, int column) => line > _starts.Count ? _text.Length : Math.Min(_text.Length, _starts[Math.Max(0, line - 1)] + column - 1);

    /// <summary>The place of a stretch.</summary>
    internal TextPlace Place(int offset, int length)
    {
        var (line, column) = At(offset);
        var (endLine, endColumn) = At(offset + length);
        return new(line, column, endLine, endColumn);
    }

    /// <inheritdoc/>
    public string Snippet(int line, int column) => Shorten(Line(line), column, SnippetLength);

    /// <inheritdoc/>
    public ImmutableArray<string> Around(TextPlace place, int around, out int first)
    {
        first = Math.Max(1, place.Line - around);
        var last = Math.Min(Count, place.Line + around);
        return last < first ? [] : [.. Enumerable.Range(first, last - first + 1).Select(line => Shorten(Line(line), line == place.Line ? place.Column : 1, SnippetLength))];
    }

    /// <summary>A line without its end; empty when there is no such line.</summary>
    internal ReadOnlySpan<char> Line(int number)
    {
        if (number < 1 || number > _starts.Count) return [];
        var start = _starts[number - 1];
        var end = number < _starts.Count ? _starts[number] : _text.Length;
        return _text.AsSpan(start, end - start).TrimEnd("\r\n");
    }

    /// <summary>Cuts a line so that a column stays in it; a cut is marked.</summary>
    internal static string Shorten(ReadOnlySpan<char> line, int column, int most)
    {
        var clean = line.TrimEnd();
        var indent = clean.Length - clean.TrimStart().Length;
        if (clean.Length - indent <= most) return clean.ToString();
        var start = Math.Clamp(column - 1 - (most / 4), 0, clean.Length - most);
        if (start > 0 && char.IsLowSurrogate(clean[start])) start++;
        var part = clean.Slice(start, Math.Min(most, clean.Length - start));
        return $"{(start > 0 ? "…" : "")}{part}{(start + most < clean.Length ? "…" : "")}";
    }
}
