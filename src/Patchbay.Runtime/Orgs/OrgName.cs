using System.Diagnostics.CodeAnalysis;

namespace Patchbay.Runtime.Orgs;

/// <summary>What an operator calls an org: <c>production</c>, <c>sandbox</c>. It names folders and addresses too, so it is narrow.</summary>
public readonly record struct OrgName
{
    private const int LongestName = 32;

    private OrgName(string value) => Value = value;

    /// <summary>The org that the section <c>Salesforce</c> of the settings describes.</summary>
    public static OrgName Default { get; } = new("default");

    /// <summary>The name: 1 to 32 small letters, digits and hyphens, beginning with a letter.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <param name="name">The name; default when the result is false.</param>
    /// <returns>False when it is none. Never throws.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out OrgName name)
    {
        var isName = text is { Length: > 0 and <= LongestName } && char.IsAsciiLetterLower(text[0])
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        name = isName ? new(text!) : default;
        return isName;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
