using System.Buffers;

namespace Patchbay.DemoOrg.Bulk;

/// <summary>Writes rows of CSV the way the platform does: every field in quotation marks.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> _quotes = SearchValues.Create("\"");

    public static void WriteRow(TextWriter text, CsvForm form, params ReadOnlySpan<string> fields)
    {
        for (var place = 0; place < fields.Length; place++)
            WriteField(text, form, fields[place], isFirst: place == 0);
        text.Write(form.LineEnding);
    }

    public static void WriteField(TextWriter text, CsvForm form, string field, bool isFirst)
    {
        if (!isFirst)
            text.Write(form.Delimiter);
        text.Write('"');
        text.Write(field.AsSpan().ContainsAny(_quotes) ? field.Replace("\"", "\"\"", StringComparison.Ordinal) : field);
        text.Write('"');
    }
}
