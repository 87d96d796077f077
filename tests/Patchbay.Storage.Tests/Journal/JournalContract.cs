using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Testing.Journal;
using Patchbay.Testing.State;

namespace Patchbay.Storage.Tests.Journal;

/// <summary>What every journal promises, whatever it is made of.</summary>
public abstract class JournalContract : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    protected abstract IJournal Journal { get; }

    public abstract void Dispose();

    [Fact]
    public void An_empty_journal_stands_at_zero()
    {
        Assert.Equal(0, Journal.LastSequence);
        Assert.Empty(Journal.Read(0));
        Assert.Empty(Journal.ReadMarks(0, 10));
        Assert.Empty(Journal.ReadSubject(Guid.CreateVersion7()));
    }

    [Fact]
    public void Events_of_every_type_read_as_they_were_written()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var after = Journal.LastSequence;
            var entries = new EventSamples(seed).OfEveryType().Select((e, i) => new JournalEntry(after + i + 1, e)).ToList();

            Journal.Append(entries, []);

            Assert.Equal(entries.Select(CanonicalText.Of), Journal.Read(after).Select(CanonicalText.Of));
        }
    }

    [Fact]
    public void Events_that_do_not_follow_are_a_bug_of_the_caller_and_nothing_is_written()
    {
        Journal.Append([Entry(1, Call())], []);

        Assert.Throws<InvalidOperationException>(() => Journal.Append([Entry(3, Call())], []));
        Assert.Throws<InvalidOperationException>(() => Journal.Append([Entry(1, Call())], []));
        Assert.Throws<InvalidOperationException>(() => Journal.Append([Entry(2, Call()), Entry(4, Call())], []));

        Assert.Equal(1, Journal.LastSequence);
        Assert.Single(Journal.Read(0));
    }

    [Fact]
    public void Reading_goes_on_over_many_pages_and_ends_with_the_last_event()
    {
        var call = Call();
        Journal.Append([.. Enumerable.Range(1, 2_500).Select(i => Entry(i, call))], []);

        Assert.Equal(Enumerable.Range(101, 2_400).Select(i => (long)i), Journal.Read(100).Select(e => e.Sequence));
    }

    [Fact]
    public void The_events_of_a_subject_are_found_in_order()
    {
        var (first, second) = (Call(), Call());
        Journal.Append([Entry(1, first), Entry(2, second), Entry(3, first)], []);

        Assert.Equal([1, 3], Journal.ReadSubject(first.Value).Select(e => e.Sequence));
        Assert.Equal([2], Journal.ReadSubject(second.Value).Select(e => e.Sequence));
    }

    [Fact]
    public void A_record_has_one_mark_and_the_newest_wins()
    {
        var (first, second) = (Call(), Call());
        Journal.Append([Entry(1, first), Entry(2, second)], [new(first, 1), new(second, 2)]);
        Journal.Append([Entry(3, first)], [new(first, 3)]);

        Assert.Equal([new(second, 2), new(first, 3)], Journal.ReadMarks(0, 10));
        Assert.Equal([new(second, 2)], Journal.ReadMarks(0, 1));
        Assert.Equal([new(first, 3)], Journal.ReadMarks(2, 10));
    }

    [Fact]
    public void An_erased_subject_has_no_personal_text_any_more_but_all_its_events()
    {
        var (erased, kept) = (Call(), Call());
        Journal.Append([Arrived(1, erased), Arrived(2, kept)], []);
        Assert.All(Journal.Read(0), e => Assert.Equal("+4684650040", ((CallArrived)e.Event).Ani.Value));

        Journal.Erase(erased.Value);

        var events = Journal.Read(0).Select(e => (CallArrived)e.Event).ToList();
        Assert.Equal(PersonalText.Erased, events[0].Ani);
        Assert.Equal(PersonalText.Empty, events[0].CallerName);
        Assert.Equal("100", events[0].Dnis);
        Assert.Equal("+4684650040", events[1].Ani.Value);
        Assert.Equal(PersonalText.Erased, ((CallArrived)Journal.ReadSubject(erased.Value)[0].Event).Dialog);
    }

    [Fact]
    public void What_comes_after_the_erasure_is_erased_as_well()
    {
        var call = Call();
        Journal.Append([Arrived(1, call)], []);
        Journal.Erase(call.Value);

        Journal.Append([new(2, new NotesWritten(At, call, PersonalText.Of("called again")))], []);

        Assert.Equal(PersonalText.Erased, ((NotesWritten)Journal.ReadSubject(call.Value)[1].Event).Notes);
    }

    [Fact]
    public void A_subject_that_has_no_events_yet_can_be_erased()
    {
        var agent = new AgentId(Guid.CreateVersion7());
        Journal.Erase(agent.Value);

        Journal.Append([new(1, new AgentAdded(At, agent, PersonalText.Of("Åsa"), []))], []);

        Assert.Equal(PersonalText.Erased, ((AgentAdded)Journal.Read(0).Single().Event).Name);
    }

    protected static InteractionId Call() => new(Guid.CreateVersion7());

    protected static JournalEntry Entry(long sequence, InteractionId call) => new(sequence, new CallRetrieved(At, call));

    protected static JournalEntry Arrived(long sequence, InteractionId call) => new(sequence, new CallArrived(
        At, call, new(call, 1), PersonalText.Of("+4684650040"), PersonalText.Empty, "100", PersonalText.Of("tag=1"), At.AddHours(12)));
}

public sealed class InMemoryJournalTests : JournalContract
{
    protected override IJournal Journal { get; } = new InMemoryJournal();

    public override void Dispose() => Journal.Dispose();
}

public sealed class FaultyJournalWithoutFaultsTests : JournalContract
{
    protected override IJournal Journal { get; } = new FaultyJournal(new InMemoryJournal());

    public override void Dispose() => Journal.Dispose();
}
