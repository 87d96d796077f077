using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;
using Patchbay.Storage.Tests.Shared;
using Patchbay.Testing.State;

namespace Patchbay.Storage.Tests.Journal;

public sealed class PostgresSnapshotTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly PostgresPlace place = PostgresFixture.NewPlace();
    private readonly PostgresJournal journal;
    private readonly PostgresSnapshotStore store;
    private readonly ListLogger<PostgresSnapshotStore> log = new();

    public PostgresSnapshotTests()
    {
        journal = new(place, 1, MasterKey.LoadOrCreate(folder.File("master.key")), NullLogger<PostgresJournal>.Instance);
        store = new(journal, 1, log);
    }

    public void Dispose()
    {
        journal.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void There_is_none_at_first() => Assert.Null(store.Load());

    [Fact]
    public void The_newest_snapshot_is_restored_on_any_machine()
    {
        var site = new RandomSite(21);
        for (var round = 0; round < 2; round++)
        {
            site.Run(steps: 100);
            Append(site);
            store.Save(SiteSnapshot.Of(site.State));
        }

        var elsewhere = new PostgresSnapshotStore(journal, 1, log);

        Assert.Equal(StateText.Describe(site.State), StateText.Describe(elsewhere.Load()!.Restore()));
        Assert.Null(new PostgresSnapshotStore(journal, 2, log).Load());
    }

    [Fact]
    public void A_snapshot_shows_no_personal_text_and_forgets_what_is_erased()
    {
        var site = new RandomSite(12);
        site.Run(steps: 300);
        Append(site);
        store.Save(SiteSnapshot.Of(site.State));
        var call = site.State.Calls.Values.First(c => c.Number.HasText);
        using (var connection = journal.Database.Source.OpenConnection())
        {
            var content = (string)connection.Value("SELECT convert_from(content, 'UTF8') FROM snapshot")!;
            Assert.DoesNotContain(call.Number.Value!, content, StringComparison.Ordinal);
            Assert.DoesNotContain("Erik", content, StringComparison.Ordinal);
        }

        journal.Erase(call.Id.Value);

        Assert.Equal(PersonalText.Erased, store.Load()!.Restore().Calls[call.Id].Number);
    }

    [Fact]
    public void A_snapshot_that_was_changed_is_not_used()
    {
        store.Save(SiteSnapshot.Of(new()));
        using (var connection = journal.Database.Source.OpenConnection()) connection.Execute("UPDATE snapshot SET content = '{}'::bytea");

        Assert.Null(store.Load());

        Assert.Contains("the journal is replayed instead", log.Messages.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_that_the_server_does_not_take_is_a_failure_to_write()
    {
        using (var connection = journal.Database.Source.OpenConnection()) connection.Execute("ALTER TABLE snapshot RENAME TO gone");

        var failure = Assert.Throws<IOException>(() => store.Save(SiteSnapshot.Of(new())));

        Assert.Contains("did not take it", failure.Message, StringComparison.Ordinal);
    }

    private void Append(RandomSite site)
    {
        var after = journal.LastSequence;
        journal.Append([.. site.Events.Skip((int)after).Select((e, i) => new JournalEntry(after + i + 1, e))], []);
    }
}
