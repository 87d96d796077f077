using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Patchbay.Storage.Shared;

/// <summary>
/// A query that is asked for every call, prepared once for each thread that asks at the same time: to parse and to plan it anew costs
/// several times the look-up itself.
/// </summary>
/// <param name="file">The file that is read.</param>
/// <param name="sql">A constant of this assembly; its parameters are named.</param>
internal sealed class PreparedReads(SqliteFile file, string sql) : IDisposable
{
    private readonly ConcurrentBag<SqliteCommand> idle = [];
    private volatile bool disposed;

    /// <summary>Reads all rows.</summary>
    /// <typeparam name="T">What a row is made into.</typeparam>
    /// <param name="read">Reads one row.</param>
    /// <param name="parameters">Names and values, of the same names in the same order each time.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    internal List<T> Rows<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        if (!idle.TryTake(out var command)) command = file.OpenForReading().Command(sql);
        try
        {
            Bind(command, parameters);
            var rows = Read(command, read);
            idle.Add(command);
            command = null;
            return rows;
        }
        finally
        {
            if (command is not null) Close(command);
            if (disposed) CloseIdle();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        CloseIdle();
    }

    private static void Close(SqliteCommand command)
    {
        var connection = command.Connection;
        command.Dispose();
        connection?.Dispose();
    }

    private static void Bind(SqliteCommand command, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i == command.Parameters.Count) command.Parameters.AddWithValue(parameters[i].Name, parameters[i].Value);
            else command.Parameters[i].Value = parameters[i].Value;
        }
    }

    private static List<T> Read<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private void CloseIdle()
    {
        while (idle.TryTake(out var command)) Close(command);
    }
}
