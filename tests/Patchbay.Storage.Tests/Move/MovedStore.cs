using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Move;
using Patchbay.Storage.Records;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Tests.Shared;
using Patchbay.Storage.Users;

namespace Patchbay.Storage.Tests.Move;

/// <summary>A data folder of which nothing was written yet, and what <c>patchbay storage move</c> made of it.</summary>
public sealed class MovedStore : IDisposable
{
    private readonly TempFolder folder = new();

    private MovedStore(string prefix) => Place = new($"{PostgresFixture.Connection};Application Name={prefix}", prefix);

    /// <summary>Where it is now.</summary>
    internal PostgresPlace Place { get; }

    /// <summary>The key that stayed in the folder.</summary>
    internal string KeyPath => folder.File("master.key");

    /// <summary>Makes one.</summary>
    internal static async Task<MovedStore> MakeAsync()
    {
        var prefix = PostgresFixture.NewPrefix();
        var store = new MovedStore(prefix);
        using (new SqliteJournal(new(store.folder.File("journal.db")), MasterKey.LoadOrCreate(store.KeyPath), NullLogger<SqliteJournal>.Instance))
        {
            // Opening makes the file.
        }

        await new SettingsDatabase(store.folder.File("settings.db")).DisposeAsync();
        await new RecordLinks(store.folder.File("records.db")).DisposeAsync();
        await StorageMove.ToPostgresAsync(new() { DataFolder = store.folder.Path, Connection = PostgresFixture.Connection, Schema = prefix }, CancellationToken.None);
        return store;
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
