using System.Collections.Immutable;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Rules;

/// <summary>What is published about a rule: all but the function that finds.</summary>
internal sealed record RuleText
{
    /// <summary>Stable name: <c>callcenter.definition</c>.</summary>
    public required string Id { get; init; }

    /// <summary>In some words.</summary>
    public required string Title { get; init; }

    /// <summary>Kind of its findings.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>Severity of its findings, unless the replacement of a name says more.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Words to filter by.</summary>
    public ImmutableArray<string> Tags { get; set; } = [];

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>Where to read more.</summary>
    public string? Link { get; init; }

    /// <summary>Line of the table of weights. Null when the gap of a name decides, or when there is no work.</summary>
    public string? Weight { get; init; }

    /// <summary>How often the weight counts: <c>finding</c>, <c>file</c> or <c>root</c>. Settable, because generated readers forget the default of an init-only one.</summary>
    public string Per { get; set; } = "file";
}
