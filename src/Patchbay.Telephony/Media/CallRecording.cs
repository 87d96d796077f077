using Patchbay.Telephony.Recordings;

namespace Patchbay.Telephony.Media;

/// <summary>A stereo recording under way: caller left, agent right, aligned by the wall clock. All members may be called on any thread.</summary>
public sealed class CallRecording
{
    private readonly RecordingThread _thread;
    private readonly StereoRecorder _recorder;

    // The sides change when the agent does; a change takes two steps that belong together.
    private readonly Lock _gate = new();
    private readonly (MediaLeg Leg, RecordingTap Tap, bool Hears)?[] _sides = new (MediaLeg, RecordingTap, bool)?[2];
    private readonly VoiceMeter? _meter;
    private bool _stopped;

    internal CallRecording(RecordingThread thread, string path, VoiceMeter? meter = null)
    {
        _meter = meter;
        _thread = thread;
        _recorder = thread.Start(path);
        Path = path;
    }

    /// <summary>The file when it is complete; until then <c>.part</c> is added to its name.</summary>
    public string Path { get; }

    /// <summary>How it ended: a finished file, or the disk's refusal until long after the end. Never fails.</summary>
    public Task<RecordingOutcome> Completion => _recorder.Completion;

    /// <summary>Records this leg on the left channel from now on.</summary>
    /// <param name="leg">The caller; null for silence.</param>
    public void SetLeft(MediaLeg? leg) => SetSide(RecordingChannel.Left, leg);

    /// <summary>Records this leg on the right channel from now on.</summary>
    /// <param name="leg">The agent; null for silence.</param>
    public void SetRight(MediaLeg? leg) => SetSide(RecordingChannel.Right, leg);

    /// <summary>Records on the right channel what this leg hears from now on: all others of a conference.</summary>
    /// <param name="leg">The caller.</param>
    public void SetRightToHeardBy(MediaLeg? leg) => SetSide(RecordingChannel.Right, leg, hears: true);

    /// <summary>Ends the recording now and completes the file. Repeating it gives the same outcome.</summary>
    public Task<RecordingOutcome> StopAsync()
    {
        SetLeft(null);
        SetRight(null);
        lock (_gate)
            _stopped = true;
        _thread.Stop(_recorder);
        return Completion;
    }

    private void SetSide(RecordingChannel channel, MediaLeg? leg, bool hears = false)
    {
        lock (_gate)
        {
            ref var side = ref _sides[(int)channel];
            if (_stopped || (side?.Leg == leg && (leg is null || side?.Hears == hears)))
                return;
            if (side is { } before)
                Untap(before.Leg, before.Tap, before.Hears);
            side = leg is null ? null : (leg, new RecordingTap(_recorder, channel, channel is RecordingChannel.Left ? _meter : null), hears);
            if (side is { } after)
                Tap(after.Leg, after.Tap, after.Hears);
        }
    }

    private static void Tap(MediaLeg leg, RecordingTap tap, bool hears)
    {
        if (hears)
            leg.Sender.AddMixTap(tap);
        else
            leg.Receiver.AddTap(tap);
    }

    private static void Untap(MediaLeg leg, RecordingTap tap, bool hears)
    {
        if (hears)
            leg.Sender.RemoveMixTap(tap);
        else
            leg.Receiver.RemoveTap(tap);
    }
}
