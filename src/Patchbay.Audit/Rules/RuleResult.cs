using Patchbay.Audit.Findings;
using Patchbay.Audit.Text;

namespace Patchbay.Audit.Rules;

/// <summary>What a rule gives: a place, or something worth knowing.</summary>
internal abstract record RuleResult;

/// <summary>A place that a rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Api">Canonical name.</param>
/// <param name="Place">Where.</param>
internal sealed record Match(string Rule, string Api, TextPlace Place) : RuleResult
{
    /// <summary>How sure it is.</summary>
    public Confidence Confidence { get; init; } = Confidence.Certain;

    /// <summary>How the name is reached.</summary>
    public string How { get; init; } = "metadata";

    /// <summary>Version that a script include names.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>What was seen here, in a sentence; put before the rule's own words.</summary>
    public string? Seen { get; init; }

    /// <summary>A text that no report may show: a secret.</summary>
    public string? Hide { get; init; }

    /// <summary>Severity here, when it is not the rule's.</summary>
    public Severity? Severity { get; init; }
}

/// <summary>Something worth knowing about the whole.</summary>
/// <param name="Kind">What it is, one of <see cref="FactKind"/>.</param>
/// <param name="Value">Its value.</param>
internal sealed record Fact(string Kind, string Value) : RuleResult;

/// <summary>A definition of a call center, for the inventory.</summary>
/// <param name="Entry">The definition; its file is filled in later.</param>
internal sealed record FoundCallCenter(CallCenterEntry Entry) : RuleResult;
