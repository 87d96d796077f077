using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Recordings;

/// <summary>Four seconds of two-channel audio between the media threads and the thread that writes files.</summary>
/// <remarks>
/// Frames are handed out almost at once, so that a process that dies takes little with it; what comes late is put in its place
/// and that stretch is handed out anew. A packet's place is its arrival by the wall clock, refined by its timestamp: packets of one
/// source stay evenly spaced through jitter, and both channels stay aligned over hours and over changes of the source.
/// </remarks>
internal sealed class StereoRing(long startedAt)
{
    /// <summary>Frames are handed out this much after they should have been spoken: most packets have come by then.</summary>
    public const int LagSamples = 320;

    private const int Samples = 1 << 15;
    private const int Mask = Samples - 1;

    /// <summary>A packet may claim to be this much older than its arrival before its source's clock is disbelieved.</summary>
    private const int MaxLate = 6400;

    private const int MaxEarly = 1600;

    // Two receive threads write while the file thread takes; each holds it for one copy.
    private readonly Lock _gate = new();
    private byte[] _frames = CreateSilence();
    private readonly Anchor[] _anchors = new Anchor[2];

    /// <summary>What lies before is final, and its place in the ring is silence again.</summary>
    private long _settled;

    /// <summary>What lies before was handed out.</summary>
    private long _handed;

    /// <summary>The first frame to hand out next: <see cref="_handed"/>, or earlier when a late packet changed what was handed out.</summary>
    private long _next;
    private bool _ended;

    /// <summary>Puts one packet in its place.</summary>
    public void Write(RecordingChannel channel, ulong source, uint timestamp, ReadOnlySpan<byte> ulaw, long now)
    {
        lock (_gate)
        {
            if (_ended)
                return;
            var position = Place_NeedsLock(channel, source, timestamp, now);
            var skipped = (int)Math.Clamp(_settled - position, 0, ulaw.Length);
            var end = (int)Math.Clamp(_settled + Samples - position, 0, ulaw.Length);
            for (var i = skipped; i < end; i++)
                _frames[(((int)(position + i) & Mask) * WavHeader.BytesPerFrame) + (int)channel] = ulaw[i];
            if (skipped < end)
                _next = Math.Min(_next, position + skipped);
        }
    }

    /// <summary>Hands out frames that are due, as many as fit, and those that a late packet has changed.</summary>
    /// <param name="destination">Interleaved frames.</param>
    /// <param name="now">Engine time.</param>
    /// <param name="isLast">Hands out everything up to now; nothing is accepted afterwards.</param>
    /// <returns>Call again until there are no bytes.</returns>
    public RingPiece Take(Span<byte> destination, long now, bool isLast)
    {
        lock (_gate)
        {
            _ended |= isLast;
            if (_frames.Length == 0)
                return default;
            var here = MediaClock.Samples(now - startedAt);
            var end = Math.Min(isLast ? here : here - LagSamples, _settled + Samples);
            var first = _next;
            var frames = (int)Math.Clamp(end - first, 0, destination.Length / WavHeader.BytesPerFrame);
            Copy_NeedsLock(first, frames, destination);
            _handed = Math.Max(_handed, first + frames);
            _next = first + frames < end ? first + frames : _handed;
            Settle_NeedsLock(Math.Min(_next, here - MaxLate));
            // A recording that waits for its disk after its end shall not hold the ring as well.
            if (isLast && frames == 0)
                _frames = [];
            return new RingPiece(first, frames * WavHeader.BytesPerFrame);
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

    private void Copy_NeedsLock(long first, int frames, Span<byte> destination)
    {
        var beforeWrap = Math.Min(frames, Samples - ((int)first & Mask));
        Part_NeedsLock(first, beforeWrap).CopyTo(destination);
        Part_NeedsLock(first + beforeWrap, frames - beforeWrap).CopyTo(destination[(beforeWrap * WavHeader.BytesPerFrame)..]);
    }

    private void Settle_NeedsLock(long until)
    {
        while (_settled < until)
        {
            var frames = (int)Math.Min(until - _settled, Samples - ((int)_settled & Mask));
            Part_NeedsLock(_settled, frames).Fill(G711.ULawSilence);
            _settled += frames;
        }
    }

    private Span<byte> Part_NeedsLock(long first, int frames) =>
        _frames.AsSpan(((int)first & Mask) * WavHeader.BytesPerFrame, frames * WavHeader.BytesPerFrame);

    private static byte[] CreateSilence()
    {
        var frames = new byte[Samples * WavHeader.BytesPerFrame];
        frames.AsSpan().Fill(G711.ULawSilence);
        return frames;
    }

    private readonly record struct Anchor(ulong Source, uint Timestamp, long Position);
}
