using System.Text;

namespace Patchbay.Core.Spoken;

/// <summary>Takes the sentences of a text apart in which values stand in braces. A sentence ends at a full stop, a question or an exclamation mark before a blank.</summary>
internal static class Sentences
{
    private const string Ends = ".!?";

    /// <summary>Leaves out every sentence that names a value which nobody knows: a caller would hear a hole in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isUnknown">Tells of what stands in a pair of braces whether nobody knows it.</param>
    /// <returns>The rest, as it is written; empty when nothing is left.</returns>
    internal static string Without(string text, Func<string, bool> isUnknown)
    {
        var kept = new StringBuilder();
        for (var from = 0; from < text.Length;)
        {
            var end = EndOf(text, from);
            if (!NamedIn(text[from..end]).Any(isUnknown)) kept.Append(text, from, end - from);
            from = end;
        }

        return kept.Length == text.Length ? text : kept.ToString().Trim();
    }

    private static int EndOf(string text, int from)
    {
        var at = from;
        while (at < text.Length && !(Ends.Contains(text[at], StringComparison.Ordinal) && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])))) at = Next(text, at);
        do at++;
        while (at < text.Length && char.IsWhiteSpace(text[at]));
        return Math.Min(at, text.Length);
    }

    /// <summary>A name in braces may have a full stop.</summary>
    private static int Next(string text, int at) => text[at] == '{' && text.IndexOf('}', at) is > 0 and var close ? close + 1 : at + 1;

    private static IEnumerable<string> NamedIn(string sentence)
    {
        for (var open = sentence.IndexOf('{', StringComparison.Ordinal); open >= 0; open = sentence.IndexOf('{', open + 1))
        {
            if (sentence.IndexOf('}', open) is > 0 and var close) yield return sentence[(open + 1)..close];
        }
    }
}
