using System.Text;

namespace Patchbay.Flows.Trials;

/// <summary>Reads tables as spreadsheets save them: RFC 4180, with commas, semicolons or tabs, whichever the first row has most of.</summary>
internal static class CsvTable
{
    private const string Separators = ",;\t";
    private const char Mark = '\ufeff';

    /// <summary>Tells whether a text is such a table, and not one in Markdown.</summary>
    internal static bool IsOne(string text)
    {
        var first = FirstRow(text);
        return !first.StartsWith('|') && !first.StartsWith('#') && Separators.Any(first.Contains) && first.Contains("ends", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads all rows.</summary>
    /// <returns>Each row with the line it begins in; one without any text has no cells.</returns>
    internal static IEnumerable<(int Line, string[] Cells)> Rows(string text)
    {
        var separator = Separators.MaxBy(one => FirstRow(text).Count(letter => letter == one));
        var (line, at) = (1, text.StartsWith(Mark) ? 1 : 0);
        while (at < text.Length)
        {
            var began = line;
            var cells = Row(text, separator, ref at, ref line);
            yield return (began, cells.TrueForAll(cell => cell.Length == 0) ? [] : [.. cells]);
        }
    }

    private static string FirstRow(string text) => text.TrimStart(Mark, '\r', '\n', ' ').Split('\n')[0];

    private static List<string> Row(string text, char separator, ref int at, ref int line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '\n') line++;
            if (letter == '"' && quoted && at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[++at]);
            else if (letter == '"') quoted = !quoted;
            else if (quoted || (letter != separator && letter is not ('\r' or '\n'))) cell.Append(letter);
            else if (letter == separator) Take();
            else if (letter == '\n') break;
        }

        at++;
        Take();
        return cells;

        void Take()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }
}
