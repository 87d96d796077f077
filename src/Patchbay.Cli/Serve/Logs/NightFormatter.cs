using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Patchbay.Cli.Serve.Logs;

/// <summary>
/// Writes each message as one line that a person can read at night: when, how bad, which part, what, and what to do.
/// <code>2026-11-26T03:12:09.041Z WARNING runtime/loop 4000: The journal cannot be written: ... | Do: look at the disk ...</code>
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class NightFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    internal const string FormatterName = "patchbay";
    private const string Ours = "Patchbay.";

    /// <summary>True under systemd, whose journal reads how bad a line is from its beginning (sd-daemon(3)).</summary>
    private readonly bool tellsJournal = Environment.GetEnvironmentVariable("JOURNAL_STREAM") is { Length: > 0 };

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var what = OneLine(logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (logEntry.Exception is { } exception) what += $" | {OneLine(exception.ToString())}";
        var (word, priority) = WordOf(logEntry.LogLevel);
        if (tellsJournal) textWriter.Write($"<{priority.ToString(CultureInfo.InvariantCulture)}>");
        textWriter.Write(time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        textWriter.Write($" {word} {AreaOf(logEntry.Category)} {logEntry.EventId.Id.ToString(CultureInfo.InvariantCulture)}: {what}");
        if (logEntry.LogLevel >= LogLevel.Warning && LogAdvice.For(logEntry.EventId.Id) is { } advice) textWriter.Write($" | Do: {advice}");
        textWriter.Write('\n');
    }

    /// <summary>
    /// The part of the product: <c>Patchbay.Storage.Journal.SqliteJournal</c> is <c>storage/journal</c>, and that of an org, which stands behind the
    /// name in brackets, <c>salesforce/calllog[sandbox]</c>.
    /// </summary>
    private static string AreaOf(string category)
    {
        if (!category.StartsWith(Ours, StringComparison.Ordinal)) return category;
        var parts = category[Ours.Length..].Split('.');
        var org = parts[^1].IndexOf('[', StringComparison.Ordinal) is >= 0 and var at ? parts[^1][at..] : "";
        return string.Join('/', parts[..^1]).ToLowerInvariant() + org;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static (string Word, int Priority) WordOf(LogLevel level) => level switch
    {
        LogLevel.Critical => ("CRITICAL", 2),
        LogLevel.Error => ("ERROR", 3),
        LogLevel.Warning => ("WARNING", 4),
        LogLevel.Information => ("info", 6),
        _ => ("debug", 7),
    };
}
