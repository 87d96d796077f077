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
    private readonly InteractionId[] calls = [.. Enumerable.Range(1, 10).Select(_ => new InteractionId(Guid.CreateVersion7()))];

    /// <summary>Ten calls, each with one event.</summary>
    public OrgJournalTests() => Happens([.. calls]);

    public void Dispose() => journal.Dispose();

    [Fact]
    public void An_org_takes_the_calls_of_the_times_in_which_it_was_live()
    {
        Assert.Equal([1, 2, 3, 7, 8], AllMarks(Seen(new(0, 3), new(6, 8)), limit: 2));
    }

    [Fact]
    public void What_one_org_leaves_the_next_one_takes_and_nothing_is_taken_twice()
    {
        Assert.Equal(
            Enumerable.Range(1, 10).Select(n => (long)n), [.. AllMarks(Seen(new LivePeriod(0, 5)), limit: 3), .. AllMarks(Seen(new LivePeriod(5, null)), limit: 3)]);
    }

    [Fact]
    public void A_call_that_goes_on_after_another_org_became_live_stays_with_the_org_it_began_in()
    {
        Happens(calls[2], calls[6]);

        Assert.Equal([1, 2, 4, 5, 11], AllMarks(Seen(new LivePeriod(0, 5)), limit: 3));
        Assert.Equal([6, 8, 9, 10, 12], AllMarks(Seen(new LivePeriod(5, null)), limit: 3));
    }

    [Fact]
    public void Who_was_live_from_the_beginning_takes_all()
    {
        Assert.Equal(10, AllMarks(Seen(new LivePeriod(0, null)), limit: 3).Count);
    }

    [Fact]
    public void An_org_that_was_never_live_takes_none()
    {
        Assert.Empty(AllMarks(Seen(), limit: 10));
    }

    private void Happens(params InteractionId[] to)
    {
        var next = journal.LastSequence + 1;
        journal.Append(
            [.. to.Select((call, n) => new JournalEntry(next + n, new CallClosed(at, call)))], [.. to.Select((call, n) => new RecordMark(call, next + n))]);
    }

    private OrgJournal Seen(params LivePeriod[] periods) => new(journal, new(periods, journal));

    private static List<long> AllMarks(OrgJournal journal, int limit)
    {
        var taken = new List<long>();
        while (journal.ReadMarks(taken.LastOrDefault(), limit) is { Count: > 0 } marks) taken.AddRange(marks.Select(mark => mark.Sequence));
        return taken;
    }
}
