using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Network;

/// <summary>Records as plans say. A recording of an earlier process counts as failed.</summary>
/// <param name="world">Everything.</param>
/// <param name="process">The process it lives in.</param>
internal sealed class Recorder(World world, SiteProcess process)
{
    private readonly HashSet<InteractionId> recording = [];
    private readonly HashSet<InteractionId> finishing = [];
    // A plan that was made before the failure was known must not begin it again.
    private readonly HashSet<InteractionId> failed = [];

    internal bool IsBusy => recording.Count > 0;

    internal void Arrange(CallPlan plan)
    {
        if (plan.RecordLeft is not null)
        {
            var begins = !failed.Contains(plan.Call) && recording.Add(plan.Call);
            if (begins && world.Chance.OneIn(20)) process.In(world.Chance.Seconds(0, 5), () => Finish(plan.Call, fails: true));
            return;
        }

        if (!plan.RecordingEnds || !finishing.Add(plan.Call)) return;
        var known = recording.Contains(plan.Call);
        // One that never reports is what the closing limit is for.
        if (world.Chance.OneIn(25)) recording.Remove(plan.Call);
        else process.In(world.Chance.Milliseconds(5, 3000), () => Finish(plan.Call, fails: !known));
    }

    private void Finish(InteractionId call, bool fails)
    {
        recording.Remove(call);
        if (fails) failed.Add(call);
        process.Telephony.Report(fails
            ? new ReportRecordingFinished(call, TimeSpan.Zero, 0, "")
            : new ReportRecordingFinished(call, TimeSpan.FromSeconds(3), 2, "00"));
    }
}
