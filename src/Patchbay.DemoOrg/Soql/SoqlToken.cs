namespace Patchbay.DemoOrg.Soql;

internal enum SoqlTokenKind
{
    Word,
    Text,
    Number,
    Moment,
    Day,
    Symbol,
    End,
}

/// <summary>A piece of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Words and symbols as written; text without quotes and escapes.</param>
/// <param name="At">Offset in the query, from 0.</param>
internal readonly record struct SoqlToken(SoqlTokenKind Kind, string Value, int At)
{
    public bool Is(string symbolOrWord) => Kind is SoqlTokenKind.Word or SoqlTokenKind.Symbol
        && string.Equals(Value, symbolOrWord, StringComparison.OrdinalIgnoreCase);
}
