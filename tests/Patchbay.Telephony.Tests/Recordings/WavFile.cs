using System.Buffers.Binary;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Recordings;

/// <summary>A recording read back, header checked.</summary>
internal sealed class WavFile
{
    public WavFile(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.Equal("RIFF"u8.ToArray(), bytes[..4]);
        Assert.Equal((uint)bytes.Length - 8, BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4)));
        Assert.Equal(7, BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(20)));
        Assert.Equal(2, BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(22)));
        Assert.Equal("data"u8.ToArray(), bytes[50..54]);
        Assert.Equal((uint)bytes.Length - 58, BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(54)));
        Left = Channel(bytes, 0);
        Right = Channel(bytes, 1);
    }

    public List<short> Left { get; }

    public List<short> Right { get; }

    public TimeSpan Duration => TimeSpan.FromSeconds(Left.Count / 8000.0);

    private static List<short> Channel(byte[] file, int offset) =>
        [.. Enumerable.Range(0, (file.Length - 58) / 2).Select(i => G711.ULawToLinear(file[58 + (2 * i) + offset]))];
}
