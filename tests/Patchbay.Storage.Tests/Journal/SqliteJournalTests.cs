using Microsoft.Data.Sqlite;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Shared;
using Patchbay.Testing.State;

namespace Patchbay.Storage.Tests.Journal;

public sealed class SqliteJournalTests : JournalContract
{
    private readonly JournalFolder folder = new();

    protected override IJournal Journal => folder.Journal;

    public override void Dispose() => folder.Dispose();

    [Fact]
    public void Everything_is_there_after_a_restart()
    {
        var entries = new EventSamples(7).OfEveryType().Select((e, i) => new JournalEntry(i + 1, e)).ToList();
        var call = Call();
        Journal.Append(entries, [new(call, 5)]);

        folder.Reopen();

        Assert.Equal(entries.Count, Journal.LastSequence);
        Assert.Equal(entries.Select(CanonicalText.Of), Journal.Read(0).Select(CanonicalText.Of));
        Assert.Equal([new(call, 5)], Journal.ReadMarks(0, 10));
    }

    [Fact]
    public void An_erased_subject_stays_erased_after_a_restart()
    {
        var call = Call();
        Journal.Append([Arrived(1, call)], []);
        Journal.Erase(call.Value);

        folder.Reopen();

        Assert.Equal(PersonalText.Erased, ((CallArrived)Journal.Read(0).Single().Event).Ani);
    }

    [Fact]
    public void A_full_disk_writes_nothing_and_the_journal_goes_on_when_there_is_room()
    {
        var call = Call();
        Journal.Append([Arrived(1, call)], []);
        folder.Journal.LimitPages(Pages() + 2);
        var big = new JournalEntry(2, new NotesWritten(DateTimeOffset.UnixEpoch, Call(), PersonalText.Of(new string('n', 30_000))));

        var fault = Assert.Throws<JournalFault>(() => Journal.Append([big], [new(call, 2)]));

        Assert.True(fault.IsTransient);
        Assert.Equal("The disk that holds the journal is full.", fault.Message);
        Assert.Equal(1, Journal.LastSequence);
        Assert.Single(Journal.Read(0));
        Assert.Empty(Journal.ReadMarks(0, 10));
        folder.Journal.LimitPages(1_000_000);
        Journal.Append([big], [new(call, 2)]);
        Assert.Equal(CanonicalText.Of(big), CanonicalText.Of(Journal.Read(1).Single()));
    }

    [Fact]
    public void A_locked_file_is_a_passing_fault()
    {
        using var other = Connect();
        other.Execute("BEGIN IMMEDIATE");

        var fault = Assert.Throws<JournalFault>(() => Journal.Append([Arrived(1, Call())], []));

        Assert.True(fault.IsTransient);
        other.Execute("ROLLBACK");
        Journal.Append([Arrived(1, Call())], []);
        Assert.Single(Journal.Read(0));
    }

    [Fact]
    public void A_writer_that_lost_the_site_cannot_append()
    {
        using var successor = folder.Open();
        successor.Append([Arrived(1, Call())], []);

        var fault = Assert.Throws<JournalFault>(() => Journal.Append([Arrived(1, Call())], []));

        Assert.False(fault.IsTransient);
        Assert.Single(successor.Read(0));
    }

    [Fact]
    public void An_unknown_event_stops_the_reader_with_one_sentence()
    {
        Journal.Append([Arrived(1, Call())], []);
        using (var other = Connect()) other.Execute("UPDATE event SET type = 'CallTeleported'");

        var fault = Assert.Throws<JournalFault>(() => Journal.Read(0).ToList());

        Assert.Equal("Event 1 of the journal is of type CallTeleported, which this version of Patchbay does not know.", fault.Message);
        Assert.False(fault.IsTransient);
    }

    [Fact]
    public void A_sealed_text_that_was_moved_to_another_call_does_not_open()
    {
        Journal.Append([Arrived(1, Call()), Arrived(2, Call())], []);
        using (var other = Connect()) other.Execute("UPDATE event SET body = (SELECT body FROM event WHERE sequence = 1) WHERE sequence = 2");

        var fault = Assert.Throws<JournalFault>(() => Journal.Read(1).ToList());

        Assert.Contains("Event 2", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE schema_version SET version = 99", "schema 99")]
    [InlineData("INSERT INTO event_shape VALUES ('CallTeleported')", "it knows CallTeleported")]
    public void A_journal_of_a_newer_version_is_refused_before_the_first_write(string change, string says)
    {
        Journal.Append([Arrived(1, Call())], []);
        folder.Journal.Dispose();
        using (var other = Connect()) other.Execute(change);
        SqliteConnection.ClearAllPools();
        var before = File.ReadAllBytes(folder.Path);

        var fault = Assert.Throws<StorageFault>(folder.Open);

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Contains("start that version", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.Path));
    }

    [Fact]
    public void Another_master_key_is_refused()
    {
        Journal.Append([Arrived(1, Call())], []);
        folder.Journal.Dispose();
        File.Delete(folder.KeyPath);

        var fault = Assert.Throws<StorageFault>(folder.Open);

        Assert.Contains("is not the one", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_could_not_be_read_again_is_refused()
    {
        var call = Call();
        var noLeg = new LegRinging(DateTimeOffset.UnixEpoch, call, new(call, 0));

        Assert.Throws<InvalidOperationException>(() => Journal.Append([new(1, noLeg)], []));

        Journal.Append([Arrived(1, Call())], []);
        Assert.Single(Journal.Read(0));
    }

    [Fact]
    public void Readers_do_not_hold_back_the_writer()
    {
        Journal.Append([.. Enumerable.Range(1, 3_000).Select(i => Entry(i, Call()))], []);
        using var reading = Journal.Read(0).GetEnumerator();
        Assert.True(reading.MoveNext());

        Journal.Append([Entry(3_001, Call())], []);

        var last = 1L;
        while (reading.MoveNext()) last = reading.Current.Sequence;
        Assert.Equal(3_001, last);
    }

    private long Pages()
    {
        using var other = Connect();
        return (long)other.Value("PRAGMA page_count")!;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={folder.Path};Pooling=False");
        connection.Open();
        return connection;
    }
}
