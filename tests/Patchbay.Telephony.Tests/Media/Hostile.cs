using FsCheck;
using FsCheck.Fluent;

namespace Patchbay.Telephony.Tests.Media;

/// <summary>Datagrams as a stranger sends them: random ones, and good ones cut and damaged.</summary>
internal static class Hostile
{
    /// <summary>Random bytes, and each of the good datagrams with up to eight bytes changed and the end cut or doubled.</summary>
    public static Arbitrary<byte[]> Datagrams(params byte[][] good)
    {
        var value = Gen.Choose(0, 255).Select(i => (byte)i);
        var random = Gen.ArrayOf(value);
        var edits = Gen.ListOf(Gen.Choose(0, 2000).SelectMany(_ => value, (at, to) => (At: at, To: to)));
        var damaged = Gen.Elements(good)
            .SelectMany(_ => edits, (bytes, changes) => (Bytes: bytes, Changes: changes))
            .SelectMany(_ => Gen.Choose(-60, 20), (pair, grow) => Damage(pair.Bytes, pair.Changes.Take(8), grow));
        return Gen.Frequency((1, random), (4, damaged)).ToArbitrary();
    }

    private static byte[] Damage(byte[] good, IEnumerable<(int At, byte To)> changes, int grow)
    {
        // Most of the time the length is right; an attack on a length field needs the rest to be plausible.
        var length = grow < -30 ? good.Length : Math.Max(0, good.Length + grow);
        var bytes = new byte[length];
        good.AsSpan(0, Math.Min(length, good.Length)).CopyTo(bytes);
        foreach (var (at, to) in changes)
        {
            if (bytes.Length > 0)
                bytes[at % bytes.Length] = to;
        }
        return bytes;
    }
}
