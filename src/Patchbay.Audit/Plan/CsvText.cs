using System.Globalization;
using System.Text;

namespace Patchbay.Audit.Plan;

/// <summary>Rows of a table as text (RFC 4180), safe to open in a spreadsheet.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Its cells.</param>
    internal CsvText Row(params IEnumerable<string?> cells)
    {
        _text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        return this;
    }

    /// <summary>A day as ISO 8601.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    // A telephone number is no formula.
    private static bool IsNumber(string text) => text[0] == '+' && text.Length > 1 && text.Skip(1).All(c => char.IsAsciiDigit(c) || c == ' ');

    // A spreadsheet runs a cell that begins like a formula; names come from code and orgs of others.
    private static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) && !IsNumber(text)) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text.StartsWith(' ') || text.EndsWith(' ') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
