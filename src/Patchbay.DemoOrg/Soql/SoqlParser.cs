using System.Collections.Immutable;
using System.Globalization;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Soql;

/// <summary>Reads the part of the query language that integrations use: no child queries, no HAVING.</summary>
internal sealed class SoqlParser
{
    private static readonly string[] _clauses = ["WHERE", "ORDER", "LIMIT", "OFFSET", "GROUP", "HAVING", "WITH", "FOR", "USING", "ALL"];

    private readonly SoqlTokenReader _tokens;

    private SoqlParser(SoqlTokenReader tokens) => _tokens = tokens;

    /// <summary>Reads a query.</summary>
    /// <param name="text">At most 100,000 characters, the platform's own limit.</param>
    /// <param name="error">What is wrong and where, when the result is null.</param>
    /// <returns>Null when it cannot be read. Never throws.</returns>
    public static SoqlQuery? Parse(string text, out ApiError? error)
    {
        if (text.Length > 100_000)
        {
            error = new ApiError("MALFORMED_QUERY", "SOQL statements cannot be longer than 100,000 characters.");
            return null;
        }

        if (new SoqlLexer(text).ReadAll(out error) is not { } tokens)
            return null;
        var reader = new SoqlTokenReader(text, tokens);
        var query = new SoqlParser(reader).ReadQuery(nested: false);
        error = reader.Error;
        return query;
    }

    /// <summary>Reads a query up to the end, or up to the bracket that closes a nested one.</summary>
    public static SoqlQuery? ReadNested(SoqlTokenReader tokens) => new SoqlParser(tokens).ReadQuery(nested: true);

    private SoqlQuery? ReadQuery(bool nested)
    {
        var query = new SoqlQuery(_tokens.Query);
        if (!_tokens.Expect("SELECT") || ReadSelect(query) is not { } selected || !_tokens.Expect("FROM"))
            return null;
        if (ReadFrom(selected) is not { } from || ReadWhere(from) is not { } filtered || ReadGroup(filtered) is not { } grouped || ReadOrder(grouped) is not { } ordered)
            return null;
        if (ReadCount("LIMIT", out var limit) is false || ReadCount("OFFSET", out var offset) is false)
            return null;
        if (!nested && _tokens.Current.Kind != SoqlTokenKind.End)
            return _tokens.Unexpected<SoqlQuery>();
        return ordered with { Limit = limit, Offset = offset };
    }

    private SoqlQuery? ReadSelect(SoqlQuery query)
    {
        if (_tokens.Current.Is("COUNT") && _tokens.Next.Is("(") && _tokens.AfterNext.Is(")"))
        {
            _tokens.Skip(2);
            return _tokens.Expect(")") ? query with { IsCount = true } : null;
        }

        if (SoqlTermReader.ReadList(_tokens, withAliases: true) is not { } terms)
            return null;
        var fields = terms.Where(term => term.Function is null).Select(term => term.Field).ToImmutableArray();
        var twice = fields.GroupBy(path => path.ToString(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1)?.Last();
        return twice is null
            ? query with { Fields = fields, Terms = terms }
            : _tokens.Refuse<SoqlQuery>(twice.At, $"duplicate field selected: {twice.Names[^1]}");
    }

    private SoqlQuery? ReadFrom(SoqlQuery query)
    {
        var name = _tokens.Current;
        if (name.Kind != SoqlTokenKind.Word)
            return _tokens.Unexpected<SoqlQuery>();
        _tokens.Skip(1);
        string? alias = null;
        _tokens.Take("AS");
        if (_tokens.Current.Kind == SoqlTokenKind.Word && !_clauses.Contains(_tokens.Current.Value, StringComparer.OrdinalIgnoreCase))
        {
            alias = _tokens.Current.Value;
            _tokens.Skip(1);
        }

        return query with { From = name.Value, FromAt = name.At, Alias = alias };
    }

    private SoqlQuery? ReadWhere(SoqlQuery query)
    {
        if (!_tokens.Take("WHERE"))
            return query;
        return SoqlConditionParser.Read(_tokens) is { } condition ? query with { Where = condition } : null;
    }

    private SoqlQuery? ReadGroup(SoqlQuery query)
    {
        if (!_tokens.Take("GROUP"))
            return query;
        if (!_tokens.Expect("BY"))
            return null;
        return SoqlTermReader.ReadList(_tokens, withAliases: false) is { } terms ? query with { GroupBy = terms } : null;
    }

    private SoqlQuery? ReadOrder(SoqlQuery query)
    {
        if (!_tokens.Take("ORDER"))
            return query;
        if (!_tokens.Expect("BY"))
            return null;
        var order = ImmutableArray.CreateBuilder<SoqlOrder>();
        do
        {
            if (_tokens.ReadPath() is not { } path)
                return null;
            var descending = _tokens.Take("DESC") || (_tokens.Take("ASC") && false);
            var nullsLast = false;
            if (_tokens.Take("NULLS"))
            {
                nullsLast = _tokens.Take("LAST");
                if (!nullsLast && !_tokens.Expect("FIRST"))
                    return null;
            }

            order.Add(new SoqlOrder(path, descending, nullsLast));
        }
        while (_tokens.Take(","));
        return query with { OrderBy = order.ToImmutable() };
    }

    private bool ReadCount(string word, out int? count)
    {
        count = null;
        if (!_tokens.Take(word))
            return true;
        if (_tokens.Current.Kind != SoqlTokenKind.Number
            || !int.TryParse(_tokens.Current.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            _tokens.Unexpected<SoqlQuery>();
            return false;
        }

        _tokens.Skip(1);
        count = value;
        return true;
    }
}
