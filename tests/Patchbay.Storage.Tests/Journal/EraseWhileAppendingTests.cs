using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;

namespace Patchbay.Storage.Tests.Journal;

public sealed class EraseWhileAppendingTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_person_who_is_erased_while_the_call_goes_on_is_erased_from_all_of_it()
    {
        var calls = Enumerable.Range(0, 20).Select(_ => new InteractionId(Guid.CreateVersion7())).ToArray();
        var token = TestContext.Current.CancellationToken;
        using var half = new ManualResetEventSlim();
        var appending = Task.Run(() => Append(calls, half), token);
        var reading = Task.Run(() => ReadUntil(2_000), token);

        half.Wait(token);
        foreach (var call in calls) folder.Journal.Erase(call.Value);
        await appending;
        await reading;

        Assert.All(folder.Journal.Read(0), entry => Assert.Equal(PersonalText.Erased, ((NotesWritten)entry.Event).Notes));
        folder.Reopen();
        Assert.All(folder.Journal.Read(0), entry => Assert.Equal(PersonalText.Erased, ((NotesWritten)entry.Event).Notes));
    }

    private void Append(InteractionId[] calls, ManualResetEventSlim half)
    {
        for (var i = 0; i < 100; i++)
        {
            if (i == 30) half.Set();
            var after = i * 20L;
            folder.Journal.Append([.. calls.Select((call, n) => Notes(after + n + 1, call))], []);
        }
    }

    /// <summary>Fills the memory with keys from reading, again and again.</summary>
    private void ReadUntil(long sequence)
    {
        while (folder.Journal.Read(0).LastOrDefault()?.Sequence != sequence)
        {
        }
    }

    private static JournalEntry Notes(long sequence, InteractionId call) =>
        new(sequence, new NotesWritten(DateTimeOffset.UnixEpoch, call, PersonalText.Of($"note {sequence}")));
}
