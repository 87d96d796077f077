using System.Collections.Immutable;
using Patchbay.Core.Flows;
using Patchbay.Flows.Shared;

namespace Patchbay.Flows.Reading;

/// <summary>What was read from a flow's file.</summary>
/// <param name="Definition">The flow; null when problems made it unreadable.</param>
/// <param name="Places">Where each step begins.</param>
/// <param name="PromptNames">The prompts that the file describes.</param>
/// <param name="Problems">What is wrong with the text, in its order.</param>
public sealed record FlowFile(
    FlowDefinition? Definition, IReadOnlyDictionary<string, FlowPlace> Places, IReadOnlySet<string> PromptNames, ImmutableArray<FlowProblem> Problems)
{
    /// <summary>Where it names variables.</summary>
    internal ImmutableArray<FlowMention> Mentions { get; init; } = [];

    /// <summary>The variables that it expects to come with a call.</summary>
    internal ImmutableArray<string> Expected { get; init; } = [];
}
