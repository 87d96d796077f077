namespace Patchbay.Salesforce.OrgCheck;

/// <summary>How bad a finding is.</summary>
public enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>Good to know; works.</summary>
    Note,

    /// <summary>Works in part, or not for long.</summary>
    Warning,

    /// <summary>Does not work.</summary>
    Error,
}

/// <summary>One thing that was looked at in an org.</summary>
/// <param name="Code">Stable, for programs: <c>key.notUnique</c>.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Words">What is so, in a sentence.</param>
/// <param name="Where">Where to click in Salesforce, or which setting; null when nothing is to be done.</param>
/// <param name="Fix">What to do there; null when nothing is.</param>
public sealed record OrgFinding(string Code, FindingLevel Level, string Words, string? Where = null, string? Fix = null)
{
    /// <summary>Address of the setup page where to click; null when nothing is to be clicked, or not in the setup.</summary>
    public string? Link { get; init; }

    /// <summary>The field that it is about, with its object: of each field one thing is told. Null for anything else.</summary>
    internal string? Field { get; init; }

    /// <summary>What it adds to another finding about the same field; null for nothing.</summary>
    internal string? Addition { get; init; }

    internal static OrgFinding Fine(string code, string words) => new(code, FindingLevel.Fine, words);

    internal static OrgFinding Note(string code, string words, string? where = null, string? fix = null) => new(code, FindingLevel.Note, words, where, fix);

    internal static OrgFinding Warning(string code, string words, string where, string fix) => new(code, FindingLevel.Warning, words, where, fix);

    internal static OrgFinding Error(string code, string words, string where, string fix) => new(code, FindingLevel.Error, words, where, fix);
}
