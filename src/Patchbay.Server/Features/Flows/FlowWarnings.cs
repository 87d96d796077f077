using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;

namespace Patchbay.Server.Features.Flows;

/// <summary>Tells the operator of flows that could not go on for real callers: once for a flow and minute, however many calls it happens to.</summary>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told.</param>
internal sealed class FlowWarnings(TimeProvider time, ILogger<FlowWarnings> logger) : IReactor
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // Reactors are called on one thread. There are no more entries than flows.
    private readonly Dictionary<FlowId, DateTimeOffset> told = [];

    public void React(Committed committed)
    {
        foreach (var entry in committed.Entries)
        {
            if (entry.Event is FlowFailed { Flow: { } flow } failed) Tell(flow, failed);
        }
    }

    private void Tell(FlowId flow, FlowFailed failed)
    {
        var now = time.GetUtcNow();
        if (told.TryGetValue(flow, out var last) && now - last < Pause) return;
        told[flow] = now;
        logger.FlowCut(flow.Name, failed.Step, AdviceFor(failed.Trouble));
    }

    private static string AdviceFor(FlowTrouble trouble) => trouble switch
    {
        FlowTrouble.TooManySteps => "it leads in a circle, perhaps through another flow, without asking the caller anything; give the circle a menu, a queue or an end",
        FlowTrouble.NoSuchStep => "it leads to a step that is not there; publish it again",
        FlowTrouble.NoSuchVersion => "its version is not kept any more",
        FlowTrouble.NoSuchFlow => "it leads into a flow that is not published, or to a step that is not in it; publish that one",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
