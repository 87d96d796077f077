using System.Collections.Immutable;

namespace Patchbay.Audit.Text;

/// <summary>Gives the code at a place, for people to look at.</summary>
internal interface ICodeLines
{
    /// <summary>The line of a place, shortened around its column; empty when it is not known.</summary>
    string Snippet(int line, int column);

    /// <summary>The lines around a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="around">Lines before and after it; fewer where fewer are known.</param>
    /// <param name="first">Number of the first line of the result.</param>
    ImmutableArray<string> Around(TextPlace place, int around, out int first);
}
