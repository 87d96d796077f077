using Patchbay.Audit.Parsing;
using Patchbay.Audit.Surface;

namespace Patchbay.Audit.Tokens;

/// <summary>Finds uses in scripts by tokens, when they cannot be parsed: chains of names that start at the interface or at a name that was set to it.</summary>
/// <param name="surface">All names.</param>
internal sealed class ScriptTokens(SurfaceCatalog surface)
{
    private const int MostUses = 20_000;
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly List<ParsedUse> _uses = [];
    private readonly List<Token> _chain = [];
    private Token _before;
    private Token _target;

    /// <summary>Reads a script.</summary>
    /// <param name="source">All of it.</param>
    /// <returns>Its uses; at most 20,000.</returns>
    internal IReadOnlyList<ParsedUse> Find(TextReader source)
    {
        var reader = new TokenReader(source);
        var more = reader.Read(out var token);
        while (more && _uses.Count < MostUses)
        {
            if (token.Kind == TokenKind.Text) Script(token);
            if (token.Kind != TokenKind.Word || _before.Is(".") || _before.Is("?."))
            {
                Remember(token);
                more = reader.Read(out token);
                continue;
            }

            more = Chain(reader, ref token);
        }

        return _uses;
    }

    // Reads a.b?.c["d"] and leaves the token behind it.
    private bool Chain(TokenReader reader, ref Token token)
    {
        _chain.Clear();
        _chain.Add(token);
        bool more;
        while ((more = reader.Read(out token)) && (token.Is(".") || token.Is("?.") || token.Is("[")))
        {
            var opens = token.Is("[");
            if (!(more = reader.Read(out token))) break;
            // a?.["b"]
            if (!opens && token.Is("["))
            {
                opens = true;
                if (!(more = reader.Read(out token))) break;
            }

            if (token.Kind != (opens ? TokenKind.Text : TokenKind.Word)) break;
            _chain.Add(token);
            if (opens && !(more = reader.Read(out token))) break;
        }

        Judge();
        _before = _chain[^1];
        return more;
    }

    private void Remember(Token token)
    {
        if (token.Is("=")) _target = _before;
        _before = token;
    }

    private void Judge()
    {
        var at = _chain.FindIndex(name => name.Value == "sforce");
        var isAlias = at < 0 && _aliases.ContainsKey(_chain[0].Value);
        if (at < 0 && !isAlias) return;
        var names = _chain.Skip(isAlias ? 1 : at).Select(name => name.Value).ToList();
        var path = isAlias ? string.Join('.', [_aliases[_chain[0].Value], .. names]) : string.Join('.', names);
        var known = path;
        while (known.Length > 0 && !surface.Members.Contains(known) && !surface.Namespaces.Contains(known))
            known = known.LastIndexOf('.') is > 0 and var dot ? known[..dot] : "";
        if (surface.Members.Contains(known)) Add(known, known.Count('.') - (isAlias ? _aliases[_chain[0].Value].Count('.') : 0) + (isAlias ? 0 : at), isAlias);
        else if (surface.Namespaces.Contains(path) && path != "sforce" && _before.Is("=") && _target.Value is { Length: > 0 } name) _aliases[name] = path;
    }

    private void Add(string api, int last, bool isAlias)
    {
        var (first, end) = (_chain[0], _chain[Math.Clamp(last, 0, _chain.Count - 1)]);
        _uses.Add(new(api, first.Line, first.Column, end.Line, end.Column + end.Value.Length, isAlias ? "possible" : "probable", "tokens"));
    }

    private void Script(Token token)
    {
        foreach (var script in surface.Scripts)
        {
            if (script.Pattern.Match(token.Value) is not { Success: true } match) continue;
            _uses.Add(new(script.Api, token.Line, token.Column, token.Line, token.Column + token.Value.Length + 2, "possible", "tokens")
            {
                ApiVersion = match.Groups["version"].Value is { Length: > 0 } version ? version : null,
            });
            return;
        }
    }
}
