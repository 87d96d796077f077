using Patchbay.Runtime.Journal;
using Patchbay.Server.Features.Health;
using Patchbay.Testing.Journal;
using Patchbay.Testing.Time;

namespace Patchbay.Server.Tests.Features.Health;

public sealed class JournalProbeTests
{
    [Fact]
    public async Task A_database_that_is_away_is_told_before_anybody_calls()
    {
        using var journal = new AskedJournal { Answer = () => throw new JournalFault("PostgreSQL does not answer.", isTransient: true) };
        var probe = new JournalProbe(journal, TimeProvider.System);

        Assert.False(await probe.AnswersAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Many_who_ask_at_once_ask_the_database_once()
    {
        using var answers = new ManualResetEventSlim();
        using var journal = new AskedJournal { Answer = answers.Wait };
        var probe = new JournalProbe(journal, TimeProvider.System);

        var asked = Enumerable.Range(0, 20).Select(_ => probe.AnswersAsync(CancellationToken.None)).ToArray();
        answers.Set();

        await Task.WhenAll(asked);
        Assert.Equal(1, journal.Asked);
    }

    [Fact]
    public async Task A_database_that_says_nothing_counts_as_away_and_is_not_asked_again_meanwhile()
    {
        using var answers = new ManualResetEventSlim();
        using var arrived = new ManualResetEventSlim();
        using var journal = new AskedJournal
        {
            Answer = () =>
            {
                arrived.Set();
                answers.Wait();
            },
        };
        var time = new ManualTimeProvider();
        var probe = new JournalProbe(journal, time);

        for (var i = 0; i < 3; i++)
        {
            var answer = probe.AnswersAsync(CancellationToken.None);
            time.Advance(TimeSpan.FromSeconds(2));
            Assert.False(await answer);
        }

        arrived.Wait(TestContext.Current.CancellationToken);
        answers.Set();
        Assert.Equal(1, journal.Asked);
    }

    private sealed class AskedJournal : IJournal
    {
        private readonly InMemoryJournal inner = new();
        private int asked;

        public required Action Answer { get; init; }

        public int Asked => Volatile.Read(ref asked);

        public long LastSequence => inner.LastSequence;

        public void Append(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordMark> marks) => inner.Append(entries, marks);

        public IEnumerable<JournalEntry> Read(long after) => inner.Read(after);

        public IReadOnlyList<JournalEntry> ReadSubject(Guid subject) => inner.ReadSubject(subject);

        public IReadOnlyList<RecordMark> ReadMarks(long after, int limit)
        {
            Interlocked.Increment(ref asked);
            Answer();
            return inner.ReadMarks(after, limit);
        }

        public void Erase(Guid subject) => inner.Erase(subject);

        public void Dispose() => inner.Dispose();
    }
}
