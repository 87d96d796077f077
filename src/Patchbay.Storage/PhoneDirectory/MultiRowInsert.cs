using Microsoft.Data.Sqlite;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>Inserts rows many at a time with one prepared statement, and what is left over one by one.</summary>
internal sealed class MultiRowInsert : IDisposable
{
    private readonly SqliteCommand many;
    private readonly SqliteCommand one;
    private readonly int columns;
    private readonly object?[] waiting;
    private int filled;

    /// <param name="connection">Where.</param>
    /// <param name="target">Table and columns; a constant of this assembly.</param>
    /// <param name="columns">How many.</param>
    /// <param name="rowsAtOnce">Rows of one statement.</param>
    internal MultiRowInsert(SqliteConnection connection, string target, int columns, int rowsAtOnce)
    {
        this.columns = columns;
        waiting = new object?[columns * rowsAtOnce];
        many = Command(connection, target, columns, rowsAtOnce);
        one = Command(connection, target, columns, 1);
    }

    /// <summary>Adds a row. It is in the table at the latest after <see cref="Finish"/>.</summary>
    /// <param name="row">One value for each column.</param>
    internal void Add(params ReadOnlySpan<object?> row)
    {
        row.CopyTo(waiting.AsSpan(filled));
        filled += columns;
        if (filled < waiting.Length) return;
        many.Run(waiting);
        filled = 0;
    }

    /// <summary>Inserts the rows that still wait.</summary>
    internal void Finish()
    {
        for (var at = 0; at < filled; at += columns) one.Run(waiting.AsSpan(at, columns));
        filled = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        many.Dispose();
        one.Dispose();
    }

    private static SqliteCommand Command(SqliteConnection connection, string target, int columns, int rows)
    {
        var names = Enumerable.Range(0, columns * rows).Select(i => $"$v{i}").ToArray();
        var places = names.Chunk(columns).Select(row => $"({string.Join(", ", row)})");
        var command = connection.Command($"INSERT INTO {target} VALUES {string.Join(", ", places)}");
        foreach (var name in names) command.Parameters.AddWithValue(name, DBNull.Value);
        command.Prepare();
        return command;
    }
}
