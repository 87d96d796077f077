using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Shared;
using Patchbay.Testing.State;

namespace Patchbay.Storage.Tests.Journal;

public sealed class SqliteJournalTests : DurableJournalContract
{
    private readonly JournalFolder folder = new();

    protected override IJournal Journal => folder.Journal;

    protected override string KeyPath => folder.KeyPath;

    public override void Dispose() => folder.Dispose();

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
    public async Task The_log_is_written_over_before_it_gets_long()
    {
        // All commits together are several times as long as the log may get. The loop rests between two as well.
        for (var i = 1; i <= 1_300; i++)
        {
            Journal.Append([Arrived(i, Call())], []);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.InRange(new FileInfo(folder.Path + "-wal").Length, 1, 16 << 20);
        Assert.Equal(1_300, Journal.Read(0).Count());
    }

    protected override void Reopen() => folder.Reopen();

    protected override IJournal OpenSecond() => folder.Open();

    protected override void Change(string sql)
    {
        using (var other = Connect()) other.Execute(sql);
        SqliteConnection.ClearAllPools();
    }

    protected override object? Query(string sql)
    {
        using var other = Connect();
        return other.Value(sql);
    }

    protected override string Fingerprint() => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(folder.Path)));

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
