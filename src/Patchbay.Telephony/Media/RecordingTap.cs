using Patchbay.Telephony.Recordings;

namespace Patchbay.Telephony.Media;

/// <summary>Where a leg's voice is written: one channel of one recording.</summary>
internal sealed class RecordingTap(StereoRecorder recorder, RecordingChannel channel)
{
    public void Write(ulong source, uint timestamp, ReadOnlySpan<byte> ulaw, long now) =>
        recorder.Write(channel, source, timestamp, ulaw, now);
}
