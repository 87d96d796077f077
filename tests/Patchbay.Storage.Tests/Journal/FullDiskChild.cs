using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Sealing;

namespace Patchbay.Storage.Tests.Journal;

/// <summary>
/// A process whose files may not grow for a while: the system refuses the write in the middle of a commit, as a full disk does. The limit
/// holds for the whole process, so it is a process of its own.
/// </summary>
internal static partial class FullDiskChild
{
    internal const string Name = "append-until-full";
    private const int FileSize = 1;
    private const int SizeExceeded = 25;
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    internal static int Run(string folder)
    {
        var path = Path.Combine(folder, "journal.db");
        var master = MasterKey.LoadOrCreate(Path.Combine(folder, "master.key"));
        using var journal = new SqliteJournal(new(path), master, NullLogger<SqliteJournal>.Instance);
        _ = Signal(SizeExceeded, 1);
        for (var round = 0; round < 5; round++)
        {
            while (new FileInfo(path + "-wal").Length < 200_000 * (round + 1)) journal.Append(Batch(journal.LastSequence), []);
            Limit((ulong)new FileInfo(path + "-wal").Length + (ulong)(1_000 * round));
            var before = journal.LastSequence;
            var refused = Batch(before);
            for (var i = 0; i < 3; i++)
            {
                if (!IsRefused(journal, refused)) return Fail("A commit went through although nothing could be written.");
            }

            if (journal.LastSequence != before || journal.Read(0).Count() != before) return Fail("Something of a failed commit is there.");
            Limit(ulong.MaxValue);
            journal.Append(refused, []);
        }

        Console.WriteLine(journal.LastSequence);
        return 0;
    }

    private static bool IsRefused(SqliteJournal journal, IReadOnlyList<JournalEntry> batch)
    {
        try
        {
            journal.Append(batch, []);
            return false;
        }
        catch (JournalFault fault) when (fault.IsTransient)
        {
            return true;
        }
    }

    private static int Fail(string why)
    {
        Console.WriteLine(why);
        return 1;
    }

    private static List<JournalEntry> Batch(long after)
    {
        var call = new InteractionId(Guid.CreateVersion7());
        var notes = new NotesWritten(At, call, PersonalText.Of(new string('n', 500)));
        return [.. Enumerable.Range(1, 20).Select(i => new JournalEntry(after + i, notes))];
    }

    private static void Limit(ulong bytes)
    {
        var limit = new ResourceLimit(bytes, ulong.MaxValue);
        if (SetLimit(FileSize, limit) != 0) throw new InvalidOperationException("The limit could not be set.");
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in ResourceLimit limit);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int signal, nint handler);

    private readonly record struct ResourceLimit(ulong Soft, ulong Hard);
}
