using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Recordings;

/// <summary>Four seconds of two-channel audio between the media threads and the thread that writes files.</summary>
/// <remarks>
/// A packet's place is its arrival by the wall clock, refined by its timestamp: packets of one source stay evenly spaced
/// through jitter, and both channels stay aligned over hours and over changes of the source.
/// </remarks>
internal sealed class StereoRing(long startedAt)
{
    /// <summary>Frames are given to the file this much after they should have been spoken; what comes later is lost.</summary>
    public const int LagSamples = 8000;

    private const int Samples = 1 << 15;
    private const int Mask = Samples - 1;

    /// <summary>A packet may claim to be this much older than its arrival before its source's clock is disbelieved.</summary>
    private const int MaxLate = 6400;

    private const int MaxEarly = 1600;

    // Two receive threads write while the file thread takes; each holds it for one copy.
    private readonly Lock _gate = new();
    private readonly byte[] _frames = CreateSilence();
    private readonly Anchor[] _anchors = new Anchor[2];
    private long _taken;
    private bool _ended;

    /// <summary>Puts one packet in its place.</summary>
    public void Write(RecordingChannel channel, ulong source, uint timestamp, ReadOnlySpan<byte> ulaw, long now)
    {
        lock (_gate)
        {
            if (_ended)
                return;
            var position = Place_NeedsLock(channel, source, timestamp, now);
            var skipped = (int)Math.Clamp(_taken - position, 0, ulaw.Length);
            var end = (int)Math.Clamp(_taken + Samples - position, 0, ulaw.Length);
            for (var i = skipped; i < end; i++)
                _frames[(((int)(position + i) & Mask) * WavHeader.BytesPerFrame) + (int)channel] = ulaw[i];
        }
    }

    /// <summary>Takes frames that are old enough, as many as fit.</summary>
    /// <param name="destination">Interleaved frames.</param>
    /// <param name="now">Engine time.</param>
    /// <param name="isLast">Takes everything up to now; nothing is accepted afterwards.</param>
    /// <returns>Bytes taken; call again until it is 0.</returns>
    public int Take(Span<byte> destination, long now, bool isLast)
    {
        lock (_gate)
        {
            _ended |= isLast;
            var due = MediaClock.Samples(now - startedAt) - (isLast ? 0 : LagSamples) - _taken;
            var frames = (int)Math.Clamp(due, 0, Math.Min(Samples, destination.Length / WavHeader.BytesPerFrame));
            var first = Math.Min(frames, Samples - ((int)_taken & Mask));
            Move_NeedsLock((int)_taken & Mask, first, destination);
            Move_NeedsLock(0, frames - first, destination[(first * WavHeader.BytesPerFrame)..]);
            _taken += frames;
            return frames * WavHeader.BytesPerFrame;
        }
    }

    private long Place_NeedsLock(RecordingChannel channel, ulong source, uint timestamp, long now)
    {
        ref var anchor = ref _anchors[(int)channel];
        var here = MediaClock.Samples(now - startedAt);
        if (anchor.Source == source)
        {
            var position = anchor.Position + (int)(timestamp - anchor.Timestamp);
            if (position - here is >= -MaxLate and <= MaxEarly)
            {
                anchor = new Anchor(source, timestamp, position);
                return position;
            }
        }
        anchor = new Anchor(source, timestamp, here);
        return here;
    }

    private void Move_NeedsLock(int from, int frames, Span<byte> destination)
    {
        var part = _frames.AsSpan(from * WavHeader.BytesPerFrame, frames * WavHeader.BytesPerFrame);
        part.CopyTo(destination);
        part.Fill(G711.ULawSilence);
    }

    private static byte[] CreateSilence()
    {
        var frames = new byte[Samples * WavHeader.BytesPerFrame];
        frames.AsSpan().Fill(G711.ULawSilence);
        return frames;
    }

    private readonly record struct Anchor(ulong Source, uint Timestamp, long Position);
}
