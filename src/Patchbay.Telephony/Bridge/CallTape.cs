using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Bridge;

/// <summary>The recording of one call: caller left, agent right.</summary>
/// <param name="call">Which call.</param>
/// <param name="site">What it needs from the switchboard.</param>
/// <param name="shelf">Where the file goes.</param>
/// <param name="whenDone">Called on the owner loop when the file is complete and reported.</param>
internal sealed class CallTape(InteractionId call, BridgeSite site, RecordingShelf shelf, Action whenDone)
{
    private CallRecording? recording;
    private bool isEnding;

    /// <summary>True until the file is complete: a call that is forgotten before would have it finished twice.</summary>
    internal bool IsRunning { get; private set; }

    internal void Apply(CallPlan plan, Func<LegId, MediaLeg?> find)
    {
        if (isEnding) return;
        if (plan.RecordingEnds)
        {
            isEnding = IsRunning = true;
            _ = FinishAsync();
            return;
        }

        var left = plan.RecordLeft is { } leftLeg ? find(leftLeg) : null;
        var right = plan is { RecordsMix: false, RecordRight: { } rightLeg } ? find(rightLeg) : null;
        if (recording is null)
        {
            if (left is null) return;
            IsRunning = true;
            recording = site.Media.StartRecording(shelf.Begin(RecordingShelf.NameOf(call)), left, right);
            return;
        }

        recording.SetLeft(left);
        if (plan.RecordsMix) recording.SetRightToHeardBy(left);
        else recording.SetRight(right);
    }

    private async Task FinishAsync()
    {
        await new TapeEnd(site, shelf).FinishAsync(RecordingShelf.NameOf(call), recording, Report);
        site.Owner.Post(() =>
        {
            IsRunning = false;
            whenDone();
        });
    }

    private ReportRecordingFinished Report(ShelvedFile file) => new(call, file.Length, file.IsThere ? 2 : 0, file.Sha256);
}
