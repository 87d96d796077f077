using System.Collections.Immutable;
using System.Globalization;

namespace Patchbay.DemoOrg.Soql;

/// <summary>Reads what stands after WHERE.</summary>
internal sealed class SoqlConditionParser(SoqlTokenReader tokens)
{
    // Deeper brackets than anyone writes; keeps a hostile query from exhausting the stack.
    private const int MostNesting = 40;

    private static readonly string[] _operators = ["=", "!=", "<>", "<", "<=", ">", ">="];

    private static readonly string[] _countedDays = ["LAST_N_DAYS", "NEXT_N_DAYS"];

    private static readonly string[] _relativeDays =
        ["YESTERDAY", "TODAY", "TOMORROW", "LAST_7_DAYS", "THIS_WEEK", "LAST_WEEK", "THIS_MONTH", "LAST_MONTH", "THIS_YEAR", "LAST_YEAR"];

    private int _depth;

    public static SoqlCondition? Read(SoqlTokenReader tokens) => new SoqlConditionParser(tokens).ReadExpression();

    private SoqlCondition? ReadExpression()
    {
        if (++_depth > MostNesting)
            return tokens.Refuse<SoqlCondition>(tokens.Current.At, "the condition is nested too deeply");
        if (ReadTerm() is not { } first)
            return null;
        var result = first;
        if (tokens.Current.Is("AND") || tokens.Current.Is("OR"))
        {
            // The platform refuses AND and OR side by side without brackets.
            var word = tokens.Current.Value;
            var parts = ImmutableArray.CreateBuilder<SoqlCondition>();
            parts.Add(first);
            while (tokens.Take(word))
            {
                if (ReadTerm() is not { } next)
                    return null;
                parts.Add(next);
            }

            if (tokens.Current.Is("AND") || tokens.Current.Is("OR"))
                return tokens.Unexpected<SoqlCondition>();
            result = new SoqlGroup(string.Equals(word, "AND", StringComparison.OrdinalIgnoreCase), parts.ToImmutable());
        }

        _depth--;
        return result;
    }

    private SoqlCondition? ReadTerm()
    {
        if (tokens.Take("NOT"))
        {
            if (++_depth > MostNesting)
                return tokens.Refuse<SoqlCondition>(tokens.Current.At, "the condition is nested too deeply");
            var inner = ReadTerm();
            _depth--;
            return inner is null ? null : new SoqlNot(inner);
        }

        if (!tokens.Take("("))
            return ReadComparison();
        var expression = ReadExpression();
        return expression is not null && tokens.Expect(")") ? expression : null;
    }

    private SoqlCondition? ReadComparison()
    {
        if (tokens.ReadPath() is not { } path)
            return null;
        if (tokens.Take("IN"))
            return ReadIn(path, negated: false);
        if (tokens.Current.Is("NOT") && tokens.Next.Is("IN"))
        {
            tokens.Skip(2);
            return ReadIn(path, negated: true);
        }

        if (tokens.Take("LIKE"))
            return ReadLiteral() is { } pattern ? new SoqlComparison(path, "LIKE", pattern) : null;
        if (!_operators.Any(tokens.Current.Is))
            return tokens.Unexpected<SoqlCondition>();
        var sign = tokens.Current.Value == "<>" ? "!=" : tokens.Current.Value;
        tokens.Skip(1);
        return ReadLiteral() is { } value ? new SoqlComparison(path, sign, value) : null;
    }

    private SoqlCondition? ReadIn(FieldPath path, bool negated)
    {
        if (!tokens.Expect("("))
            return null;
        if (tokens.Current.Is("SELECT"))
        {
            if (++_depth > MostNesting)
                return tokens.Refuse<SoqlCondition>(tokens.Current.At, "the condition is nested too deeply");
            var query = SoqlParser.ReadNested(tokens);
            _depth--;
            return query is not null && tokens.Expect(")") ? new SoqlInQuery(path, negated, query) : null;
        }

        var values = ImmutableArray.CreateBuilder<SoqlLiteral>();
        do
        {
            if (ReadLiteral() is not { } value)
                return null;
            values.Add(value);
        }
        while (tokens.Take(","));
        return tokens.Expect(")") ? new SoqlIn(path, negated, values.ToImmutable()) : null;
    }

    private SoqlLiteral? ReadLiteral()
    {
        var token = tokens.Current;
        tokens.Skip(1);
        switch (token.Kind)
        {
            case SoqlTokenKind.Text:
                return new SoqlLiteral(SoqlLiteralKind.Text, token.Value, token.At);
            case SoqlTokenKind.Number:
                return new SoqlLiteral(SoqlLiteralKind.Number, token.Value, token.At);
            case SoqlTokenKind.Day:
                return new SoqlLiteral(SoqlLiteralKind.Day, token.Value, token.At);
            case SoqlTokenKind.Moment:
                return new SoqlLiteral(SoqlLiteralKind.Moment, token.Value, token.At);
            case SoqlTokenKind.Word when ReadNamed(token) is { } named:
                return named;
            default:
                return tokens.Refuse<SoqlLiteral>(token.At, $"unexpected token: '{token.Value}'");
        }
    }

    private SoqlLiteral? ReadNamed(SoqlToken token)
    {
        var word = token.Value.ToUpperInvariant();
        if (word is "TRUE" or "FALSE")
            return new SoqlLiteral(SoqlLiteralKind.Flag, word, token.At);
        if (word == "NULL")
            return new SoqlLiteral(SoqlLiteralKind.Null, word, token.At);
        if (_relativeDays.Contains(word))
            return new SoqlLiteral(SoqlLiteralKind.RelativeDay, word, token.At);
        if (!_countedDays.Contains(word) || !tokens.Take(":")
            || !int.TryParse(tokens.Current.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 9999)
        {
            return null;
        }

        tokens.Skip(1);
        return new SoqlLiteral(SoqlLiteralKind.RelativeDay, word, token.At, days);
    }
}
