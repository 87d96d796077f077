using System.Collections.Immutable;

namespace Patchbay.Server.Features.Site;

/// <summary>Reads a table of agents: <c>user,skills,queues</c>, with <c>;</c> between several skills or queues, as spreadsheets and the desk write it.</summary>
public static class StaffTable
{
    private const string None = "none";
    private static readonly ImmutableArray<string> known = ["user", "skills", "queues"];

    /// <summary>Reads a table.</summary>
    /// <param name="text">Its text; the first line names the columns.</param>
    /// <returns>The agents in order. An empty cell of queues means all queues and <c>none</c> no queue; a column that is missing is left alone.</returns>
    /// <exception cref="ServerFault">It is no such table; with the line.</exception>
    public static IReadOnlyList<(string User, StaffChange Change)> Read(string text)
    {
        var lines = text.TrimStart('\ufeff').Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        // Spreadsheets of countries with a decimal comma write semicolons between the cells.
        var separator = lines[0].FirstOrDefault(sign => sign is '\t' or ';' or ',', ',');
        var columns = Cells(lines[0], separator).Select(cell => cell.ToLowerInvariant()).ToList();
        if (columns.FirstOrDefault(column => !known.Contains(column)) is { } odd)
            throw new ServerFault($"Line 1: there is no column “{odd}”; columns are user, skills and queues.");
        if (!columns.Contains("user")) throw new ServerFault("Line 1: the column user is missing.");
        var agents = new List<(string, StaffChange)>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            var cells = Cells(lines[i], separator);
            if (cells.Count != columns.Count) throw new ServerFault($"Line {i + 1}: {cells.Count} cells for {columns.Count} columns; put cells with a comma into quotes.");
            if (cells[columns.IndexOf("user")].Length == 0) throw new ServerFault($"Line {i + 1}: the user is missing.");
            agents.Add((cells[columns.IndexOf("user")], ChangeOf(columns, cells)));
        }

        return agents;
    }

    /// <summary>Splits names that stand beside each other.</summary>
    /// <param name="text">Names with commas or semicolons between them.</param>
    /// <returns>The names.</returns>
    public static string[] Names(string text) => text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static StaffChange ChangeOf(List<string> columns, List<string> cells)
    {
        var skills = columns.IndexOf("skills") is >= 0 and var at ? string.Join(", ", Names(cells[at])) : null;
        string[]? queues = columns.IndexOf("queues") is >= 0 and var place ? Names(cells[place]) : null;
        var hasNone = queues is [var only] && string.Equals(only, None, StringComparison.OrdinalIgnoreCase);
        return new(skills, hasNone ? [] : queues is { Length: > 0 } ? queues : null, queues is { Length: 0 });
    }

    private static List<string> Cells(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == separator && !quoted) Flush();
            else cell.Append(line[i]);
        }

        Flush();
        return cells;

        void Flush()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }
}
