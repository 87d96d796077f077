namespace Patchbay.Audit.Sources;

/// <summary>Why a file could not be read, in words.</summary>
internal static class SourceFault
{
    /// <summary>Says what went wrong, without the path, which the report says anyway.</summary>
    /// <param name="fault">What was thrown.</param>
    internal static string Of(Exception fault) => fault switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "it is no longer there",
        PathTooLongException => "its path is too long",
        InvalidDataException => FirstSentence(fault.Message),
        IOException when fault.Message.Contains("symbolic links", StringComparison.OrdinalIgnoreCase) => "a symbolic link that leads in a circle",
        _ => FirstSentence(fault.Message),
    };

    private static string FirstSentence(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim();
        var quote = line.IndexOf(" : '", StringComparison.Ordinal);
        return (quote > 0 ? line[..quote] : line).TrimEnd('.');
    }
}
