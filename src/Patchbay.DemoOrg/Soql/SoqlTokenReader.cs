using System.Collections.Immutable;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Soql;

/// <summary>Walks over the tokens of a query and keeps the first error.</summary>
internal sealed class SoqlTokenReader(string query, List<SoqlToken> tokens)
{
    private int _at;

    public string Query { get; } = query;

    public ApiError? Error { get; private set; }

    public SoqlToken Current => tokens[Math.Min(_at, tokens.Count - 1)];

    public SoqlToken Next => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    public SoqlToken AfterNext => tokens[Math.Min(_at + 2, tokens.Count - 1)];

    public void Skip(int count) => _at += count;

    /// <summary>Steps over a word or symbol if it comes next.</summary>
    public bool Take(string word)
    {
        if (!Current.Is(word))
            return false;
        _at++;
        return true;
    }

    public bool Expect(string word)
    {
        if (Take(word))
            return true;
        Unexpected<object>();
        return false;
    }

    public T? Unexpected<T>()
        where T : class => Refuse<T>(Current.At, $"unexpected token: '{Current.Value}'");

    public T? Refuse<T>(int at, string message)
        where T : class
    {
        Error ??= SoqlErrors.Malformed(Query, at, message);
        return null;
    }

    public FieldPath? ReadPath()
    {
        var start = Current.At;
        var names = ImmutableArray.CreateBuilder<string>();
        do
        {
            if (Current.Kind != SoqlTokenKind.Word)
                return Unexpected<FieldPath>();
            names.Add(Current.Value);
            _at++;
        }
        while (Take("."));

        // The platform allows five steps from child to parent.
        return names.Count > 6 ? Refuse<FieldPath>(start, "the field path is too long") : new FieldPath(names.ToImmutable(), start);
    }
}
