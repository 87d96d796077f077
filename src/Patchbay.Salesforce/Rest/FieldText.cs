using System.Text;

namespace Patchbay.Salesforce.Rest;

/// <summary>Makes text fit to be sent: what people paste may hold characters that no text field takes.</summary>
internal static class FieldText
{
    /// <summary>Replaces halves of characters, and takes control characters out but for tabs and line ends.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The same text when nothing is wrong with it, which is nearly always.</returns>
    internal static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsWrong(text, i)) return Rebuild(text);
            if (char.IsHighSurrogate(text[i])) i++;
        }

        return text;
    }

    private static string Rebuild(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsWrong(text, i))
            {
                clean.Append(text[i]);
                if (char.IsHighSurrogate(text[i])) clean.Append(text[++i]);
            }
            else if (char.IsSurrogate(text[i]))
            {
                clean.Append('\ufffd');
            }
        }

        return clean.ToString();
    }

    private static bool IsWrong(string text, int place)
    {
        var c = text[place];
        if (char.IsHighSurrogate(c)) return place + 1 == text.Length || !char.IsLowSurrogate(text[place + 1]);
        return char.IsLowSurrogate(c) || (char.IsControl(c) && c is not ('\t' or '\n' or '\r'));
    }
}
