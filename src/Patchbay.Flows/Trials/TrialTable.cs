using System.Collections.Immutable;
using System.Globalization;

namespace Patchbay.Flows.Trials;

/// <summary>
/// Reads tables of scripted callers from a text: rows with bars as in Markdown, or a file of comma-separated values. The first row names the
/// columns, <c>caller</c>, <c>at</c>, <c>from</c>, <c>trunk</c>, <c>queues</c>, <c>does</c>, <c>hears</c> and <c>ends</c>; what is no table is for people to read.
/// </summary>
public static class TrialTable
{
    private static readonly DateTimeOffset ordinaryDay = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Reads all tables of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="faults">Rows that cannot be read, with their lines.</param>
    /// <returns>The callers.</returns>
    public static ImmutableArray<FlowTrial> Read(string text, out ImmutableArray<string> faults)
    {
        var trials = ImmutableArray.CreateBuilder<FlowTrial>();
        var wrong = ImmutableArray.CreateBuilder<string>();
        string[]? columns = null;
        foreach (var (line, cells) in CsvTable.IsOne(text) ? CsvTable.Rows(text) : MarkdownRows(text))
        {
            if (cells.Length == 0) columns = null;
            else if (columns is null) columns = [.. cells.Select(cell => cell.ToLowerInvariant())];
            else if (!cells.All(IsRule) && Trial(line, columns, cells, wrong) is { } trial) trials.Add(trial);
        }

        faults = wrong.ToImmutable();
        return trials.ToImmutable();
    }

    private static IEnumerable<(int Line, string[] Cells)> MarkdownRows(string text) => text.Split('\n').Select((row, index) => (index + 1, Cells(row)));

    private static string[] Cells(string row)
    {
        var trimmed = row.Trim();
        return trimmed.StartsWith('|') ? [.. trimmed.Trim('|').Split('|').Select(cell => cell.Trim())] : [];
    }

    private static bool IsRule(string cell) => cell.Length > 0 && cell.All(c => c is '-' or ':');

    private static FlowTrial? Trial(int line, string[] columns, string[] cells, ImmutableArray<string>.Builder wrong)
    {
        string Of(string column) => Array.IndexOf(columns, column) is >= 0 and var i && i < cells.Length ? cells[i] : "";
        if (Of("ends").Length == 0)
        {
            wrong.Add($"{line}: the column \"ends\" is empty or missing.");
            return null;
        }

        var at = ordinaryDay;
        if (Of("at") is { Length: > 0 } when
            && !DateTimeOffset.TryParseExact(when, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at))
        {
            wrong.Add($"{line}: \"{when}\" is no time; write 2026-12-24 09:30 (UTC).");
            return null;
        }

        var queues = Split(Of("queues"), ',').Select(one => (Text: one, Queue: TrialQueue.TryRead(one))).ToList();
        if (queues.Find(one => one.Queue is null) is { Text: { } odd })
        {
            wrong.Add($"{line}: \"{odd}\" tells nothing of a queue; write Support full, Support nobody, Support 12 for how many wait, or Support wait 7 for the minutes to wait there.");
            return null;
        }

        var caller = new TrialCaller(Of("from"), at, Of("trunk"), [.. queues.Select(one => one.Queue!)]);
        return new(line, Of("caller"), caller, Split(Of("does"), ','), Split(Of("hears"), ';'), Of("ends"));
    }

    private static ImmutableArray<string> Split(string cell, char by) => [.. cell.Split(by, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
