using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;
using Patchbay.Storage.Tests.Shared;
using Patchbay.Testing.State;

namespace Patchbay.Storage.Tests.Journal;

public sealed class PostgresJournalTests : DurableJournalContract
{
    private readonly TempFolder folder = new();
    private readonly PostgresPlace place = PostgresFixture.NewPlace();
    private PostgresJournal journal;

    public PostgresJournalTests() => journal = Open();

    protected override IJournal Journal => journal;

    protected override string KeyPath => folder.File("master.key");

    public override void Dispose()
    {
        journal.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_broken_connection_is_a_passing_fault_and_the_journal_goes_on()
    {
        Journal.Append([Arrived(1, Call())], []);
        Change(PostgresFixture.CutOthers);

        var fault = Assert.Throws<JournalFault>(() => Journal.Append([Arrived(2, Call())], []));

        Assert.True(fault.IsTransient);
        Assert.Equal(1, Journal.LastSequence);
        Journal.Append([Arrived(2, Call())], []);
        Assert.Equal([1, 2], Journal.Read(0).Select(e => e.Sequence));
    }

    [Fact]
    public void A_server_that_ends_the_connection_under_a_commit_has_written_nothing_and_all_of_it_is_written_next_time()
    {
        var call = Call();
        Change(
            """
            CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
            CREATE TRIGGER cut AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION cut()
            """);
        JournalEntry[] first = [Arrived(1, call), new(2, new NotesWritten(DateTimeOffset.UnixEpoch, call, PersonalText.Of("called")))];
        Assert.True(Assert.Throws<JournalFault>(() => Journal.Append(first, [new(call, 2)])).IsTransient);
        Change("DROP TRIGGER cut ON event");

        Journal.Append([.. first, Arrived(3, Call())], [new(call, 2)]);

        Assert.Equal(3, Journal.LastSequence);
        Assert.Equal(first.Select(CanonicalText.Of), Journal.Read(0).Take(2).Select(CanonicalText.Of));
        Assert.Equal([1, 2, 3], Journal.Read(0).Select(e => e.Sequence));
        Assert.Equal([new(call, 2)], Journal.ReadMarks(0, 10));
    }

    [Fact]
    public void A_commit_of_which_no_answer_came_is_not_written_again()
    {
        var call = Call();
        JournalEntry[] first = [Arrived(1, call)];
        using var proxy = new CuttingProxy(PostgresFixture.Connection);
        using var far = Open(new(proxy.Connection, place.Prefix));
        proxy.CutAfter("INSERT INTO event");
        Assert.True(Assert.Throws<JournalFault>(() => far.Append(first, [new(call, 1)])).IsTransient);
        Assert.Single(Journal.Read(0));

        far.Append([.. first, Arrived(2, Call())], [new(call, 1)]);

        Assert.Equal(2, far.LastSequence);
        Assert.Equal([1, 2], Journal.Read(0).Select(e => e.Sequence));
        Assert.Equal([new(call, 1)], Journal.ReadMarks(0, 10));
    }

    [Fact]
    public void A_commit_of_which_no_answer_came_does_not_hide_that_the_site_was_lost()
    {
        using var proxy = new CuttingProxy(PostgresFixture.Connection);
        using var far = Open(new(proxy.Connection, place.Prefix));
        Change("CREATE RULE away AS ON INSERT TO event WHERE new.subject IS NOT NULL DO INSTEAD NOTHING");
        proxy.CutAfter("INSERT INTO event");
        Assert.True(Assert.Throws<JournalFault>(() => far.Append([Arrived(1, Call())], [])).IsTransient);
        Change("DROP RULE away ON event");
        Journal.Append([Arrived(1, Call())], []);

        var fault = Assert.Throws<JournalFault>(() => far.Append([Arrived(1, Call())], []));

        Assert.False(fault.IsTransient);
        Assert.Single(Journal.Read(0));
    }

    [Fact]
    public void A_standby_that_takes_no_writes_is_a_passing_fault()
    {
        using var reading = Open(new(PostgresFixture.Connection + ";Options=-c default_transaction_read_only=on", place.Prefix));

        var fault = Assert.Throws<JournalFault>(() => reading.Append([Arrived(1, Call())], []));

        Assert.True(fault.IsTransient);
        Assert.Contains("read-only", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_would_lose_the_last_commits_does_not_do_so_with_the_journal()
    {
        using var careless = Open(new(PostgresFixture.Connection + ";Options=-c synchronous_commit=off", place.Prefix));
        Change("CREATE TABLE seen (setting text)");
        Change(
            """
            CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN INSERT INTO seen VALUES (current_setting(''synchronous_commit'')); RETURN NULL; END';
            CREATE TRIGGER see AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION see()
            """);

        careless.Append([Arrived(1, Call())], []);

        Assert.Equal("on", Query("SELECT setting FROM seen"));
    }

    [Fact]
    public void A_server_that_is_not_there_is_one_sentence_without_the_password()
    {
        var nowhere = new PostgresPlace($"Host={folder.Path};Username=patchbay;Password=secret", "patchbay");

        var fault = Assert.Throws<StorageFault>(() => Open(nowhere));

        Assert.StartsWith($"Patchbay cannot open PostgreSQL at {folder.Path}", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_are_no_connection_string_are_one_sentence()
    {
        var fault = Assert.Throws<StorageFault>(() => Open(new("Hots=db;Password=secret", "patchbay")));

        Assert.StartsWith("Storage:Connection is no connection string for PostgreSQL: ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    protected override void Reopen()
    {
        journal.Dispose();
        journal = Open();
    }

    protected override IJournal OpenSecond() => Open();

    protected override void Change(string sql)
    {
        using var source = place.Source(place.SchemaOf("Journal"));
        using var connection = source.OpenConnection();
        connection.Execute(sql);
    }

    protected override object? Query(string sql)
    {
        using var source = place.Source(place.SchemaOf("Journal"));
        using var connection = source.OpenConnection();
        return connection.Value(sql);
    }

    protected override string Fingerprint() => string.Join(
        ' ', Query("SELECT string_agg(entry, ',' ORDER BY entry) FROM event_shape"), Query("SELECT max(version) FROM schema_version"), Query("SELECT count(*) FROM event"));

    private PostgresJournal Open(PostgresPlace? at = null) =>
        new(at ?? place, 1, MasterKey.LoadOrCreate(KeyPath), NullLogger<PostgresJournal>.Instance);
}
