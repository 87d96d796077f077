using Patchbay.Core.Calls;

namespace Patchbay.Testing.Simulation.Checks;

/// <content>What waiting callers are told: nothing while an agent is about to answer, and a place that is true.</content>
internal sealed partial class History
{
    private void AddAnnouncement(WaitAnnounced e, CallHistory call)
    {
        Require(call is { Phase: CallPhase.Waiting, Queue: not null } && (call.Callback is null || call.Answered.Count > 0), () => $"{e} to one who is {call.Phase}");
        if (e.Told is not { } told) return;
        Require(told.Turn == ++call.TimesTold, () => $"{e} is told for the {call.TimesTold}th time");
        var before = calls.Values.Count(other => other != call && other.Phase is CallPhase.Waiting && other.Queue == call.Queue && other.StandsBefore(call));
        Require(told.Position == before + 1, () => $"{e}, and {before} stand before");
    }
}
