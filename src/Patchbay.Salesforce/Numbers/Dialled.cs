namespace Patchbay.Salesforce.Numbers;

/// <summary>What a writing of a number says.</summary>
/// <param name="digits">ASCII digits without plus and extension.</param>
/// <param name="isInternational">True when they begin with a country code.</param>
/// <param name="extension">Digits that are dialled once the number answers; empty when none.</param>
internal readonly ref struct Dialled(ReadOnlySpan<char> digits, bool isInternational, string extension)
{
    internal ReadOnlySpan<char> Digits { get; } = digits;

    internal bool IsInternational { get; } = isInternational;

    internal string Extension { get; } = extension;
}
