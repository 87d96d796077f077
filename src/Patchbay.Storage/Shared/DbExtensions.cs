using System.Data.Common;

namespace Patchbay.Storage.Shared;

/// <summary>Short forms for statements that SQLite and PostgreSQL share.</summary>
internal static class DbExtensions
{
    /// <summary>Runs a statement.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">The statement; its parameters are named <c>@name</c>.</param>
    /// <param name="parameters">Names and values.</param>
    /// <returns>Number of rows that changed.</returns>
    internal static int Execute(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return ConnectionBroke.Tell(command.ExecuteNonQuery);
    }

    /// <summary>Runs a statement for each of many rows. Over a network all rows travel together.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="names">Names of its parameters.</param>
    /// <param name="rows">Values in the order of the names.</param>
    /// <returns>Number of rows that changed.</returns>
    internal static int ExecuteForEach(this DbConnection connection, string sql, IReadOnlyList<string> names, IEnumerable<object?[]> rows) =>
        connection.CanCreateBatch ? ExecuteTogether(connection, sql, names, rows) : ExecuteOneByOne(connection, sql, names, rows);

    /// <summary>Reads the first value of the first row.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">The query.</param>
    /// <param name="parameters">Names and values.</param>
    /// <returns>The value; null when there is no row or it is NULL.</returns>
    internal static object? Value(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return ConnectionBroke.Tell(command.ExecuteScalar) is var value and not DBNull ? value : null;
    }

    /// <summary>Reads all rows.</summary>
    /// <typeparam name="T">What a row is made into.</typeparam>
    /// <param name="connection">Where.</param>
    /// <param name="sql">The query.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="parameters">Names and values.</param>
    /// <returns>The rows.</returns>
    internal static List<T> Rows<T>(
        this DbConnection connection, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var reader = ConnectionBroke.Tell(command.ExecuteReader);
        var rows = new List<T>();
        Func<bool> next = reader.Read;
        while (ConnectionBroke.Tell(next)) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Makes a command.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="parameters">Names and values; a value may be set later.</param>
    /// <returns>The command.</returns>
    internal static DbCommand Command(
        this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        // Every statement is made of constants of this assembly; values travel as parameters.
#pragma warning disable CA2100 // constant SQL, see above
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static int ExecuteTogether(DbConnection connection, string sql, IReadOnlyList<string> names, IEnumerable<object?[]> rows)
    {
        using var batch = connection.CreateBatch();
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
#pragma warning disable CA2100 // constant SQL, see above
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < names.Count; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = names[i];
                parameter.Value = row[i] ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        return batch.BatchCommands.Count == 0 ? 0 : ConnectionBroke.Tell(batch.ExecuteNonQuery);
    }

    private static int ExecuteOneByOne(DbConnection connection, string sql, IReadOnlyList<string> names, IEnumerable<object?[]> rows)
    {
        using var command = connection.Command(sql, [.. names.Select(name => (name, (object?)null))]);
        var changed = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i] ?? DBNull.Value;
            changed += ConnectionBroke.Tell(command.ExecuteNonQuery);
        }

        return changed;
    }
}
