using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;
using Patchbay.Storage.Tests.Journal;

namespace Patchbay.Storage.Tests.Move;

/// <summary>A journal that came from files keeps every promise that one of PostgreSQL's own keeps.</summary>
[Trait("Category", "Long")]
public sealed class MovedJournalTests : DurableJournalContract, IAsyncLifetime
{
    private MovedStore store = null!;
    private PostgresJournal journal = null!;

    public async ValueTask InitializeAsync()
    {
        store = await MovedStore.MakeAsync();
        journal = Open();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public override void Dispose()
    {
        journal?.Dispose();
        store?.Dispose();
    }

    protected override IJournal Journal => journal;

    protected override string KeyPath => store.KeyPath;

    protected override void Reopen()
    {
        journal.Dispose();
        journal = Open();
    }

    protected override IJournal OpenSecond() => Open();

    protected override void Change(string sql)
    {
        using var source = store.Place.Source(store.Place.SchemaOf("Journal"));
        using var connection = source.OpenConnection();
        connection.Execute(sql);
    }

    protected override object? Query(string sql)
    {
        using var source = store.Place.Source(store.Place.SchemaOf("Journal"));
        using var connection = source.OpenConnection();
        return connection.Value(sql);
    }

    protected override string Fingerprint() => string.Join(
        ' ', Query("SELECT string_agg(entry, ',' ORDER BY entry) FROM event_shape"), Query("SELECT max(version) FROM schema_version"), Query("SELECT count(*) FROM event"));

    private PostgresJournal Open() => new(store.Place, 1, MasterKey.LoadOrCreate(KeyPath), NullLogger<PostgresJournal>.Instance);
}
