namespace Patchbay.Architecture.Tests.Sources;

/// <summary>One text file of the repository.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="Text">All of it.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>Number of lines; a last one without an end counts.</summary>
    public int LineCount => Text.Length == 0 ? 0 : Text.AsSpan().Count('\n') + (Text[^1] == '\n' ? 0 : 1);

    /// <summary>Name without folders.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The lines with their numbers from 1.</summary>
    public IEnumerable<(int Number, string Text)> Lines => Text.Split('\n').Select((text, at) => (at + 1, text.TrimEnd('\r')));

    /// <summary>Tells whether the file has one of some endings.</summary>
    /// <param name="endings">With their dot: <c>.cs</c>.</param>
    /// <returns>True when it has.</returns>
    public bool EndsWith(params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (Path.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
