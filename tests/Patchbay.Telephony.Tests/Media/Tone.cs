using Patchbay.Telephony.Media;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Media;

/// <summary>Makes tones and listens for them.</summary>
internal static class Tone
{
    /// <summary>Peak of every tone we make, as a share of full scale.</summary>
    public const double Level = 0.3;

    public static AudioClip Clip(double hz, TimeSpan duration) => new(ULaw(hz, (int)(duration.TotalSeconds * 8000)));

    public static byte[] ULaw(double hz, int samples, long from = 0)
    {
        var bytes = new byte[samples];
        for (var i = 0; i < samples; i++)
            bytes[i] = G711.EncodeULaw(Sample(hz, from + i));
        return bytes;
    }

    public static short Sample(double hz, long index) => (short)(Level * 32768 * Math.Sin(2 * Math.PI * hz * index / 8000));

    /// <summary>Goertzel: the peak of one frequency in the samples, as a share of full scale.</summary>
    public static double Measure(double hz, IReadOnlyList<short> samples)
    {
        var coefficient = 2 * Math.Cos(2 * Math.PI * hz / 8000);
        double before = 0, last = 0;
        foreach (var sample in samples)
            (before, last) = (last, (sample / 32768.0) + (coefficient * last) - before);
        var power = (last * last) + (before * before) - (coefficient * last * before);
        return samples.Count == 0 ? 0 : Math.Sqrt(Math.Max(0, power)) / (samples.Count / 2.0);
    }
}
