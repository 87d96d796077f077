namespace Patchbay.Architecture.Tests.Sources;

/// <summary>A place that breaks a rule.</summary>
/// <param name="Path">Where: a file from the root, or a type.</param>
/// <param name="Line">The line from 1; 0 when it is about the whole.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record Violation(string Path, int Line, string Message)
{
    /// <summary>Fails with all places, sorted, when there are any.</summary>
    /// <param name="violations">What a rule found.</param>
    public static void AssertNone(IEnumerable<Violation> violations)
    {
        var found = violations.Select(v => v.ToString()).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{found.Count} found\n{string.Join('\n', found)}");
    }

    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? $"{Path}: {Message}" : $"{Path}:{Line}: {Message}";
}
