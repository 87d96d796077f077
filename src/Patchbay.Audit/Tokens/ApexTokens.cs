using Patchbay.Audit.Parsing;

namespace Patchbay.Audit.Tokens;

/// <summary>Finds the fields and objects of calls in Apex by tokens. Without types it cannot tell a Task from a VoiceCall, so it is never sure.</summary>
internal static class ApexTokens
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CallType"] = "Task.CallType",
        ["CallObject"] = "Task.CallObject",
        ["CallDisposition"] = "Task.CallDisposition",
        ["CallDurationInSeconds"] = "Task.CallDurationInSeconds",
        ["CallCenterId"] = "User.CallCenterId",
    };

    /// <summary>Reads Apex.</summary>
    /// <param name="source">All of it.</param>
    internal static IReadOnlyList<ParsedUse> Find(TextReader source)
    {
        var uses = new List<ParsedUse>();
        var reader = new TokenReader(source);
        var before = default(Token);
        var more = reader.Read(out var token);
        while (more)
        {
            more = reader.Read(out var next);
            if (token.Kind == TokenKind.Word && Api(before, token, next) is { } api)
                uses.Add(new(api, token.Line, token.Column, token.Line, token.Column + token.Value.Length, "possible", "tokens"));
            (before, token) = (token, next);
        }

        return uses;
    }

    private static string? Api(Token before, Token token, Token next)
    {
        if (Fields.TryGetValue(token.Value, out var field)) return next.Is("(") ? null : field;
        if (!string.Equals(token.Value, "CallCenter", StringComparison.OrdinalIgnoreCase)) return null;
        var isQueried = before.Kind == TokenKind.Word && string.Equals(before.Value, "FROM", StringComparison.OrdinalIgnoreCase);
        return isQueried || (next.Kind == TokenKind.Word && !before.Is(".")) ? "sobject:CallCenter" : null;
    }
}
