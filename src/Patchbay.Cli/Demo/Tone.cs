using System.Buffers.Binary;

namespace Patchbay.Cli.Demo;

/// <summary>The tone the agent of a check speaks with, and how to find it again in what the caller heard.</summary>
internal static class Tone
{
    private const double FrequencyHz = 1000;
    private const int MicrophoneRateHz = 48_000;
    private const int TelephoneRateHz = 8_000;
    private const int WavHeaderBytes = 44;

    /// <summary>Writes ten seconds of tone as a 16-bit mono WAV for a browser's fake microphone.</summary>
    internal static void WriteMicrophone(string path)
    {
        var samples = MicrophoneRateHz * 10;
        var wav = new byte[WavHeaderBytes + (samples * 2)];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), MicrophoneRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), MicrophoneRateHz * 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), samples * 2);
        for (var i = 0; i < samples; i++)
        {
            var value = (short)(12_000 * Math.Sin(2 * Math.PI * FrequencyHz * i / MicrophoneRateHz));
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(WavHeaderBytes + (i * 2)), value);
        }

        File.WriteAllBytes(path, wav);
    }

    /// <summary>Measures for how long the tone is heard in one channel of a stereo µ-law recording.</summary>
    /// <param name="recording">The whole WAV file.</param>
    /// <param name="channel">0 for left, 1 for right.</param>
    /// <returns>The seconds in which it is clearly there, counted in steps of 0.1 s.</returns>
    internal static double SecondsIn(ReadOnlySpan<byte> recording, int channel)
    {
        const int window = TelephoneRateHz / 10;
        const double clearlyThere = 0.05;
        var audio = StereoWav.Samples(recording);
        var found = 0;
        for (var at = 0; (at + window) * 2 <= audio.Length; at += window)
        {
            if (Amplitude(audio.Slice(at * 2, window * 2), channel) > clearlyThere) found++;
        }

        return found / 10.0;
    }

    /// <summary>Goertzel's algorithm: the amplitude of the one frequency, 0 to 1.</summary>
    private static double Amplitude(ReadOnlySpan<byte> stereo, int channel)
    {
        var factor = 2 * Math.Cos(2 * Math.PI * FrequencyHz / TelephoneRateHz);
        double one = 0, two = 0;
        for (var i = channel; i < stereo.Length; i += 2)
        {
            var now = (Decode(stereo[i]) / 32768.0) + (factor * one) - two;
            (two, one) = (one, now);
        }

        var power = (one * one) + (two * two) - (factor * one * two);
        return Math.Sqrt(Math.Max(0, power)) / (stereo.Length / 4.0);
    }

    private static int Decode(byte ulaw)
    {
        var value = ~ulaw;
        var magnitude = ((((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4)) - 0x84;
        return (value & 0x80) != 0 ? -magnitude : magnitude;
    }
}
