using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Users;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Move;
using Patchbay.Storage.Orgs;
using Patchbay.Storage.Records;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;
using Patchbay.Storage.Tests.Shared;
using Patchbay.Storage.Users;
using Patchbay.Testing.State;

namespace Patchbay.Storage.Tests.Move;

public sealed class StorageMoveTests : IDisposable
{
    private static readonly InteractionId kept = new(Guid.Parse("019ab000-0000-7000-8000-000000000001"));
    private static readonly InteractionId erased = new(Guid.Parse("019ab000-0000-7000-8000-000000000002"));
    private static readonly UserAccount maya = new(Guid.NewGuid(), "maya", "Maya Ek", UserRole.Supervisor, new(Guid.NewGuid()), "hash", Disabled: true);

    private readonly TempFolder folder = new();
    private readonly string prefix = PostgresFixture.NewPrefix();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task All_that_a_data_folder_holds_is_in_PostgreSQL_afterwards_and_reads_the_same()
    {
        var events = await FillAsync();

        var moved = await MoveAsync();

        Assert.Equal(events.Length, moved.Single(table => table.Table == "event").Rows);
        using (var journal = new PostgresJournal(Place, 1, Key(), NullLogger<PostgresJournal>.Instance))
        {
            Assert.Equal(events.Select(CanonicalText.Of), journal.Read(0).Select(CanonicalText.Of));
            Assert.Equal([new RecordMark(kept, 3)], journal.ReadMarks(0, 10));
            Assert.Null(Assert.IsType<NotesWritten>(journal.ReadSubject(erased.Value).Single().Event).Notes.Value);
            journal.Append([new(4, new NotesWritten(DateTimeOffset.UnixEpoch, kept, PersonalText.Of("after")))], []);
        }

        await using var settings = new SettingsDatabase(Place);
        Assert.Equal(maya, await new UserStore(settings).FindAsync("MAYA", CancellationToken.None));
        Assert.Equal("{}", await new SettingStore(settings).ReadAsync("match-rules", CancellationToken.None));
        await using var links = new RecordLinks(Place);
        Assert.Equal(3, await links.ReadCursorAsync(CancellationToken.None));
        await using var sandbox = new RecordLinks(Place, OrgStores.SchemaOf("records", "uk-sandbox"));
        Assert.Equal(7, await sandbox.ReadCursorAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Schemas_that_hold_something_are_left_as_they_are()
    {
        await FillAsync();
        await MoveAsync();

        var fault = await Assert.ThrowsAsync<StorageFault>(MoveAsync);

        Assert.Contains("holds data already", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_on_which_a_server_runs_is_not_moved()
    {
        await FillAsync();
        using var running = new DataFolderLock(folder.Path);

        await Assert.ThrowsAsync<StorageFault>(MoveAsync);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_start_on_the_files_that_were_moved_away_says_so(bool isMoved)
    {
        await FillAsync();
        if (isMoved) MoveMark.Write(folder.Path);
        var log = new ListLogger<SqliteJournal>();
        var services = new ServiceCollection().AddLogging().AddSingleton<ILogger<SqliteJournal>>(log).AddPatchbayStorage(new StorageOptions { DataFolder = folder.Path });
        await using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IJournal>();

        Assert.Equal(isMoved, log.Messages.Any(message => message.Contains("were moved into PostgreSQL", StringComparison.Ordinal)));
    }

    private Task<IReadOnlyList<MovedTable>> MoveAsync() => StorageMove.ToPostgresAsync(Options, CancellationToken.None);

    private StorageOptions Options => new() { DataFolder = folder.Path, Connection = PostgresFixture.Connection, Schema = prefix };

    private PostgresPlace Place => new(PostgresFixture.Connection, prefix);

    private MasterKey Key() => MasterKey.LoadOrCreate(folder.File("master.key"));

    private async Task<JournalEntry[]> FillAsync()
    {
        JournalEntry[] events;
        using (var journal = new SqliteJournal(new(folder.File("journal.db")), Key(), NullLogger<SqliteJournal>.Instance))
        {
            journal.Append(
                [
                    new(1, new NotesWritten(DateTimeOffset.UnixEpoch, kept, PersonalText.Of("Åsa called"))),
                    new(2, new NotesWritten(DateTimeOffset.UnixEpoch, erased, PersonalText.Of("secret"))),
                    new(3, new NotesWritten(DateTimeOffset.UnixEpoch, kept, PersonalText.Of("again"))),
                ],
                [new(kept, 3)]);
            journal.Erase(erased.Value);
            events = [.. journal.Read(0)];
        }

        await using (var settings = new SettingsDatabase(folder.File("settings.db")))
        {
            await new UserStore(settings).AddAsync(maya, CancellationToken.None);
            await new SettingStore(settings).WriteAsync("match-rules", "{}", CancellationToken.None);
        }

        await using (var links = new RecordLinks(folder.File("records.db"))) await links.TakeAsync([new(kept, 3)], 3, CancellationToken.None);
        Directory.CreateDirectory(folder.File("orgs/uk-sandbox"));
        await using (var links = new RecordLinks(folder.File("orgs/uk-sandbox/records.db"))) await links.TakeAsync([], 7, CancellationToken.None);
        return events;
    }
}
