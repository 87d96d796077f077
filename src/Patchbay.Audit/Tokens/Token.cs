namespace Patchbay.Audit.Tokens;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A name or a keyword.</summary>
    Word,

    /// <summary>A mark: one character, or <c>?.</c>.</summary>
    Mark,

    /// <summary>A text in quotes, or a piece of a template.</summary>
    Text,
}

/// <summary>A token with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">What it says; a text without its quotes, shortened to 300 characters.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Value, int Line, int Column)
{
    /// <summary>True for a mark.</summary>
    internal bool Is(string mark) => Kind == TokenKind.Mark && Value == mark;
}
