using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>
/// A leg's voice between the receive thread and the pacing thread, for conferences: packets come when they come, frames are taken every
/// 20 ms, and all who hear the leg take the same one. Allocates nothing after it is made.
/// </summary>
internal sealed class VoiceBuffer
{
    public const int SamplesPerFrame = 160;

    /// <summary>Two packets wait before the first is heard, so that ordinary jitter leaves no hole.</summary>
    private const int FirstFill = 2 * SamplesPerFrame;

    /// <summary>More than this is delay that nobody needs: the far end's clock is faster than ours, or a stall was caught up.</summary>
    private const int Most = 6 * SamplesPerFrame;

    private const int Capacity = 2048;
    private const int Mask = Capacity - 1;

    // The receive thread writes while the pacing thread takes; each holds it for one copy.
    private readonly Lock _gate = new();
    private readonly short[] _samples = new short[Capacity];
    private readonly short[] _frame = new short[SamplesPerFrame];
    private long _frameAt = -1;
    private uint _read;
    private uint _written;
    private bool _flows;

    /// <summary>Keeps one packet; the oldest samples give way when too many wait.</summary>
    public void Write(AudioCodec codec, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > Capacity)
            return;
        lock (_gate)
        {
            foreach (var code in payload)
                _samples[_written++ & Mask] = codec == AudioCodec.Pcmu ? G711.ULawToLinear(code) : G711.ALawToLinear(code);
            if (_written - _read > Most)
                _read = _written - FirstFill;
        }
    }

    /// <summary>The frame of this tick: the same for all who ask within it; silence while there is nothing. Pacing thread only.</summary>
    public ReadOnlySpan<short> FrameAt(long now)
    {
        if (_frameAt == now)
            return _frame;
        _frameAt = now;
        lock (_gate)
        {
            var waiting = (int)(_written - _read);
            _flows = waiting >= (_flows ? SamplesPerFrame : FirstFill);
            if (!_flows)
                _frame.AsSpan().Clear();
            for (var i = 0; _flows && i < SamplesPerFrame; i++)
                _frame[i] = _samples[_read++ & Mask];
        }
        return _frame;
    }
}
