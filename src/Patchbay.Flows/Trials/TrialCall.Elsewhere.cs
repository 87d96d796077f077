using Patchbay.Core.Flows;
using Patchbay.Core.Shared;

namespace Patchbay.Flows.Trials;

/// <content>Other flows that a step leads into: what callers meet there is told by a trial of those.</content>
public sealed partial class TrialCall
{
    private const string Elsewhere = "elsewhere";

    private IEnumerable<FlowId> OtherFlows => flow.Steps.OfType<TransferStep>().Select(step => step.Flow).Where(other => other != flow.Flow).Distinct();

    private bool IsElsewhere => Run is { } run && run.Flow != flow.Flow;

    /// <summary>A flow that waits for a key, silently, whichever of its steps is named.</summary>
    private PublishFlow StandInFor(FlowId other)
    {
        var tries = new FlowTries(TimeSpan.FromMinutes(2), 1, FlowPrompt.Nothing, FlowPrompt.Nothing, null, null);
        var names = flow.Steps.OfType<TransferStep>().Where(step => step.Flow == other).Select(step => step.Step ?? Elsewhere).Append(Elsewhere).Distinct();
        return new(new(other, other.Name, flow.Language, flow.DefaultQueue, Elsewhere, [], [.. names.Select(name => new MenuStep(name, FlowPrompt.Nothing, true, tries, []))]), Elsewhere);
    }
}
