using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Shared;
using Patchbay.Testing.State;

namespace Patchbay.Storage.Tests.Journal;

/// <summary>What every journal on a database promises, beyond what every journal does.</summary>
public abstract class DurableJournalContract : JournalContract
{
    [Fact]
    public void Everything_is_there_after_a_restart()
    {
        var entries = new EventSamples(7).OfEveryType().Select((e, i) => new JournalEntry(i + 1, e)).ToList();
        var call = Call();
        Journal.Append(entries, [new(call, 5)]);

        Reopen();

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

        Reopen();

        Assert.Equal(PersonalText.Erased, ((CallArrived)Journal.Read(0).Single().Event).Ani);
    }

    [Fact]
    public void A_writer_that_lost_the_site_cannot_append()
    {
        using var successor = OpenSecond();
        successor.Append([Arrived(1, Call())], []);

        var fault = Assert.Throws<JournalFault>(() => Journal.Append([Arrived(1, Call())], []));

        Assert.False(fault.IsTransient);
        Assert.Contains("this one must stop", fault.Message, StringComparison.Ordinal);
        Assert.Single(successor.Read(0));
    }

    [Fact]
    public void Of_two_writers_at_once_one_is_refused_at_the_first_event_that_both_write()
    {
        using var rival = OpenSecond();
        IJournal[] writers = [Journal, rival];
        var refused = new JournalFault?[2];

        Parallel.For(0, 2, writer =>
        {
            try
            {
                for (var i = 0; i < 50; i++) writers[writer].Append([Arrived(writers[writer].LastSequence + 1, Call())], []);
            }
            catch (JournalFault fault)
            {
                refused[writer] = fault;
            }
        });

        var loser = Assert.Single(refused, fault => fault is not null)!;
        Assert.False(loser.IsTransient);
        Assert.Equal(Enumerable.Range(1, 50).Select(i => (long)i), Journal.Read(0).Select(e => e.Sequence));
    }

    [Fact]
    public void An_unknown_event_stops_the_reader_with_one_sentence()
    {
        Journal.Append([Arrived(1, Call())], []);
        Change("UPDATE event SET type = 'CallTeleported'");

        var fault = Assert.Throws<JournalFault>(() => Journal.Read(0).ToList());

        Assert.Equal("Event 1 of the journal is of type CallTeleported, which this version of Patchbay does not know.", fault.Message);
        Assert.False(fault.IsTransient);
    }

    [Fact]
    public void A_sealed_text_that_was_moved_to_another_call_does_not_open()
    {
        Journal.Append([Arrived(1, Call()), Arrived(2, Call())], []);
        Change("UPDATE event SET body = (SELECT body FROM event WHERE sequence = 1) WHERE sequence = 2");

        var fault = Assert.Throws<JournalFault>(() => Journal.Read(1).ToList());

        Assert.Contains("Event 2", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE schema_version SET version = 99", "schema 99")]
    [InlineData("INSERT INTO event_shape VALUES ('CallTeleported')", "it knows CallTeleported")]
    public void A_journal_of_a_newer_version_is_refused_before_the_first_write(string change, string says)
    {
        Journal.Append([Arrived(1, Call())], []);
        Journal.Dispose();
        Change(change);
        var before = Fingerprint();

        var fault = Assert.Throws<StorageFault>(() => OpenSecond().Dispose());

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Contains("start that version", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, Fingerprint());
    }

    [Fact]
    public void Another_master_key_is_refused()
    {
        Journal.Append([Arrived(1, Call())], []);
        Journal.Dispose();
        File.Delete(KeyPath);

        var fault = Assert.Throws<StorageFault>(() => OpenSecond().Dispose());

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

    [Fact]
    public void No_number_and_no_name_is_in_the_database_in_the_clear()
    {
        Journal.Append([Arrived(1, Call())], []);

        Assert.Equal("1", Convert.ToString(Query("SELECT count(*) FROM event WHERE body LIKE '%CallArrived%' OR type = 'CallArrived'"), CultureInfo.InvariantCulture));
        Assert.Equal("0", Convert.ToString(Query("SELECT count(*) FROM event WHERE body LIKE '%4684650040%'"), CultureInfo.InvariantCulture));
    }

    /// <summary>The file of the master key.</summary>
    protected abstract string KeyPath { get; }

    /// <summary>Closes the journal and opens it again.</summary>
    protected abstract void Reopen();

    /// <summary>Opens the same journal once more.</summary>
    protected abstract IJournal OpenSecond();

    /// <summary>Changes the database behind the journal's back.</summary>
    protected abstract void Change(string sql);

    /// <summary>Asks the database behind the journal's back.</summary>
    protected abstract object? Query(string sql);

    /// <summary>Something that changes with every write to the closed journal.</summary>
    protected abstract string Fingerprint();
}
