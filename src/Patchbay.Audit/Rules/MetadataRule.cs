using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>A rule over a metadata file: what is published about it, and one pure function.</summary>
/// <param name="Id">Name in the published list.</param>
/// <param name="Types">Outermost elements it looks at; empty for all.</param>
/// <param name="Find">Finds. The same file and facts give the same results.</param>
/// <param name="IsLate">True when it asks what other files told, so it runs when all of them were read.</param>
internal sealed record MetadataRule(string Id, IReadOnlyList<string> Types, Func<MetadataFile, KnownFacts, IEnumerable<RuleResult>> Find, bool IsLate = false)
{
    /// <summary>Tells whether the rule looks at a file.</summary>
    internal bool LooksAt(string type) => Types.Count == 0 || Types.Contains(type, StringComparer.Ordinal);
}
