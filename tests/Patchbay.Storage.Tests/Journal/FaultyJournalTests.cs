using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Testing.Journal;

namespace Patchbay.Storage.Tests.Journal;

public sealed class FaultyJournalTests : IDisposable
{
    private readonly FaultyJournal journal = new(new InMemoryJournal());

    public void Dispose() => journal.Dispose();

    [Fact]
    public void A_full_disk_takes_nothing_until_there_is_room()
    {
        journal.IsFull = true;
        Assert.True(Assert.Throws<JournalFault>(() => Append(1)).IsTransient);
        Assert.Equal(0, journal.LastSequence);

        journal.IsFull = false;
        Append(1);

        Assert.Equal(1, journal.LastSequence);
    }

    [Fact]
    public void Only_the_next_appends_fail()
    {
        journal.FailNext(2);

        Assert.Throws<JournalFault>(() => Append(1));
        Assert.Throws<JournalFault>(() => Append(1));
        Append(1);
        Append(2);

        Assert.Equal(2, journal.LastSequence);
    }

    [Fact]
    public void A_lost_answer_leaves_the_events_behind()
    {
        journal.FailsAfterCommit = true;

        Assert.False(Assert.Throws<JournalFault>(() => Append(1)).IsTransient);

        Assert.Equal(1, journal.LastSequence);
    }

    [Fact]
    public async Task A_hanging_commit_goes_on_when_it_is_released()
    {
        journal.Hang();
        var appending = Task.Factory.StartNew(
            () => Append(1), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.Equal(0, journal.LastSequence);

        journal.Release();
        await appending;

        Assert.Equal(1, journal.LastSequence);
    }

    private void Append(long sequence) =>
        journal.Append([new(sequence, new CallClosed(DateTimeOffset.UnixEpoch, new InteractionId(Guid.CreateVersion7())))], []);
}
