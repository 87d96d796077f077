using System.Buffers.Binary;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>A piece of audio held in memory: a prompt, a greeting, hold music. One clip may play on any number of legs.</summary>
/// <param name="ulaw">µ-law samples, 8 kHz, one channel. Not copied: do not change it afterwards.</param>
public sealed class AudioClip(ReadOnlyMemory<byte> ulaw)
{
    /// <summary>Samples per second of every clip.</summary>
    public const int SampleRateHz = 8000;

    private const int FormatPcm = 1;
    private const int FormatULaw = 7;
    private const int FormatALaw = 6;

    /// <summary>The samples, µ-law at 8 kHz.</summary>
    public ReadOnlyMemory<byte> ULaw { get; } = ulaw;

    /// <summary>How long it plays.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)ULaw.Length / SampleRateHz);

    /// <summary>Reads a WAV file: 8 kHz, one channel, µ-law, A-law or 16-bit PCM.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="clip">The clip; null when the result is false.</param>
    /// <returns>False when the format is another or the chunks do not fit. Never throws.</returns>
    public static bool TryReadWav(ReadOnlySpan<byte> file, out AudioClip? clip)
    {
        clip = null;
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
            return false;
        var format = 0;
        for (var rest = file[12..]; rest.Length >= 8;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var body = rest[8..];
            if (rest.StartsWith("fmt "u8) && !TryFormat(body, out format))
                return false;
            if (rest.StartsWith("data"u8))
                return TryDecode(format, body[..(int)Math.Min(length, body.Length)], out clip);
            if (length > body.Length)
                return false;
            rest = body[(int)Math.Min(body.Length, length + (length & 1))..];
        }
        return false;
    }

    private static bool TryFormat(ReadOnlySpan<byte> body, out int format)
    {
        format = 0;
        if (body.Length < 16)
            return false;
        format = BinaryPrimitives.ReadUInt16LittleEndian(body);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(body[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(body[14..]);
        return channels == 1 && rate == SampleRateHz && bits == (format == FormatPcm ? 16 : 8);
    }

    private static bool TryDecode(int format, ReadOnlySpan<byte> data, out AudioClip? clip)
    {
        clip = null;
        var samples = new byte[format == FormatPcm ? data.Length / 2 : data.Length];
        if (format == FormatULaw)
            data.CopyTo(samples);
        else if (format == FormatALaw)
            G711.ALawToULaw(data, samples);
        else if (format == FormatPcm)
            EncodePcm(data, samples);
        else
            return false;
        clip = new AudioClip(samples);
        return true;
    }

    private static void EncodePcm(ReadOnlySpan<byte> data, Span<byte> samples)
    {
        for (var i = 0; i < samples.Length; i++)
            samples[i] = G711.EncodeULaw(BinaryPrimitives.ReadInt16LittleEndian(data[(2 * i)..]));
    }
}
