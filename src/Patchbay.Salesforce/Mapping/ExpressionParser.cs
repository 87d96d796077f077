using System.Globalization;
using System.Text;
using Patchbay.Runtime.Settings;

namespace Patchbay.Salesforce.Mapping;

/// <summary>Reads an expression. Recursive descent over one line of text.</summary>
internal ref struct ExpressionParser
{
    private const int Longest = 4000;
    private const int Deepest = 20;

    private readonly ReadOnlySpan<char> text;
    private int place;
    private int depth;

    private ExpressionParser(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>Reads it.</summary>
    /// <param name="text">The expression.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="MappingFault">It is none, or names a fact or function that does not exist.</exception>
    internal static Expression Parse(string text)
    {
        if (text.Length > Longest) throw new MappingFault($"An expression has at most {Longest} characters.");
        var parser = new ExpressionParser(text);
        var expression = parser.ReadValue();
        parser.SkipSpaces();
        return parser.place == text.Length ? expression : throw parser.Wrong("there is something after the end of it");
    }

    private Expression ReadValue()
    {
        if (++depth > Deepest) throw new MappingFault($"An expression is nested at most {Deepest} deep.");
        SkipSpaces();
        if (place == text.Length) throw Wrong("a value is missing");
        var value = text[place] switch
        {
            '\'' or '"' => new Expression.Constant(ReadText()),
            '-' or (>= '0' and <= '9') => new Expression.Constant(ReadNumber()),
            var c when char.IsAsciiLetter(c) => ReadName(),
            _ => throw Wrong("a value is missing"),
        };
        depth--;
        return value;
    }

    private Expression ReadName()
    {
        var start = place;
        while (place < text.Length && (char.IsAsciiLetterOrDigit(text[place]) || text[place] is '.' or '_' or '-')) place++;
        var name = text[start..place].ToString();
        SkipSpaces();
        if (place < text.Length && text[place] == '(') return ReadCall(name);
        return name switch
        {
            "true" => new Expression.Constant(true),
            "false" => new Expression.Constant(false),
            "null" => new Expression.Constant(null),
            _ when Facts.Find(name) is { } fact => new Expression.Fact(fact),
            _ => throw new MappingFault($"There is no fact {name}; a text is written in quotes.{NearestNames.Words(name, Facts.Known.Keys)}"),
        };
    }

    private Expression.Call ReadCall(string name)
    {
        if (!MappingFunction.Known.TryGetValue(name, out var function))
            throw new MappingFault($"There is no function {name}.{NearestNames.Words(name, MappingFunction.Known.Keys)}");
        var arguments = new List<Expression>();
        place++;
        SkipSpaces();
        if (place < text.Length && text[place] == ')') place++;
        else ReadArguments(arguments);
        return arguments.Count >= function.Least && arguments.Count <= function.Most
            ? new(function, arguments)
            : throw new MappingFault(function.Least == function.Most ? $"{name} takes {function.Least} values." : $"{name} takes {function.Least} to {function.Most} values.");
    }

    private void ReadArguments(List<Expression> arguments)
    {
        while (true)
        {
            arguments.Add(ReadValue());
            SkipSpaces();
            if (place == text.Length) throw Wrong("a closing bracket is missing");
            var next = text[place++];
            if (next == ')') return;
            if (next != ',') throw Wrong("a comma or a closing bracket is missing");
        }
    }

    private string ReadText()
    {
        var quote = text[place++];
        var read = new StringBuilder();
        while (place < text.Length)
        {
            var c = text[place++];
            if (c == '\\' && place < text.Length) read.Append(text[place++]);
            else if (c == quote) return read.ToString();
            else read.Append(c);
        }

        throw Wrong("a quote is not closed");
    }

    private long ReadNumber()
    {
        var start = place++;
        while (place < text.Length && char.IsAsciiDigit(text[place])) place++;
        return long.TryParse(text[start..place], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong("a number is too long");
    }

    private void SkipSpaces()
    {
        while (place < text.Length && char.IsWhiteSpace(text[place])) place++;
    }

    private readonly MappingFault Wrong(string what) => new($"In the expression {text} {what}, at character {place + 1}.");
}
