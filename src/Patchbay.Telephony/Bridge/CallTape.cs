using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Recordings;

namespace Patchbay.Telephony.Bridge;

/// <summary>The recording of one call: caller left, agent right.</summary>
/// <param name="call">Which call.</param>
/// <param name="site">What it needs from the switchboard.</param>
/// <param name="shelf">Where the file goes.</param>
/// <param name="whenDone">Called on the owner loop when the file is complete and reported.</param>
internal sealed class CallTape(InteractionId call, BridgeSite site, RecordingShelf shelf, Action whenDone)
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(2);

    /// <summary>An hour, as for a recording of our own.</summary>
    private const int MostRetries = 1800;

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
            recording = site.Media.StartRecording(shelf.Begin(call), left, right);
            return;
        }

        recording.SetLeft(left);
        if (plan.RecordsMix) recording.SetRightToHeardBy(left);
        else recording.SetRight(right);
    }

    private async Task FinishAsync()
    {
        try
        {
            if (await (recording is null ? RecoverAsync() : StopAsync(recording)) is { } report) site.Exchange.Post(report);
        }
        catch (OperationCanceledException) when (site.Stopping.IsCancellationRequested)
        {
            // The next process recovers it.
        }
        catch (Exception bug)
        {
            site.Logger.SwitchboardBug(bug);
        }

        site.Owner.Post(() =>
        {
            IsRunning = false;
            whenDone();
        });
    }

    /// <summary>Completes the file of an earlier process, as soon as the disk allows it.</summary>
    private async Task<ReportRecordingFinished?> RecoverAsync()
    {
        for (var tries = 0; tries < MostRetries; tries++)
        {
            if (await shelf.RecoverAsync(call, site.Stopping) is { } report) return report;
            await Task.Delay(RetryEvery, site.Time, site.Stopping);
        }

        return RecordingShelf.Failed(call);
    }

    /// <returns>Null when the process ends before the file is complete; the next one recovers it.</returns>
    private async Task<ReportRecordingFinished?> StopAsync(CallRecording running)
    {
        var outcome = await running.StopAsync();
        if (outcome is RecordingFailed failed) site.Logger.RecordingFailed(call.ToString(), failed.Reason);
        return outcome is RecordingLeft ? null : RecordingShelf.Report(call, outcome);
    }
}
