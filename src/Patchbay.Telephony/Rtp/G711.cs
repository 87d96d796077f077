namespace Patchbay.Telephony.Rtp;

/// <summary>µ-law and A-law by table.</summary>
/// <remarks>ITU-T G.711. A sample is one byte on the wire and 16 bits signed inside.</remarks>
internal static class G711
{
    /// <summary>µ-law for the level zero.</summary>
    public const byte ULawSilence = 0xff;

    /// <summary>A-law for the level nearest to zero.</summary>
    public const byte ALawSilence = 0xd5;

    private static readonly short[] ULawTable = BuildTable(DecodeULaw);
    private static readonly short[] ALawTable = BuildTable(DecodeALaw);
    private static readonly byte[] ULawToALawTable = BuildTable(code => EncodeALaw(DecodeULaw(code)));
    private static readonly byte[] ALawToULawTable = BuildTable(code => EncodeULaw(DecodeALaw(code)));

    public static short ULawToLinear(byte code) => ULawTable[code];

    public static short ALawToLinear(byte code) => ALawTable[code];

    public static void ULawToALaw(ReadOnlySpan<byte> source, Span<byte> destination) => Translate(ULawToALawTable, source, destination);

    public static void ALawToULaw(ReadOnlySpan<byte> source, Span<byte> destination) => Translate(ALawToULawTable, source, destination);

    /// <summary>Codes a 16-bit sample in µ-law: 14 significant bits, bias 0x84.</summary>
    public static byte EncodeULaw(short sample)
    {
        const int bias = 0x84;
        var magnitude = Math.Min(Math.Abs((int)sample), 0x7f7b) + bias;
        var segment = 31 - int.LeadingZeroCount(magnitude) - 7;
        var code = (segment << 4) | ((magnitude >> (segment + 3)) & 0x0f) | (sample < 0 ? 0x80 : 0);
        return (byte)~code;
    }

    /// <summary>Codes a 16-bit sample in A-law: 13 significant bits, even bits inverted.</summary>
    public static byte EncodeALaw(short sample)
    {
        // One's complement for negative levels keeps the two halves mirror images, as the standard's table has it.
        var magnitude = sample >= 0 ? sample >> 3 : (~sample) >> 3;
        var segment = Math.Max(0, 31 - int.LeadingZeroCount(magnitude | 1) - 4);
        var mantissa = segment < 2 ? magnitude >> 1 : magnitude >> segment;
        var code = segment == 0 ? mantissa & 0x0f : (segment << 4) | (mantissa & 0x0f);
        return (byte)((code | (sample >= 0 ? 0x80 : 0)) ^ 0x55);
    }

    private static short DecodeULaw(byte code)
    {
        var value = ~code;
        var magnitude = ((((value & 0x0f) << 3) + 0x84) << ((value >> 4) & 7)) - 0x84;
        return (short)((value & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static short DecodeALaw(byte code)
    {
        var value = code ^ 0x55;
        var segment = (value >> 4) & 7;
        var magnitude = ((value & 0x0f) << 4) + 8;
        if (segment > 0)
            magnitude = (magnitude + 0x100) << (segment - 1);
        return (short)((value & 0x80) != 0 ? magnitude : -magnitude);
    }

    private static T[] BuildTable<T>(Func<byte, T> entry)
    {
        var table = new T[256];
        for (var code = 0; code < table.Length; code++)
            table[code] = entry((byte)code);
        return table;
    }

    private static void Translate(byte[] table, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        for (var i = 0; i < source.Length; i++)
            destination[i] = table[source[i]];
    }
}
