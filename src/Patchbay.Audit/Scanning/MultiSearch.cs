using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Patchbay.Audit.Scanning;

/// <summary>Looks for many texts at once, some gigabytes a second.</summary>
/// <remarks>
/// The first four bytes at every place are looked up, each by its low and its high half, in tables that say which of eight groups of texts may
/// have such a byte there; sixteen or thirty-two places go through a few instructions. Only where a group survives all four, its texts are compared.
/// The idea is known as Teddy, from the Hyperscan library. Letters differ from their capitals in the high half alone, so both are in the tables.
/// Its methods are optimised at once: a scan is over before the compiler would have noticed that they are hot.
/// </remarks>
internal sealed class MultiSearch
{
    private const int Groups = 8;
    private const int Depth = 4;
    private readonly Needles _needles;
    private readonly int[][] _groups;
    private readonly Vector128<byte>[] _low = new Vector128<byte>[Depth];
    private readonly Vector128<byte>[] _high = new Vector128<byte>[Depth];

    internal MultiSearch(Needles needles)
    {
        _needles = needles;
        // Texts that start alike share a group: fewer false alarms.
        var order = Enumerable.Range(0, needles.Count).OrderBy(n => System.Text.Encoding.ASCII.GetString(needles[n]), StringComparer.Ordinal).ToArray();
        var size = Math.Max(1, (order.Length + Groups - 1) / Groups);
        _groups = [.. order.Chunk(size)];
        FillTables();
    }

    /// <summary>Bytes that two neighbouring parts of a file must share, so that no text is cut in two.</summary>
    internal int Overlap => Math.Max(0, _needles.Longest);

    /// <summary>Tells whether one of the texts is there.</summary>
    /// <param name="haystack">Where to look.</param>
    internal bool Finds(ReadOnlySpan<byte> haystack) => IndexOf(haystack, 0) >= 0;

    /// <summary>Finds the first place of any text.</summary>
    /// <param name="haystack">Where to look.</param>
    /// <param name="from">Where to start.</param>
    /// <returns>The place; -1 when there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal int IndexOf(ReadOnlySpan<byte> haystack, int from)
    {
        if (_needles.Count == 0) return -1;
        var at = from;
        ref var start = ref MemoryMarshal.GetReference(haystack);
        if (Avx2.IsSupported)
        {
            for (var last = haystack.Length - 35; at <= last; at += 32)
            {
                var wide = Groups32(ref Unsafe.Add(ref start, at), 0) & Groups32(ref Unsafe.Add(ref start, at + 1), 1) & Groups32(ref Unsafe.Add(ref start, at + 2), 2)
                    & Groups32(ref Unsafe.Add(ref start, at + 3), 3);
                if (wide == Vector256<byte>.Zero) continue;
                if (Verify(haystack, at, wide.GetLower()) is >= 0 and var low) return low;
                if (Verify(haystack, at + 16, wide.GetUpper()) is >= 0 and var high) return high;
            }
        }

        for (var last = haystack.Length - 19; at <= last; at += 16)
        {
            var hits = Groups16(ref Unsafe.Add(ref start, at), 0) & Groups16(ref Unsafe.Add(ref start, at + 1), 1) & Groups16(ref Unsafe.Add(ref start, at + 2), 2)
                & Groups16(ref Unsafe.Add(ref start, at + 3), 3);
            if (hits == Vector128<byte>.Zero) continue;
            if (Verify(haystack, at, hits) is >= 0 and var found) return found;
        }

        for (; at < haystack.Length - 2; at++)
        {
            if (IsAnyAt(haystack, at, 0xFF)) return at;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<byte> Groups16(ref byte at, int place)
    {
        var bytes = Vector128.LoadUnsafe(ref at);
        var low = Vector128.ShuffleNative(_low[place], bytes & Vector128.Create((byte)0x0F));
        var high = Vector128.ShuffleNative(_high[place], bytes >>> 4);
        return low & high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<byte> Groups32(ref byte at, int place)
    {
        var bytes = Vector256.LoadUnsafe(ref at);
        var low = Avx2.Shuffle(Vector256.Create(_low[place], _low[place]), bytes & Vector256.Create((byte)0x0F));
        var high = Avx2.Shuffle(Vector256.Create(_high[place], _high[place]), (bytes.AsUInt16() >>> 4).AsByte() & Vector256.Create((byte)0x0F));
        return low & high;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Verify(ReadOnlySpan<byte> haystack, int at, Vector128<byte> hits)
    {
        for (var mask = ~Vector128.Equals(hits, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF; mask != 0; mask &= mask - 1)
        {
            var place = System.Numerics.BitOperations.TrailingZeroCount(mask);
            if (IsAnyAt(haystack, at + place, hits[place])) return at + place;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsAnyAt(ReadOnlySpan<byte> haystack, int at, byte groups)
    {
        for (var group = 0; group < _groups.Length; group++)
        {
            if ((groups & (1 << group)) == 0) continue;
            foreach (var needle in _groups[group])
            {
                if (_needles.IsAt(needle, haystack, at)) return true;
            }
        }

        return false;
    }

    private void FillTables()
    {
        for (var place = 0; place < Depth; place++)
        {
            var low = new byte[16];
            var high = new byte[16];
            for (var group = 0; group < _groups.Length; group++)
            {
                // A text of three letters may be followed by anything.
                if (_groups[group].Any(needle => _needles[needle].Length <= place))
                {
                    for (var half = 0; half < 16; half++) (low[half], high[half]) = ((byte)(low[half] | (1 << group)), (byte)(high[half] | (1 << group)));
                    continue;
                }

                foreach (var c in _groups[group].Select(needle => _needles[needle][place]))
                {
                    low[c & 0x0F] |= (byte)(1 << group);
                    high[c >> 4] |= (byte)(1 << group);
                    if (char.IsAsciiLetter((char)c)) high[(c & ~0x20) >> 4] |= (byte)(1 << group);
                }
            }

            _low[place] = Vector128.Create(low);
            _high[place] = Vector128.Create(high);
        }
    }
}
