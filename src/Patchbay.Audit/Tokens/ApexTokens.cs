using System.Text.RegularExpressions;
using Patchbay.Audit.Parsing;

namespace Patchbay.Audit.Tokens;

/// <summary>Finds the fields and objects of calls in Apex by tokens. It knows a VoiceCall where that is declared or queried, and is never sure.</summary>
internal sealed partial class ApexTokens
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CallType"] = "Task.CallType",
        ["CallObject"] = "Task.CallObject",
        ["CallDisposition"] = "Task.CallDisposition",
        ["CallDurationInSeconds"] = "Task.CallDurationInSeconds",
        ["CallCenterId"] = "User.CallCenterId",
    };

    private static readonly HashSet<string> Objects = new(StringComparer.OrdinalIgnoreCase) { "CallCenter", "AdditionalNumber" };

    private readonly List<ParsedUse> _uses = [];
    private readonly List<ParsedUse> _selected = [];
    private readonly ApexOwners _owners = new();
    private Token _before;
    private string? _queried;
    private bool _isSelecting;

    private ApexTokens()
    {
    }

    /// <summary>Reads Apex.</summary>
    /// <param name="source">All of it.</param>
    internal static IReadOnlyList<ParsedUse> Find(TextReader source)
    {
        var apex = new ApexTokens();
        var reader = new TokenReader(source);
        var more = reader.Read(out var token);
        while (more)
        {
            more = reader.Read(out var next);
            apex.Take(token, next);
            apex._owners.Take(token);
            (apex._before, token) = (token, next);
        }

        return [.. apex._uses, .. apex._selected];
    }

    private void Take(Token token, Token next)
    {
        if (token.Is("]") || token.Is(";")) EndQuery(null);
        else if (token.Kind == TokenKind.Text) InText(token);
        if (token.Kind != TokenKind.Word) return;
        if (Is(token, "SELECT")) (_isSelecting, _queried) = (true, null);
        else if (Is(_before, "FROM") && _isSelecting) EndQuery(token.Value);
        if (Fields.TryGetValue(token.Value, out var api))
        {
            if (next.Is("(") || !Fits(api, _owners.BeforeDot ?? (next.Is("=") ? _owners.Created : null) ?? _queried)) return;
            (_isSelecting && _queried is null ? _selected : _uses).Add(At(api, token));
        }
        else if (Objects.TryGetValue(token.Value, out var name) && (Is(_before, "FROM") || (next.Kind == TokenKind.Word && !_before.Is("."))))
            _uses.Add(At($"sobject:{name}", token));
    }

    // Fields stand before the object they are of: only then it shows whose they were.
    private void EndQuery(string? queried)
    {
        _uses.AddRange(_selected.Where(use => queried is null || Fits(use.Api, queried)));
        _selected.Clear();
        (_queried, _isSelecting) = (queried, false);
    }

    private void InText(Token token)
    {
        if (Query().Match(token.Value) is not { Success: true } query) return;
        foreach (System.Text.RegularExpressions.Match word in Word().Matches(token.Value))
        {
            if (Fields.TryGetValue(word.Value, out var api) && Fits(api, query.Groups["object"].Value))
                _uses.Add(At(api, token with { Value = word.Value, Column = token.Column + 1 + word.Index }));
        }
    }

    private static ParsedUse At(string api, Token token) => new(api, token.Line, token.Column, token.Line, token.Column + token.Value.Length, "possible", "tokens");

    // What is not known may be it; a VoiceCall, or a class of one's own, is not.
    private static bool Fits(string api, string? owner) => owner is null || owner.Length == 0 || char.IsLower(owner[0])
        || (api.StartsWith("User", StringComparison.Ordinal) ? Known().IsMatch(owner) : !Other().IsMatch(owner));

    private static bool Is(Token token, string word) => token.Kind == TokenKind.Word && string.Equals(token.Value, word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\s*\(?\s*select\s.*\sfrom\s+(?<object>\w+)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Query();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("^(user|owner|createdby|lastmodifiedby|manager|this|sobject)$", RegexOptions.IgnoreCase)]
    private static partial Regex Known();

    [GeneratedRegex("^(voicecall|case|lead|contact|account|user|opportunity)$|call$|__c$", RegexOptions.IgnoreCase)]
    private static partial Regex Other();
}
