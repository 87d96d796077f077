using System.Collections.Immutable;

namespace Patchbay.Audit.Text;

/// <summary>The code at some places of a text that is too large to be held: one more pass keeps what stands there.</summary>
internal sealed class DistantLines : ICodeLines
{
    private const int Before = 40;
    private const int After = 120;
    private readonly Dictionary<(int Line, int Column), string> _pieces = [];
    private readonly List<Piece> _open = [];
    private readonly char[] _recent = new char[Before];
    private int _recentCount;
    private int _line = 1;
    private int _column = 1;

    /// <summary>Reads the text once.</summary>
    /// <param name="source">All of it.</param>
    /// <param name="places">Lines and columns that will be asked for.</param>
    internal DistantLines(TextReader source, IEnumerable<(int Line, int Column)> places)
    {
        var wanted = new Queue<(int Line, int Column)>(places.Distinct().Order());
        var buffer = new char[32768];
        var wasReturn = false;
        while ((wanted.Count > 0 || _open.Count > 0) && source.Read(buffer) is > 0 and var read)
        {
            foreach (var c in buffer.AsSpan(0, read))
            {
                // A carriage return before a line feed is part of that line's end.
                if (wasReturn && c != '\n') EndLine();
                wasReturn = c == '\r';
                while (wanted.TryPeek(out var next) && (next.Line < _line || (next.Line == _line && next.Column <= _column))) Open(wanted.Dequeue());
                if (c == '\n') EndLine();
                else if (!wasReturn) Take(c);
            }
        }

        EndLine();
    }

    /// <inheritdoc/>
    public string Snippet(int line, int column) => _pieces.GetValueOrDefault((line, column), "");

    /// <inheritdoc/>
    public ImmutableArray<string> Around(TextPlace place, int around, out int first)
    {
        first = place.Line;
        return Snippet(place.Line, place.Column) is { Length: > 0 } piece ? [piece] : [];
    }

    private void Open((int Line, int Column) place)
    {
        var from = Math.Min(_recentCount, _recent.Length);
        var start = new char[from];
        for (var at = 0; at < from; at++) start[at] = _recent[(_recentCount - from + at) % _recent.Length];
        _open.Add(new(place, new(start), _recentCount > _recent.Length));
    }

    private void Take(char c)
    {
        for (var at = _open.Count - 1; at >= 0; at--)
        {
            _open[at].Text.Append(c);
            if (_open[at].Text.Length >= Before + After) Close(at, isCut: true);
        }

        _recent[_recentCount % _recent.Length] = c;
        _recentCount++;
        _column++;
    }

    private void EndLine()
    {
        for (var at = _open.Count - 1; at >= 0; at--) Close(at, isCut: false);
        (_line, _column, _recentCount) = (_line + 1, 1, 0);
    }

    private void Close(int at, bool isCut)
    {
        var piece = _open[at];
        _pieces[piece.Place] = $"{(piece.IsCut ? "…" : "")}{piece.Text.ToString().TrimEnd()}{(isCut ? "…" : "")}";
        _open.RemoveAt(at);
    }

    private sealed class Piece((int Line, int Column) place, string start, bool isCut)
    {
        public (int Line, int Column) Place { get; } = place;

        public System.Text.StringBuilder Text { get; } = new(start);

        public bool IsCut { get; } = isCut;
    }
}
