using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Patchbay.DemoOrg.Soql;

/// <summary>A query whose rows are read one after the other. It sees the org as it was when it was opened, whatever is written meanwhile.</summary>
internal sealed class OpenQuery : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _snapshot;
    private readonly SqliteCommand _command;

    public OpenQuery(SqliteConnection connection, SoqlStatement statement)
    {
        (_connection, Statement) = (connection, statement);
        _snapshot = connection.BeginTransaction(deferred: true);
        _command = Command(statement.Sql);
        Row = _command.ExecuteReader();
    }

    public SoqlStatement Statement { get; }

    /// <summary>The current row, once <see cref="Read"/> was true.</summary>
    public SqliteDataReader Row { get; }

    /// <summary>How many rows there are in all. Costs as much as reading them.</summary>
    public int Count()
    {
        using var count = Command($"SELECT count(*) FROM ({Statement.Sql})");
        return Convert.ToInt32(count.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public bool Read() => Row.Read();

    public void Dispose()
    {
        Row.Dispose();
        _command.Dispose();
        _snapshot.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _snapshot;
        command.CommandText = sql;
        for (var place = 0; place < Statement.Values.Count; place++)
            command.Parameters.AddWithValue($"$v{place}", Statement.Values[place]);
        return command;
    }
}
