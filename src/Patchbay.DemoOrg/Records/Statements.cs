using Microsoft.Data.Sqlite;

namespace Patchbay.DemoOrg.Records;

/// <summary>Prepared statements of one connection; each is compiled once. For one thread.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    // Far more than the objects need; queries of clients do not come here.
    private const int MostKept = 500;

    private readonly Dictionary<string, SqliteCommand> _known = new(StringComparer.Ordinal);

    public SqliteConnection Connection { get; } = connection;

    /// <summary>A statement with its parameters <c>$0</c>, <c>$1</c> … set. It belongs to the caller until the next use of the same one.</summary>
    public SqliteCommand Use(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_known.TryGetValue(sql, out var command))
            command = Prepare(sql, values.Length);
        for (var place = 0; place < values.Length; place++)
            command.Parameters[place].Value = values[place] ?? DBNull.Value;
        return command;
    }

    public void Execute(string sql, params ReadOnlySpan<object?> values) => Use(sql, values).ExecuteNonQuery();

    /// <summary>Runs <paramref name="work"/> in a transaction that is committed when it says so, and undone otherwise.</summary>
    public T InTransaction<T>(Func<(T Result, bool Keep)> work, Action committed)
    {
        Execute("BEGIN IMMEDIATE");
        var isKept = false;
        try
        {
            (var result, isKept) = work();
            return result;
        }
        finally
        {
            Execute(isKept ? "COMMIT" : "ROLLBACK");
            if (isKept)
                committed();
        }
    }

    public void Dispose()
    {
        foreach (var command in _known.Values)
            command.Dispose();
        _known.Clear();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        if (_known.Count >= MostKept)
            Dispose();
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        for (var place = 0; place < parameters; place++)
            command.Parameters.Add(new SqliteParameter($"${place}", DBNull.Value));
        _known.Add(sql, command);
        return command;
    }
}
