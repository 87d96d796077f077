using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Recordings;

namespace Patchbay.Telephony.Bridge;

/// <summary>The recording of one call: caller left, agent right.</summary>
/// <param name="call">Which call.</param>
/// <param name="site">What it needs from the switchboard.</param>
/// <param name="shelf">Where the file goes.</param>
internal sealed class CallTape(InteractionId call, BridgeSite site, RecordingShelf shelf)
{
    private CallRecording? recording;
    private bool isDone;

    internal bool IsRunning => recording is not null && !isDone;

    internal void Apply(CallPlan plan, Func<LegId, MediaLeg?> find)
    {
        if (isDone) return;
        if (plan.RecordingEnds)
        {
            isDone = true;
            _ = FinishAsync();
            return;
        }

        var left = plan.RecordLeft is { } leftLeg ? find(leftLeg) : null;
        var right = plan.RecordRight is { } rightLeg ? find(rightLeg) : null;
        if (recording is null)
        {
            if (left is null) return;
            recording = site.Media.StartRecording(shelf.PathOf(call), left, right);
            return;
        }

        recording.SetLeft(left);
        recording.SetRight(right);
    }

    private async Task FinishAsync()
    {
        var report = recording is null ? await Task.Run(() => shelf.Recover(call)) : RecordingShelf.Report(call, await StopAsync(recording));
        site.Exchange.Post(report);
    }

    private async Task<RecordingOutcome> StopAsync(CallRecording running)
    {
        var outcome = await running.StopAsync();
        if (outcome is RecordingFailed failed) site.Logger.RecordingFailed(call.ToString(), failed.Reason);
        return outcome;
    }
}
