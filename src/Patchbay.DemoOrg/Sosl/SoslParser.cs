using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Soql;

namespace Patchbay.DemoOrg.Sosl;

/// <summary>Reads <c>FIND {term} IN PHONE FIELDS RETURNING Contact(Id, Name WHERE … LIMIT 5), Lead</c>. Reference: rest-call-logging §7.</summary>
internal sealed class SoslParser(string text)
{
    private static readonly string[] _scopes = ["ALL", "NAME", "EMAIL", "PHONE"];

    private int _at;

    /// <summary>Reads a search.</summary>
    /// <returns>Null when it cannot be read; then <paramref name="error"/> says why. Never throws.</returns>
    public static SoslQuery? Parse(string text, out ApiError? error)
    {
        error = null;
        if (text.Length <= 100_000 && new SoslParser(text).Read() is { } query)
            return query;
        error = new ApiError("MALFORMED_SEARCH", $"The search cannot be read: {text[..Math.Min(text.Length, 80)]}");
        return null;
    }

    private SoslQuery? Read()
    {
        if (!Take("FIND") || ReadTerm() is not { } term)
            return null;
        var scope = "ALL";
        if (Take("IN"))
        {
            scope = _scopes.FirstOrDefault(Take) ?? "";
            if (scope.Length == 0 || !Take("FIELDS"))
                return null;
        }

        if (!Take("RETURNING"))
            return null;
        var returning = ImmutableArray.CreateBuilder<SoslReturning>();
        do
        {
            if (ReadReturning() is not { } item)
                return null;
            returning.Add(item);
        }
        while (TakeSymbol(','));
        var limit = Take("LIMIT") ? ReadNumber() : null;
        Skip();
        return _at == text.Length ? new SoslQuery(term, scope, returning.ToImmutable(), limit) : null;
    }

    private string? ReadTerm()
    {
        if (!TakeSymbol('{'))
            return null;
        var term = new StringBuilder();
        for (; _at < text.Length && text[_at] != '}'; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
                _at++;
            term.Append(text[_at]);
        }

        return TakeSymbol('}') ? term.ToString().Trim() : null;
    }

    private SoslReturning? ReadReturning()
    {
        var name = ReadWord();
        if (name.Length == 0)
            return null;
        if (!TakeSymbol('('))
            return new SoslReturning(name, "Id", "", "");
        var start = _at;
        var depth = 1;
        for (var quoted = false; _at < text.Length && depth > 0; _at++)
        {
            if (text[_at] == '\\' && quoted)
                _at++;
            else if (text[_at] == '\'')
                quoted = !quoted;
            else if (!quoted)
                depth += text[_at] switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return depth > 0 || _at > text.Length ? null : Split(name, text[start..(_at - 1)]);
    }

    // Uses the query's own lexer, so that a word inside a text does not count.
    private static SoslReturning? Split(string name, string inner)
    {
        if (new SoqlLexer(inner).ReadAll(out _) is not { } tokens)
            return null;
        var tail = tokens.FirstOrDefault(token => token.Is("ORDER") || token.Is("LIMIT") || token.Is("OFFSET"), tokens[^1]).At;
        var where = tokens.FirstOrDefault(token => token.Is("WHERE"), tokens[^1]);
        var fields = inner[..Math.Min(where.At, tail)].Trim();
        var condition = where.At < tail ? inner[(where.At + "WHERE".Length)..tail].Trim() : "";
        return fields.Length == 0 ? null : new SoslReturning(name, fields, condition, inner[tail..].Trim());
    }

    private int? ReadNumber() =>
        int.TryParse(ReadWord(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string ReadWord()
    {
        Skip();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
            _at++;
        return text[start.._at];
    }

    private bool Take(string word)
    {
        Skip();
        var before = _at;
        if (ReadWord().Equals(word, StringComparison.OrdinalIgnoreCase))
            return true;
        _at = before;
        return false;
    }

    private bool TakeSymbol(char symbol)
    {
        Skip();
        if (_at >= text.Length || text[_at] != symbol)
            return false;
        _at++;
        return true;
    }

    private void Skip()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
    }
}
