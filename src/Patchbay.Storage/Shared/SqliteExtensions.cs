using Microsoft.Data.Sqlite;

namespace Patchbay.Storage.Shared;

/// <summary>Short forms for statements that are not on the way of a call.</summary>
internal static class SqliteExtensions
{
    /// <summary>Runs a statement.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">The statement; its parameters are named.</param>
    /// <param name="parameters">Names and values.</param>
    /// <returns>Number of rows that changed.</returns>
    internal static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads the first value of the first row.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">The query.</param>
    /// <param name="parameters">Names and values.</param>
    /// <returns>The value; null when there is no row or it is NULL.</returns>
    internal static object? Value(
        this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteScalar() is var value and not DBNull ? value : null;
    }

    /// <summary>Reads all rows.</summary>
    /// <typeparam name="T">What a row is made into.</typeparam>
    /// <param name="connection">Where.</param>
    /// <param name="sql">The query.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="parameters">Names and values.</param>
    /// <returns>The rows.</returns>
    internal static List<T> Rows<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Makes a command.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="parameters">Names and values; a value may be set later.</param>
    /// <returns>The command.</returns>
    internal static SqliteCommand Command(
        this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        // Every statement is a constant of this assembly; values travel as parameters.
#pragma warning disable CA2100 // constant SQL, see above
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    /// <summary>Gives a prepared command its values, in the order of its parameters.</summary>
    /// <param name="command">The command.</param>
    /// <param name="values">One value for each parameter.</param>
    internal static void Set(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    /// <summary>Runs a prepared command with new values.</summary>
    /// <param name="command">The command.</param>
    /// <param name="values">One value for each parameter.</param>
    internal static void Run(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        command.Set(values);
        command.ExecuteNonQuery();
    }
}
