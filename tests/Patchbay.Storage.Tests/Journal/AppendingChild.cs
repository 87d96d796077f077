using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Sealing;

namespace Patchbay.Storage.Tests.Journal;

/// <summary>A process that appends to a journal until it is killed and says what it was promised is safe.</summary>
internal static class AppendingChild
{
    internal const string Name = "append-until-killed";

    internal static int Run(string folder)
    {
        var master = MasterKey.LoadOrCreate(Path.Combine(folder, "master.key"));
        using var journal = new SqliteJournal(new(Path.Combine(folder, "journal.db")), master, NullLogger<SqliteJournal>.Instance);
        using var output = Console.OpenStandardOutput();
        var at = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
        var random = new Random(1);
        while (true)
        {
            var after = journal.LastSequence;
            var call = new InteractionId(Guid.CreateVersion7());
            var batch = Enumerable.Range(1, random.Next(1, 60)).Select(i => new JournalEntry(
                after + i, new NotesWritten(at, call, PersonalText.Of($"note {after + i} {new string('x', random.Next(400))}"))));
            journal.Append([.. batch], [new(call, after + 1)]);
            output.Write(System.Text.Encoding.ASCII.GetBytes(journal.LastSequence.ToString(CultureInfo.InvariantCulture) + "\n"));
        }
    }
}
