namespace Patchbay.Audit.Findings;

/// <summary>A file that could not be read as it should.</summary>
/// <param name="File">Where it lies, named as in findings.</param>
/// <param name="Why">Why, in a sentence part that follows "could not be read:" or "could not be read in full:".</param>
/// <param name="ByTokens">True when what can be recovered from it was recovered, with lower confidence.</param>
public sealed record UnreadFile(string File, string Why, bool ByTokens)
{
    /// <summary>All of it as a sentence.</summary>
    internal string Sentence => ByTokens ? $"{File} could not be read in full: {Why}" : $"{File} could not be read: {Why}";
}
