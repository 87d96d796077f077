using System.Buffers.Binary;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Speech;

/// <summary>Reads what speech engines write, mono PCM WAV of any rate, as telephone audio.</summary>
internal static class SpeechWav
{
    private const int HalfTaps = 24;

    /// <returns>The audio at 8 kHz; null when the file is none.</returns>
    internal static AudioClip? Read(ReadOnlySpan<byte> file)
    {
        var rate = 0;
        if (file.Length < 12 || !file.StartsWith("RIFF"u8)) return null;
        for (var rest = file[12..]; rest.Length >= 8;)
        {
            // A program that writes to a pipe cannot go back and put the true length in.
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), (uint)(rest.Length - 8));
            var body = rest.Slice(8, length);
            if (rest.StartsWith("fmt "u8))
            {
                if (length < 16 || body[0] != 1 || body[2] != 1 || body[14] != 16) return null;
                rate = BinaryPrimitives.ReadInt32LittleEndian(body[4..]);
            }
            else if (rest.StartsWith("data"u8))
            {
                return rate >= AudioClip.SampleRateHz ? new(Encode(body, rate)) : null;
            }

            rest = rest[Math.Min(rest.Length, 8 + length + (length & 1))..];
        }

        return null;
    }

    private static byte[] Encode(ReadOnlySpan<byte> pcm, int rate)
    {
        var samples = new float[pcm.Length / 2];
        for (var i = 0; i < samples.Length; i++) samples[i] = BinaryPrimitives.ReadInt16LittleEndian(pcm[(2 * i)..]);
        var step = (double)rate / AudioClip.SampleRateHz;
        var coded = new byte[(int)(samples.Length / step)];
        for (var i = 0; i < coded.Length; i++)
        {
            coded[i] = G711.EncodeULaw((short)Math.Clamp(Filter(samples, i * step, step), short.MinValue, short.MaxValue));
        }

        return coded;
    }

    /// <summary>A windowed sinc: what a telephone cannot carry would fold back into what it can.</summary>
    private static double Filter(float[] samples, double at, double step)
    {
        var (sum, weight) = (0.0, 0.0);
        var centre = (int)at;
        var reach = (int)(HalfTaps * step);
        for (var i = Math.Max(0, centre - reach); i <= Math.Min(samples.Length - 1, centre + reach); i++)
        {
            var distance = (i - at) / step;
            var sinc = distance == 0 ? 1 : Math.Sin(Math.PI * distance * 0.9) / (Math.PI * distance * 0.9);
            var one = sinc * (0.5 + (0.5 * Math.Cos(Math.PI * distance / (HalfTaps + 1))));
            sum += samples[i] * one;
            weight += one;
        }

        return weight == 0 ? 0 : sum / weight;
    }
}
