namespace Patchbay.DemoOrg.Bulk;

/// <summary>How a job's text is cut into fields and lines.</summary>
/// <param name="Delimiter">Between fields.</param>
/// <param name="DelimiterName">The platform's name for it.</param>
/// <param name="LineEnding">LF or CR LF.</param>
internal sealed record CsvForm(char Delimiter, string DelimiterName, string LineEnding)
{
    private static readonly Dictionary<string, char> _delimiters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["COMMA"] = ',',
        ["SEMICOLON"] = ';',
        ["TAB"] = '\t',
        ["PIPE"] = '|',
        ["CARET"] = '^',
        ["BACKQUOTE"] = '`',
    };

    public string LineEndingName => LineEnding == "\n" ? "LF" : "CRLF";

    /// <summary>Reads the two names; null stands for the default of each.</summary>
    /// <returns>Null when one is unknown.</returns>
    public static CsvForm? Of(string? delimiter, string? lineEnding)
    {
        var name = delimiter ?? "COMMA";
        return _delimiters.TryGetValue(name, out var sign) && lineEnding is null or "LF" or "CRLF"
            ? new CsvForm(sign, name.ToUpperInvariant(), lineEnding == "CRLF" ? "\r\n" : "\n")
            : null;
    }
}
