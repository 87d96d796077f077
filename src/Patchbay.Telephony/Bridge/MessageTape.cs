using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Bridge;

/// <summary>The recording of one message: the caller on the left channel, nothing on the right. Touched by the owner loop only, but for its watch.</summary>
/// <param name="message">Which message.</param>
/// <param name="site">What it needs from the switchboard.</param>
/// <param name="shelf">Where the file goes.</param>
/// <param name="whenDone">Called on the owner loop when the file is complete and reported.</param>
internal sealed class MessageTape(MessageId message, BridgeSite site, RecordingShelf shelf, Action whenDone)
{
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(500);
    private readonly VoiceMeter meter = new();
    private CallRecording? recording;
    private volatile bool isEnding;

    /// <summary>True from its beginning until the file is complete: a call that is forgotten before would have it finished twice.</summary>
    internal bool IsRunning { get; private set; }

    internal void Apply(MessagePlan plan, Func<LegId, MediaLeg?> find)
    {
        if (isEnding) return;
        if (plan.Ends)
        {
            isEnding = IsRunning = true;
            _ = FinishAsync();
            return;
        }

        if (recording is not null || find(plan.Leg) is not { } caller) return;
        IsRunning = true;
        recording = site.Media.StartRecording(shelf.Begin(RecordingShelf.NameOf(message)), caller, null, meter);
        _ = WatchAsync(plan.Quiet);
    }

    private async Task FinishAsync()
    {
        var isOurs = recording is not null;
        await new TapeEnd(site, shelf).FinishAsync(
            RecordingShelf.NameOf(message), recording, file => new ReportMessageFinished(message, file.Length, file.Sha256, !isOurs || meter.HasVoice));
        site.Owner.Post(() =>
        {
            IsRunning = false;
            whenDone();
        });
    }

    /// <summary>Tells when nothing has been said for a while. A far end that sends nothing at all says nothing.</summary>
    private async Task WatchAsync(TimeSpan quiet)
    {
        var (heard, since) = (0L, site.Time.GetTimestamp());
        try
        {
            while (!isEnding)
            {
                await Task.Delay(Watch, site.Time, site.Stopping);
                if (meter.Loud != heard) (heard, since) = (meter.Loud, site.Time.GetTimestamp());
                else if (site.Time.GetElapsedTime(since) >= quiet)
                {
                    site.Exchange.Post(new ReportMessageQuiet(message));
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (site.Stopping.IsCancellationRequested)
        {
            // The call is ended too.
        }
    }
}
