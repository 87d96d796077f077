using System.Data.Common;
using System.Globalization;
using Npgsql;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Migrations;

/// <summary>
/// One schema of a PostgreSQL database, brought to this version's tables. The steps are the files <c>Migrations/Postgres/NAME/NNN_what.sql</c>;
/// a step that was released never changes.
/// </summary>
internal sealed class PostgresDatabase : IDatabase
{
    private WriterTask? writer;

    private PostgresDatabase(NpgsqlDataSource source) => (Source, Place) = (source, PostgresPlace.Describe(source));

    /// <summary>Connections to the schema.</summary>
    internal NpgsqlDataSource Source { get; }

    /// <summary>Server, database and schema, for messages.</summary>
    internal string Place { get; }

    /// <summary>Opens a schema, creating it when missing.</summary>
    /// <param name="place">The database.</param>
    /// <param name="name">Which database it is: the folder of its steps.</param>
    /// <param name="schema">End of the schema's name, where there are several of its kind; null for the name itself.</param>
    /// <returns>The open schema.</returns>
    /// <exception cref="StorageFault">It cannot be reached or changed, or a newer version wrote it. Nothing was changed.</exception>
    internal static PostgresDatabase Open(PostgresPlace place, string name, string? schema = null) =>
        Open(place, place.SchemaOf(schema ?? name), Database.StepsOf("Postgres/" + name));

    /// <summary>Opens a schema with given steps.</summary>
    /// <param name="place">The database.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="steps">All steps in order; the first one leads to version 1.</param>
    /// <returns>The open schema.</returns>
    internal static PostgresDatabase Open(PostgresPlace place, string schema, IReadOnlyList<string> steps)
    {
        PostgresDatabase database = new(place.Source(schema));
        try
        {
            using var connection = database.Source.OpenConnection();
            Migrate(connection, database.Place, schema, steps);
            return database;
        }
        catch (DbException failure)
        {
            database.Source.Dispose();
            throw new StorageFault($"Patchbay cannot open {database.Place}: {failure.Message}", failure);
        }
        catch
        {
            database.Source.Dispose();
            throw;
        }
    }

    /// <summary>Throws a schema away with all that is in it.</summary>
    /// <param name="place">The database.</param>
    /// <param name="schema">End of the schema's name. Nobody uses it any more; it need not be there.</param>
    /// <exception cref="StorageFault">It is still there.</exception>
    internal static void Remove(PostgresPlace place, string schema)
    {
        using var source = place.Source(place.SchemaOf(schema));
        try
        {
            using var connection = source.OpenConnection();
            connection.Execute($"DROP SCHEMA IF EXISTS \"{place.SchemaOf(schema)}\" CASCADE");
        }
        catch (DbException failure)
        {
            throw new StorageFault($"Patchbay cannot remove {PostgresPlace.Describe(source)}: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public ValueTask<T> WriteAsync<T>(Func<DbConnection, T> write, CancellationToken cancellationToken) =>
        LazyInitializer.EnsureInitialized(ref writer, () => new(Source.CreateConnection(), Place)).WriteAsync(write, cancellationToken);

    /// <inheritdoc/>
    public T Read<T>(Func<DbConnection, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var connection = Source.OpenConnection();
            return read(connection);
        }
        catch (DbException failure)
        {
            throw new StorageFault($"Patchbay cannot read {Place}: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (writer is not null) await writer.DisposeAsync();
        await Source.DisposeAsync();
    }

    private static void Migrate(NpgsqlConnection connection, string place, string schema, IReadOnlyList<string> steps)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute("SELECT pg_advisory_xact_lock(hashtextextended(@schema, 1))", ("@schema", schema));
        var version = VersionOf(connection, schema);
        if (version > steps.Count)
        {
            throw new StorageFault(
                $"{place} was written by a newer version of Patchbay (schema {version}, this one knows {steps.Count}); start that version.");
        }

        if (version == steps.Count) return;
        // A schema that is there need not be made: the account may lack the right to make one.
        if (connection.Value("SELECT 1 FROM pg_namespace WHERE nspname = @schema", ("@schema", schema)) is null)
            connection.Execute($"CREATE SCHEMA \"{schema}\"");
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)");
        foreach (var step in steps.Skip(version)) connection.Execute(step);
        connection.Execute("DELETE FROM schema_version");
        connection.Execute("INSERT INTO schema_version (version) VALUES (@version)", ("@version", steps.Count));
        transaction.Commit();
    }

    private static int VersionOf(NpgsqlConnection connection, string schema)
    {
        var exists = connection.Value(
            "SELECT 1 FROM pg_tables WHERE schemaname = @schema AND tablename = 'schema_version'", ("@schema", schema)) is not null;
        return exists ? Convert.ToInt32(connection.Value("SELECT max(version) FROM schema_version") ?? 0, CultureInfo.InvariantCulture) : 0;
    }
}
