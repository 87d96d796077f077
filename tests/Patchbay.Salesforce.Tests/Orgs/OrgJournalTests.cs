using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Salesforce.Orgs;
using Patchbay.Testing.Journal;

namespace Patchbay.Salesforce.Tests.Orgs;

public sealed class OrgJournalTests : IDisposable
{
    private static readonly DateTimeOffset at = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly InMemoryJournal journal = new();

    public OrgJournalTests() => journal.Append(
        [.. Enumerable.Range(1, 10).Select(n => new JournalEntry(n, new CallClosed(at, new(Guid.CreateVersion7()))))],
        [.. Enumerable.Range(1, 10).Select(n => new RecordMark(new(Guid.CreateVersion7()), n))]);

    public void Dispose() => journal.Dispose();

    [Fact]
    public void An_org_takes_the_marks_of_the_times_in_which_it_was_live()
    {
        var mine = new OrgJournal(journal, new([new(0, 3), new(6, 8)]));

        Assert.Equal([1, 2, 3, 7, 8], AllMarks(mine, limit: 2));
    }

    [Fact]
    public void What_one_org_leaves_the_next_one_takes_and_nothing_is_taken_twice()
    {
        var before = new OrgJournal(journal, new([new(0, 5)]));
        var after = new OrgJournal(journal, new([new(5, null)]));

        Assert.Equal(Enumerable.Range(1, 10).Select(n => (long)n), [.. AllMarks(before, limit: 3), .. AllMarks(after, limit: 3)]);
    }

    [Fact]
    public void An_org_that_was_never_live_takes_none()
    {
        var mine = new OrgJournal(journal, new([]));

        Assert.Empty(AllMarks(mine, limit: 10));
    }

    private static List<long> AllMarks(OrgJournal journal, int limit)
    {
        var taken = new List<long>();
        while (journal.ReadMarks(taken.LastOrDefault(), limit) is { Count: > 0 } marks) taken.AddRange(marks.Select(mark => mark.Sequence));
        return taken;
    }
}
