using Patchbay.Telephony.Recordings;

namespace Patchbay.Telephony.Media;

/// <summary>Where a leg's voice is written: one channel of one recording.</summary>
internal sealed class RecordingTap(StereoRecorder recorder, RecordingChannel channel, VoiceMeter? meter = null)
{
    public void Write(ulong source, uint timestamp, ReadOnlySpan<byte> ulaw, long now)
    {
        meter?.Write(ulaw);
        recorder.Write(channel, source, timestamp, ulaw, now);
    }
}
