using System.Collections.Immutable;

namespace Patchbay.DemoOrg.Soql;

/// <summary>Reads lists of fields and of functions of fields.</summary>
internal static class SoqlTermReader
{
    private static readonly string[] _functions = ["COUNT", "COUNT_DISTINCT", "SUM", "MIN", "MAX", "AVG", "CALENDAR_YEAR", "CALENDAR_MONTH", "DAY_ONLY"];
    private static readonly string[] _after = ["FROM", "ORDER", "LIMIT", "OFFSET", "HAVING"];

    /// <summary>Reads terms with commas between them.</summary>
    /// <returns>Null when one cannot be read; the tokens then know why.</returns>
    public static ImmutableArray<SoqlTerm>? ReadList(SoqlTokenReader tokens, bool withAliases)
    {
        var terms = ImmutableArray.CreateBuilder<SoqlTerm>();
        do
        {
            if (Read(tokens, withAliases) is not { } term)
                return null;
            terms.Add(term);
        }
        while (tokens.Take(","));
        return terms.ToImmutable();
    }

    private static SoqlTerm? Read(SoqlTokenReader tokens, bool withAliases)
    {
        string? function = null;
        if (tokens.Next.Is("("))
        {
            function = _functions.FirstOrDefault(tokens.Current.Is);
            if (function is null)
                return tokens.Unexpected<SoqlTerm>();
            tokens.Skip(2);
        }

        if (tokens.ReadPath() is not { } path || (function is not null && !tokens.Expect(")")))
            return null;
        string? alias = null;
        if (withAliases && function is not null && tokens.Current.Kind == SoqlTokenKind.Word && !_after.Any(tokens.Current.Is))
        {
            alias = tokens.Current.Value;
            tokens.Skip(1);
        }

        return new SoqlTerm(function, path, alias);
    }
}
