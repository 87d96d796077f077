using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Patchbay.Storage.Shared;

/// <summary>
/// A statement that is run for every event of every call, straight through SQLite's own interface: the driver's way makes a reader and boxes
/// its values each time, which costs more than the insert. For one thread at a time.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private const int ShortText = 256;

    /// <summary>Bytes that a UTF-16 code unit takes at most in UTF-8.</summary>
    private const int MostBytes = 3;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <summary>Prepares a statement that returns no rows.</summary>
    /// <param name="connection">An open connection; it must outlive this.</param>
    /// <param name="sql">A constant of this assembly; its parameters are <c>?1</c>, <c>?2</c>…</param>
    /// <exception cref="SqliteException">SQLite does not take it.</exception>
    internal PreparedStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    internal void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(statement, parameter, value));

    internal void Bind(int parameter, long? value)
    {
        if (value is { } number) Bind(parameter, number);
        else BindNull(parameter);
    }

    internal void Bind(int parameter, string text) => Check(raw.sqlite3_bind_text(statement, parameter, text));

    /// <summary>Binds text that is UTF-8 already.</summary>
    internal void BindText(int parameter, ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(statement, parameter, utf8));

    /// <summary>Binds text without leaving garbage behind; null as NULL.</summary>
    internal void BindText(int parameter, string? text)
    {
        if (text is null) BindNull(parameter);
        // To SQLite no bytes at all are NULL, so the empty text takes the other way.
        else if (text.Length == 0) Bind(parameter, text);
        else if (text.Length > ShortText) BindText(parameter, Encoding.UTF8.GetBytes(text));
        else BindShort(parameter, text);
    }

    internal void BindBytes(int parameter, ReadOnlySpan<byte> bytes) => Check(raw.sqlite3_bind_blob(statement, parameter, bytes));

    /// <summary>Binds an id in the form of <see cref="IdKeys.ToKey"/>.</summary>
    internal void Bind(int parameter, Guid id)
    {
        Span<byte> key = stackalloc byte[16];
        id.TryWriteBytes(key, bigEndian: true, out _);
        BindBytes(parameter, key);
    }

    /// <summary>Runs it with what was bound.</summary>
    /// <exception cref="SqliteException">Nothing was changed by it.</exception>
    internal void Run()
    {
        var result = raw.sqlite3_step(statement);
        if (result is raw.SQLITE_DONE)
        {
            raw.sqlite3_reset(statement);
            return;
        }

        // Reset makes the connection forget what was wrong with it, so it is told first.
        try
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();

    private void BindShort(int parameter, string text)
    {
        Span<byte> utf8 = stackalloc byte[ShortText * MostBytes];
        BindText(parameter, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    private void BindNull(int parameter) => Check(raw.sqlite3_bind_null(statement, parameter));

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
