namespace Patchbay.Architecture.Tests.Folders;

/// <summary>One use across two neighbours in a folder.</summary>
/// <param name="Parent">The folder both lie in, from the root.</param>
/// <param name="From">The neighbour that uses: a folder, or a file with its ending.</param>
/// <param name="To">The neighbour that is used.</param>
/// <param name="Path">The file in which the use stands.</param>
/// <param name="Line">The line of the use.</param>
/// <param name="Symbol">What is used.</param>
public sealed record FolderEdge(string Parent, string From, string To, string Path, int Line, string Symbol)
{
    /// <summary>True when at least one side is a folder. Files beside each other may use each other.</summary>
    public bool TouchesFolder => !IsFile(From) || !IsFile(To);

    /// <summary>Tells a file from a folder.</summary>
    /// <param name="neighbour">Name of a neighbour.</param>
    /// <returns>True for a file.</returns>
    public static bool IsFile(string neighbour) => neighbour.EndsWith(".cs", StringComparison.Ordinal);
}
