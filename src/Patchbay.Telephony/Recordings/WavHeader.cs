using System.Buffers.Binary;

namespace Patchbay.Telephony.Recordings;

/// <summary>Header of our recordings: µ-law (format tag 7), two channels, 8 kHz.</summary>
/// <remarks>A format that is not PCM has an extended format chunk and a fact chunk with the number of frames.</remarks>
internal static class WavHeader
{
    public const int Bytes = 58;
    public const int SampleRateHz = 8000;
    public const int BytesPerFrame = 2;

    /// <summary>The size that stands in an unfinished file: players then read to the end.</summary>
    private const uint Unknown = 0xffffffff;

    private const int FactAt = 46;
    private const int DataSizeAt = 54;

    private static readonly byte[] Template =
    [
        .. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8,
        .. "fmt "u8, 18, 0, 0, 0, 7, 0, 2, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 8, 0, 0, 0,
        .. "fact"u8, 4, 0, 0, 0, 0, 0, 0, 0,
        .. "data"u8, 0, 0, 0, 0,
    ];

    /// <summary>Writes the header of a file that is still growing.</summary>
    public static void WriteUnfinished(Span<byte> destination) => Write(destination, Unknown, Unknown, Unknown);

    /// <summary>Writes the header of a file with this much audio.</summary>
    public static void Write(Span<byte> destination, long dataBytes) =>
        Write(destination, (uint)(Bytes - 8 + dataBytes), (uint)(dataBytes / BytesPerFrame), (uint)dataBytes);

    /// <summary>True for the beginning of a file of ours, finished or not.</summary>
    public static bool IsOurs(ReadOnlySpan<byte> start) =>
        start.Length >= Bytes && start[8..42].SequenceEqual(Template.AsSpan(8, 34)) && start[50..54].SequenceEqual("data"u8);

    public static TimeSpan Duration(long dataBytes) => TimeSpan.FromSeconds((double)dataBytes / (SampleRateHz * BytesPerFrame));

    private static void Write(Span<byte> destination, uint riff, uint frames, uint data)
    {
        Template.CopyTo(destination);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], riff);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[FactAt..], frames);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[DataSizeAt..], data);
    }
}
