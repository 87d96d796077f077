using Patchbay.Telephony.Recordings;

namespace Patchbay.Telephony.Media;

/// <summary>A stereo recording under way: caller left, agent right, aligned by the wall clock. All members may be called on any thread.</summary>
public sealed class CallRecording
{
    private readonly RecordingThread _thread;
    private readonly StereoRecorder _recorder;

    // The sides change when the agent does; a change takes two steps that belong together.
    private readonly Lock _gate = new();
    private readonly (MediaLeg Leg, RecordingTap Tap)?[] _sides = new (MediaLeg, RecordingTap)?[2];
    private bool _stopped;

    internal CallRecording(RecordingThread thread, string path)
    {
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

    private void SetSide(RecordingChannel channel, MediaLeg? leg)
    {
        lock (_gate)
        {
            ref var side = ref _sides[(int)channel];
            if (_stopped || side?.Leg == leg)
                return;
            side?.Leg.Receiver.RemoveTap(side.Value.Tap);
            side = leg is null ? null : (leg, new RecordingTap(_recorder, channel));
            side?.Leg.Receiver.AddTap(side.Value.Tap);
        }
    }
}
