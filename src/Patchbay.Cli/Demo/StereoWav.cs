using System.Buffers.Binary;

namespace Patchbay.Cli.Demo;

/// <summary>Looks into a recording: an 8 kHz µ-law WAV file.</summary>
internal static class StereoWav
{
    private const int ChannelsAt = 22;
    private const int FirstChunkAt = 12;
    private const int RateHz = 8_000;

    /// <summary>Number of channels; 0 for anything that is no WAV.</summary>
    internal static int Channels(ReadOnlySpan<byte> file) => IsWav(file) ? BinaryPrimitives.ReadInt16LittleEndian(file[ChannelsAt..]) : 0;

    /// <summary>The samples, channel by channel in turn.</summary>
    internal static ReadOnlySpan<byte> Samples(ReadOnlySpan<byte> file)
    {
        for (var at = FirstChunkAt; IsWav(file) && at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file[(at + 4)..]);
            if (file.Slice(at, 4).SequenceEqual("data"u8)) return file.Slice(at + 8, Math.Min(length, file.Length - at - 8));
            at += 8 + length;
        }

        return [];
    }

    /// <summary>Playing time in seconds.</summary>
    internal static double Seconds(ReadOnlySpan<byte> file) =>
        Channels(file) is > 0 and var channels ? Math.Round((double)Samples(file).Length / channels / RateHz, 2) : 0;

    private static bool IsWav(ReadOnlySpan<byte> file) => file.Length > ChannelsAt + 2 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WAVE"u8);
}
