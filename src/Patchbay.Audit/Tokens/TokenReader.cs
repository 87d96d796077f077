using System.Text;

namespace Patchbay.Audit.Tokens;

/// <summary>Splits code into tokens without understanding it: it knows comments, texts, templates and regular expressions, and needs little
/// memory for files of any length. For JavaScript and its relatives, and for Apex.</summary>
/// <param name="source">The code.</param>
internal sealed class TokenReader(TextReader source)
{
    private const int LongestText = 300;
    private static readonly HashSet<string> BeforeRegex = new(StringComparer.Ordinal)
    {
        "return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "throw", "new", "instanceof", "yield", "await",
    };

    private readonly StringBuilder _value = new();
    private readonly Stack<int> _templates = new();
    private int _line = 1;
    private int _column = 1;
    private int _braces;
    private bool _regexMayFollow = true;
    private bool _afterLess;

    /// <summary>Reads the next token.</summary>
    /// <param name="token">The token.</param>
    /// <returns>False at the end.</returns>
    internal bool Read(out Token token)
    {
        while (source.Peek() is >= 0 and var next)
        {
            var (c, line, column) = ((char)next, _line, _column);
            if (char.IsWhiteSpace(c))
                Take();
            else if (c == '/')
            {
                if (Slash(line, column, out token)) return true;
            }
            else
            {
                token = c switch
                {
                    '"' or '\'' => new(TokenKind.Text, Quoted(), line, column),
                    '`' => new(TokenKind.Text, Template(), line, column),
                    '}' when _templates.TryPeek(out var depth) && depth == _braces => new(TokenKind.Text, EndOfHole(), line, column),
                    _ when IsWord(c) => Word(line, column),
                    _ => Mark(line, column),
                };
                _regexMayFollow = token.Kind == TokenKind.Word ? BeforeRegex.Contains(token.Value) : token.Kind == TokenKind.Mark && token.Value is not (")" or "]" or "}");
                _afterLess = token.Is("<");
                return true;
            }
        }

        token = default;
        return false;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '\\';

    private Token Word(int line, int column)
    {
        _value.Clear();
        while (source.Peek() is >= 0 and var next && IsWord((char)next))
        {
            var c = Take();
            if (_value.Length < LongestText) _value.Append(c);
        }

        return new(TokenKind.Word, _value.ToString(), line, column);
    }

    private Token Mark(int line, int column)
    {
        var c = Take();
        if (c == '{') _braces++;
        if (c == '}') _braces--;
        if (c != '?' || source.Peek() != '.') return new(TokenKind.Mark, c.ToString(), line, column);
        Take();
        return new(TokenKind.Mark, "?.", line, column);
    }

    // A comment gives no token; a division is a mark, a regular expression a text.
    private bool Slash(int line, int column, out Token token)
    {
        Take();
        token = new(TokenKind.Mark, "/", line, column);
        switch (source.Peek())
        {
            case '/':
                while (source.Peek() is >= 0 and not '\n') Take();
                return false;
            case '*':
                Take();
                for (var before = ' '; source.Peek() >= 0;)
                {
                    var c = Take();
                    if (before == '*' && c == '/') break;
                    before = c;
                }

                return false;
        }

        // The end of a tag, as markup in a script has it, starts no regular expression.
        if (_regexMayFollow && !_afterLess)
        {
            Regex();
            token = new(TokenKind.Text, "", line, column);
        }

        _regexMayFollow = token.Kind == TokenKind.Mark;
        return true;
    }

    private void Regex()
    {
        var inClass = false;
        while (source.Peek() is >= 0 and not '\n')
        {
            var c = Take();
            if (c == '\\' && source.Peek() is >= 0 and not '\n') Take();
            else if (c == '[') inClass = true;
            else if (c == ']') inClass = false;
            else if (c == '/' && !inClass) return;
        }
    }

    private string Quoted()
    {
        _value.Clear();
        var quote = Take();
        while (source.Peek() is >= 0 and not '\n')
        {
            var c = Take();
            if (c == quote) break;
            // A backslash at the end of a line continues the text.
            if (c == '\\' && source.Peek() >= 0) c = Take();
            if (_value.Length < LongestText) _value.Append(c);
        }

        return _value.ToString();
    }

    private string Template()
    {
        Take();
        return TemplateText();
    }

    private string EndOfHole()
    {
        _templates.Pop();
        Take();
        return TemplateText();
    }

    private string TemplateText()
    {
        _value.Clear();
        while (source.Peek() >= 0)
        {
            var c = Take();
            if (c == '`') break;
            if (c == '\\' && source.Peek() >= 0) c = Take();
            else if (c == '$' && source.Peek() == '{')
            {
                Take();
                _templates.Push(_braces);
                break;
            }

            if (_value.Length < LongestText) _value.Append(c);
        }

        return _value.ToString();
    }

    private char Take()
    {
        var c = (char)source.Read();
        // A carriage return before a line feed is part of that line's end.
        if (c == '\n' || (c == '\r' && source.Peek() != '\n')) (_line, _column) = (_line + 1, 1);
        else _column++;
        return c;
    }
}
