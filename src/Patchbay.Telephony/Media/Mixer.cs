using System.Collections.Immutable;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>Adds the voices that one member of a conference hears. One for each leg; pacing thread only.</summary>
internal sealed class Mixer
{
    private readonly int[] _sum = new int[VoiceBuffer.SamplesPerFrame];

    /// <summary>Fills a frame with the sum, cut where it is louder than a sample can be.</summary>
    /// <param name="legs">Who is heard.</param>
    /// <param name="now">The tick.</param>
    /// <param name="ulaw">The frame.</param>
    public void Fill(ImmutableArray<MediaLeg> legs, long now, Span<byte> ulaw)
    {
        _sum.AsSpan().Clear();
        foreach (var leg in legs)
        {
            var frame = leg.Receiver.Voice.FrameAt(now);
            for (var i = 0; i < frame.Length; i++)
                _sum[i] += frame[i];
        }
        for (var i = 0; i < ulaw.Length; i++)
            ulaw[i] = G711.EncodeULaw((short)Math.Clamp(_sum[i], short.MinValue + 1, short.MaxValue));
    }
}
