using System.Globalization;
using System.Text;

namespace Patchbay.Audit.Pages;

/// <summary>Makes text safe inside HTML, in content and in quoted attributes. Code that was audited is hostile input.</summary>
internal static class HtmlEscape
{
    /// <summary>Appends a text.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="text">Anything; null is empty.</param>
    /// <remarks>Characters that turn the direction of what follows are shown by number, so that code reads as it runs.</remarks>
    internal static void Append(StringBuilder to, string? text)
    {
        for (var at = 0; at < (text?.Length ?? 0); at++)
        {
            var c = text![at];
            if (c is >= ' ' and < (char)127 and not ('&' or '<' or '>' or '"' or '\'') || c is '\n' or '\t') to.Append(c);
            else if (c < (char)128) AppendAscii(to, c);
            else if (char.IsSurrogate(c)) at += AppendSurrogate(to, text, at);
            else if (TurnsDirection(c)) to.Append(CultureInfo.InvariantCulture, $"[U+{(int)c:X4}]");
            else to.Append(char.IsControl(c) ? '\uFFFD' : c);
        }
    }

    private static void AppendAscii(StringBuilder to, char c) => to.Append(c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => "\uFFFD",
    });

    private static int AppendSurrogate(StringBuilder to, string text, int at)
    {
        if (!char.IsHighSurrogate(text[at]) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]))
        {
            to.Append('\uFFFD');
            return 0;
        }

        to.Append(text[at]).Append(text[at + 1]);
        return 1;
    }

    /// <summary>True for characters that turn the direction of what follows.</summary>
    internal static bool TurnsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';
}
