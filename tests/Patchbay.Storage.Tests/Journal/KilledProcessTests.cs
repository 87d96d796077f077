using System.Globalization;
using Patchbay.Core.Calls;

namespace Patchbay.Storage.Tests.Journal;

public sealed class KilledProcessTests
{
    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_kill_and_nothing_is_missing_between()
    {
        using var folder = new JournalFolder();
        folder.Journal.Dispose();
        var random = new Random(4);
        for (var round = 0; round < 4; round++)
        {
            var acknowledged = await AppendUntilKilledAsync(folder.Folder, appends: random.Next(5, 60));

            folder.Reopen();

            Assert.True(folder.Journal.LastSequence >= acknowledged, $"{acknowledged} was promised, {folder.Journal.LastSequence} is there");
            var expected = 0L;
            foreach (var entry in folder.Journal.Read(0))
            {
                Assert.Equal(++expected, entry.Sequence);
                var notes = ((NotesWritten)entry.Event).Notes.Value;
                Assert.StartsWith($"note {expected} ", notes, StringComparison.Ordinal);
            }

            Assert.Equal(folder.Journal.LastSequence, expected);
            folder.Journal.Dispose();
        }
    }

    /// <summary>Kills the child as soon as it has acknowledged some appends: it is in the middle of the next ones then.</summary>
    private static async Task<long> AppendUntilKilledAsync(string folder, int appends)
    {
        using var child = ChildProcess.Start(AppendingChild.Name, folder);
        var acknowledged = 0L;
        while (await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            acknowledged = long.Parse(line, CultureInfo.InvariantCulture);
            if (--appends == 0) child.Kill();
        }

        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(appends <= 0, "the child ended by itself");
        return acknowledged;
    }
}
