using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Users;

/// <summary>The database that holds accounts and settings, shared by their stores.</summary>
public sealed class SettingsDatabase : IAsyncDisposable
{
    private const string Name = "Settings";

    /// <summary>Opens a SQLite file, creating it when missing.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StorageFault">It cannot be opened, or a newer version wrote it.</exception>
    public SettingsDatabase(string path) => Database = new SharedDatabase(path, Name);

    /// <summary>Opens a schema in PostgreSQL, creating it when missing.</summary>
    /// <param name="place">The database.</param>
    /// <exception cref="StorageFault">It cannot be opened, or a newer version wrote it.</exception>
    internal SettingsDatabase(PostgresPlace place) => Database = PostgresDatabase.Open(place, Name);

    /// <summary>The open database.</summary>
    internal IDatabase Database { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
