using System.Text;

namespace Patchbay.Audit.Sources;

/// <summary>Finds out how a file is encoded. Sources of twenty years come in all ways.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Tells the encoding from the start of a file.</summary>
    /// <param name="start">Some first bytes.</param>
    /// <returns>UTF-16 when a mark or the pattern of zeros says so, else UTF-8. Null for what is no text.</returns>
    internal static Encoding? Guess(ReadOnlySpan<byte> start)
    {
        if (start.Length >= 2 && start[0] == 0xFF && start[1] == 0xFE) return Encoding.Unicode;
        if (start.Length >= 2 && start[0] == 0xFE && start[1] == 0xFF) return Encoding.BigEndianUnicode;
        var looked = start[..Math.Min(start.Length, 512)];
        if (!looked.Contains((byte)0)) return Strict;
        var (even, odd) = (0, 0);
        for (var at = 0; at + 1 < looked.Length; at += 2)
        {
            if (looked[at] == 0) even++;
            if (looked[at + 1] == 0) odd++;
        }

        var pairs = looked.Length / 2;
        if (pairs == 0) return null;
        if (odd > pairs * 7 / 10 && even < pairs / 10) return Encoding.Unicode;
        return even > pairs * 7 / 10 && odd < pairs / 10 ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>Decodes a whole file.</summary>
    /// <param name="bytes">All of it.</param>
    /// <returns>Its text without a byte order mark; null for what is no text.</returns>
    internal static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (Guess(bytes) is not { } encoding) return null;
        if (encoding != Strict) return encoding.GetString(bytes).TrimStart('\uFEFF');
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Old editors on Windows: every byte is a character.
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
