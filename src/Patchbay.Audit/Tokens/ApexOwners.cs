namespace Patchbay.Audit.Tokens;

/// <summary>What tokens tell of the objects that fields of Apex belong to: declared names, creations, and the objects of queries.</summary>
internal sealed class ApexOwners
{
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "return", "new", "else", "throw", "insert", "update", "upsert", "delete", "undelete", "merge", "instanceof", "in", "from", "where", "and", "or", "select", "by", "order", "case", "when",
    };

    private readonly Dictionary<string, string> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Stack<(string Type, int Depth)> _creations = new();
    private readonly Token[] _last = new Token[3];
    private int _depth;

    /// <summary>The object that is created around this place: <c>new Task(…)</c>; null when none is.</summary>
    internal string? Created => _creations.TryPeek(out var creation) && creation.Depth == _depth ? creation.Type : null;

    /// <summary>The declared type in front of a dot, or the name there when none is declared; null when it is no name.</summary>
    internal string? BeforeDot => _last[0].Is(".") || _last[0].Is("?.") ? _last[1].Kind == TokenKind.Word ? _types.GetValueOrDefault(_last[1].Value, _last[1].Value) : "" : null;

    /// <summary>Takes the next token.</summary>
    internal void Take(Token token)
    {
        if (token.Is("("))
        {
            _depth++;
            if (_last[0].Kind == TokenKind.Word && IsWord(_last[1], "new")) _creations.Push((_last[0].Value, _depth));
        }
        else if (token.Is(")"))
        {
            if (_creations.TryPeek(out var creation) && creation.Depth == _depth) _creations.Pop();
            _depth--;
        }
        else if (token.Kind == TokenKind.Mark && token.Value is "=" or ";" or "," or ":" or "{" || IsWord(token, "in"))
            Declare();
        if (token.Is(")")) Declare();
        (_last[2], _last[1], _last[0]) = (_last[1], _last[0], token);
    }

    private static bool IsWord(Token token, string word) => token.Kind == TokenKind.Word && string.Equals(token.Value, word, StringComparison.OrdinalIgnoreCase);

    // Type name, and List<Type> name: the type that the name's fields are of.
    private void Declare()
    {
        if (_last[0].Kind != TokenKind.Word) return;
        var type = _last[1].Is(">") ? _last[2] : _last[1];
        if (type.Kind == TokenKind.Word && !Keywords.Contains(type.Value)) _types[_last[0].Value] = type.Value;
    }
}
