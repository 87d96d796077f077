using System.Buffers;
using System.Globalization;
using System.Text;

namespace Patchbay.Telephony.Sip.Messages;

/// <summary>The lexical rules of RFC 3261 §25 that all parts of a message share.</summary>
internal static class SipText
{
    private static readonly SearchValues<byte> TokenBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.!%*_+`'~"u8);

    public static readonly SearchValues<byte> HostBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._"u8);

    public static readonly SearchValues<byte> SchemeBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."u8);

    public static readonly SearchValues<byte> AddressBytes = SearchValues.Create("0123456789abcdefABCDEF:."u8);

    public static readonly SearchValues<byte> DottedBytes = SearchValues.Create("0123456789."u8);

    public static readonly SearchValues<byte> NotInUser = SearchValues.Create("<>\"@[]{}|\\^"u8);

    public static readonly SearchValues<byte> NotInParameterName = SearchValues.Create(" \t<>\",;?@"u8);

    public static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    public static bool IsToken(ReadOnlySpan<byte> text) => !text.IsEmpty && text.IndexOfAnyExcept(TokenBytes) < 0;

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        int start = 0, end = text.Length;
        while (start < end && IsSpace(text[start]))
            start++;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        return text[start..end];
    }

    public static bool ContainsSpace(ReadOnlySpan<byte> text) => text.IndexOfAny(" \t\r\n"u8) >= 0;

    /// <summary>Reads digits only: no sign, no blanks, no overflow.</summary>
    public static bool TryParseUInt32(ReadOnlySpan<byte> text, out uint value) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    public static bool EqualsIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other) =>
        text.Length == other.Length && Ascii.EqualsIgnoreCase(text, other);

    /// <summary>Finds <paramref name="wanted"/> outside quoted strings and angle brackets.</summary>
    /// <returns>Its index; the length of the text if it is not there; -1 if a quote or bracket stays open.</returns>
    public static int IndexOfUnquoted(ReadOnlySpan<byte> text, byte wanted)
    {
        bool inBrackets = false;
        for (int i = 0; i < text.Length; i++)
        {
            byte c = text[i];
            if (c == (byte)'"' && !inBrackets)
            {
                i = EndOfQuoted(text, i);
                if (i < 0)
                    return -1;
            }
            else if (c == (byte)'<' && wanted != (byte)'<')
                inBrackets = true;
            else if (c == (byte)'>')
                inBrackets = false;
            else if (c == wanted && !inBrackets)
                return i;
        }

        return inBrackets ? -1 : text.Length;
    }

    /// <summary>The index of the quote that closes the one at <paramref name="open"/>, or -1.</summary>
    public static int EndOfQuoted(ReadOnlySpan<byte> text, int open)
    {
        for (int i = open + 1; i < text.Length; i++)
        {
            if (text[i] == (byte)'\\')
                i++;
            else if (text[i] == (byte)'"')
                return i;
        }

        return -1;
    }

    /// <summary>The text of a quoted string without its quotes and backslashes; a token as it is.</summary>
    public static string Unquote(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != (byte)'"' || text[^1] != (byte)'"')
            return Encoding.UTF8.GetString(text);
        ReadOnlySpan<byte> inner = text[1..^1];
        if (!inner.Contains((byte)'\\'))
            return Encoding.UTF8.GetString(inner);
        byte[] plain = new byte[inner.Length];
        int length = 0;
        for (int i = 0; i < inner.Length; i++)
        {
            if (inner[i] == (byte)'\\' && i + 1 < inner.Length)
                i++;
            plain[length++] = inner[i];
        }

        return Encoding.UTF8.GetString(plain, 0, length);
    }

    /// <summary>Replaces %HH by the byte it stands for. A % without two hex digits stays.</summary>
    public static string Unescape(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'%'))
            return Encoding.UTF8.GetString(text);
        byte[] plain = new byte[text.Length];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'%' && i + 2 < text.Length
                && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                plain[length++] = value;
                i += 2;
            }
            else
                plain[length++] = text[i];
        }

        return Encoding.UTF8.GetString(plain, 0, length);
    }
}
