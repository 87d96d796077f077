using System.Buffers;
using System.Text;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Soql;

/// <summary>Cuts a query into tokens.</summary>
internal ref struct SoqlLexer(string query)
{
    private static readonly string[] _symbols = ["<=", ">=", "!=", "<>", "=", "<", ">", "(", ")", ",", ".", ":"];

    private static readonly SearchValues<char> _numberParts = SearchValues.Create("0123456789.");

    private int _at;

    /// <summary>Reads every token; the last one is the end.</summary>
    /// <returns>Null when a character or a text makes no sense; then <paramref name="error"/> says where. Never throws.</returns>
    public List<SoqlToken>? ReadAll(out ApiError? error)
    {
        error = null;
        var tokens = new List<SoqlToken>();
        while (true)
        {
            while (_at < query.Length && char.IsWhiteSpace(query[_at]))
                _at++;
            if (_at >= query.Length)
            {
                tokens.Add(new SoqlToken(SoqlTokenKind.End, "<EOF>", query.Length));
                return tokens;
            }

            if (Read() is not { } token)
            {
                error = SoqlErrors.Malformed(query, _at, $"unexpected token: '{query[Math.Min(_at, query.Length - 1)]}'");
                return null;
            }

            tokens.Add(token);
        }
    }

    private SoqlToken? Read()
    {
        var first = query[_at];
        if (first == '\'')
            return ReadText();
        if (char.IsAsciiDigit(first) || (first is '-' or '+' && _at + 1 < query.Length && char.IsAsciiDigit(query[_at + 1])))
            return ReadNumber();
        return char.IsAsciiLetter(first) ? ReadWord() : ReadSymbol();
    }

    private SoqlToken ReadWord()
    {
        var start = _at;
        while (_at < query.Length && (char.IsAsciiLetterOrDigit(query[_at]) || query[_at] == '_'))
            _at++;
        return new SoqlToken(SoqlTokenKind.Word, query[start.._at], start);
    }

    private SoqlToken? ReadSymbol()
    {
        foreach (var symbol in _symbols)
        {
            if (string.CompareOrdinal(query, _at, symbol, 0, symbol.Length) != 0)
                continue;
            _at += symbol.Length;
            return new SoqlToken(SoqlTokenKind.Symbol, symbol, _at - symbol.Length);
        }

        return null;
    }

    private SoqlToken? ReadNumber()
    {
        var start = _at++;
        while (_at < query.Length && (char.IsAsciiLetterOrDigit(query[_at]) || query[_at] is '.' or ':' or '-' or '+'))
            _at++;
        var text = query[start.._at];
        if (OrgTime.TryParseDay(text, out _))
            return new SoqlToken(SoqlTokenKind.Day, text, start);
        if (OrgTime.TryParseMoment(text, out _))
            return new SoqlToken(SoqlTokenKind.Moment, text, start);
        if (text.AsSpan().TrimStart("+-").ContainsAnyExcept(_numberParts) || text.AsSpan().Count('.') > 1 || text.Length > 20)
        {
            _at = start;
            return null;
        }

        return new SoqlToken(SoqlTokenKind.Number, text, start);
    }

    // Reference: SOQL quoted string escapes \n \r \t \b \f \" \' \\ and, for LIKE, \_ and \% which stay escaped.
    private SoqlToken? ReadText()
    {
        var start = _at++;
        var text = new StringBuilder();
        while (_at < query.Length && query[_at] != '\'')
        {
            var next = query[_at++];
            if (next != '\\')
            {
                text.Append(next);
                continue;
            }

            if (_at >= query.Length || Unescape(query[_at]) is not { } unescaped)
                return null;
            text.Append(unescaped);
            _at++;
        }

        if (_at >= query.Length)
            return null;
        _at++;
        return new SoqlToken(SoqlTokenKind.Text, text.ToString(), start);
    }

    private static string? Unescape(char escaped) => escaped switch
    {
        'n' or 'N' => "\n",
        'r' or 'R' => "\r",
        't' or 'T' => "\t",
        'b' or 'B' => "\b",
        'f' or 'F' => "\f",
        '\'' => "'",
        '"' => "\"",
        '\\' => "\\",
        '%' => "\\%",
        '_' => "\\_",
        _ => null,
    };
}
