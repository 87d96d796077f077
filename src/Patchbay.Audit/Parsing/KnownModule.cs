using System.Collections.Immutable;

namespace Patchbay.Audit.Parsing;

/// <summary>A part of the API that a file hands out, under the names by which others reach it.</summary>
/// <param name="Reach"><c>module</c>, <c>global</c> or <c>bundle</c>.</param>
/// <param name="Names">The names, from the outside in.</param>
/// <param name="Api">The part of the API.</param>
/// <param name="Layers">What stands between the name and that part.</param>
/// <param name="Sure">False when only a name tells.</param>
internal sealed record HandedOut(string Reach, ImmutableArray<string> Names, string Api, ImmutableArray<string> Layers, bool Sure)
{
    /// <summary>Tells it from others.</summary>
    internal string Key => $"{Reach} {string.Join('.', Names)} {Api} {string.Join(',', Layers)}";
}

/// <summary>A file with what it hands out.</summary>
/// <param name="Path">Its path.</param>
/// <param name="HandsOut">What it hands out.</param>
internal sealed record KnownModule(string Path, ImmutableArray<HandedOut> HandsOut)
{
    /// <summary>Texts of which a file that uses it holds at least one.</summary>
    internal IEnumerable<string> Traces { get; } = [.. TracesOf(Path, HandsOut).Where(text => text.Length >= 3 && System.Text.Ascii.IsValid(text)).Distinct()];

    private static IEnumerable<string> TracesOf(string path, ImmutableArray<HandedOut> handsOut)
    {
        foreach (var part in handsOut.Where(part => part.Reach != "module" && part.Names.Length > 0)) yield return part.Names[0];
        if (handsOut.All(part => part.Reach != "module")) yield break;
        // An import names the file without its ending, or the folder of its index.
        var parts = path.Split('/');
        var name = parts[^1].Split('.')[0];
        yield return "/" + name;
        if (name == "index" && parts.Length > 1) yield return "/" + parts[^2];
    }
}
