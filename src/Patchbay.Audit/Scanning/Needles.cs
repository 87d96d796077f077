using System.Text;

namespace Patchbay.Audit.Scanning;

/// <summary>Texts to look for, in any case of letters. All are ASCII, at least three characters, and start with a letter.</summary>
internal sealed class Needles
{
    private readonly byte[][] _lower;

    /// <param name="texts">The texts.</param>
    /// <exception cref="ArgumentException">A text is too short or not ASCII.</exception>
    internal Needles(params IEnumerable<string> texts)
    {
        _lower = [.. texts.Select(Lower).DistinctBy(Encoding.ASCII.GetString)];
        if (_lower.FirstOrDefault(needle => needle.Length < 3) is { } tooShort)
            throw new ArgumentException($"'{Encoding.ASCII.GetString(tooShort)}' is too short to look for.", nameof(texts));
    }

    internal int Count => _lower.Length;

    internal ReadOnlySpan<byte> this[int index] => _lower[index];

    internal int Longest => _lower.Length == 0 ? 0 : _lower.Max(needle => needle.Length);

    /// <summary>Tells whether a text stands at a place.</summary>
    /// <param name="index">Which.</param>
    /// <param name="haystack">Where.</param>
    /// <param name="at">The place.</param>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    internal bool IsAt(int index, ReadOnlySpan<byte> haystack, int at)
    {
        var needle = _lower[index];
        if (haystack.Length - at < needle.Length) return false;
        for (var place = 0; place < needle.Length; place++)
        {
            var c = haystack[at + place];
            if (c is >= (byte)'A' and <= (byte)'Z') c |= 0x20;
            if (c != needle[place]) return false;
        }

        // "salesforce" is in every other file and ends with the name of the old interface.
        return !(needle.AsSpan().SequenceEqual("sforce"u8) && at > 0 && char.IsAsciiLetterOrDigit((char)haystack[at - 1]));
    }

    private static byte[] Lower(string text)
    {
        if (!Ascii.IsValid(text)) throw new ArgumentException($"'{text}' is not ASCII.", nameof(text));
#pragma warning disable CA1308 // Lower case is what is compared with; nothing is made upper again.
        return Encoding.ASCII.GetBytes(text.ToLowerInvariant());
#pragma warning restore CA1308
    }
}
