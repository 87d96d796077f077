using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Records;
using Patchbay.Storage.Tests.Shared;

namespace Patchbay.Storage.Tests.Records;

/// <summary>What the record writer's memory promises on every database.</summary>
public abstract class RecordLinksContract : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private readonly Func<RecordLinks> open;
    private readonly InteractionId call = new(Guid.CreateVersion7());
    private readonly InteractionId other = new(Guid.CreateVersion7());
    private RecordLinks links;

    protected RecordLinksContract(Func<RecordLinks> open) => links = (this.open = open)();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return links.DisposeAsync();
    }

    [Fact]
    public async Task A_first_mark_makes_a_dirty_link_that_is_due_at_once()
    {
        await links.TakeAsync([new(call, 7)], 9, Token);

        var link = Assert.Single(await links.ReadDueAsync(Now, 0, 10, Token));
        Assert.Equal(new(call, null, RecordLinkState.Dirty, 7, 0, 0, DateTimeOffset.MinValue, null), link);
        Assert.Equal(link, await links.FindAsync(call, Token));
        Assert.Null(await links.FindAsync(other, Token));
    }

    [Fact]
    public async Task Links_and_cursor_are_there_after_a_restart()
    {
        Assert.Equal(0, await links.ReadCursorAsync(Token));
        await links.TakeAsync([new(call, 7)], 9, Token);

        await links.DisposeAsync();
        links = open();

        Assert.Equal(9, await links.ReadCursorAsync(Token));
        Assert.NotNull(await links.FindAsync(call, Token));
    }

    [Fact]
    public async Task Due_links_come_with_the_oldest_wish_first_and_not_before_their_time()
    {
        var late = new InteractionId(Guid.CreateVersion7());
        await links.TakeAsync([new(other, 8), new(call, 7), new(late, 1)], 8, Token);
        await links.StoreAsync([Link(late, RecordLinkState.Dirty, 1, 0) with { Attempts = 2, NextTryAt = Now.AddSeconds(1) }], Token);

        Assert.Equal([call, other], (await links.ReadDueAsync(Now, 0, 10, Token)).Select(l => l.Record));
        Assert.Equal([call], (await links.ReadDueAsync(Now, 0, 1, Token)).Select(l => l.Record));
        Assert.Equal([late, call, other], (await links.ReadDueAsync(Now.AddSeconds(1), 0, 10, Token)).Select(l => l.Record));
    }

    [Fact]
    public async Task A_written_link_is_clean_until_the_next_mark()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);
        await links.StoreAsync([Link(call, RecordLinkState.Clean, 7, 7)], Token);
        Assert.Empty(await links.ReadDueAsync(Now, 0, 10, Token));

        await links.TakeAsync([new(call, 9)], 9, Token);

        var link = Assert.Single(await links.ReadDueAsync(Now, 0, 10, Token));
        Assert.Equal((RecordLinkState.Dirty, 9L, 7L, "00T1"), (link.State, link.WantedSequence, link.WrittenSequence, link.CrmId));
    }

    [Fact]
    public async Task A_mark_that_came_during_a_try_is_not_lost()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);
        await links.TakeAsync([new(call, 9)], 9, Token);

        await links.StoreAsync([Link(call, RecordLinkState.Clean, 7, 7)], Token);

        var link = Assert.Single(await links.ReadDueAsync(Now, 0, 10, Token));
        Assert.Equal((RecordLinkState.Dirty, 9L, 7L), (link.State, link.WantedSequence, link.WrittenSequence));
    }

    [Fact]
    public async Task A_parked_link_is_tried_again_after_the_next_mark()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);
        var parked = Link(call, RecordLinkState.Parked, 7, 0) with { Attempts = 3, NextTryAt = Now.AddHours(1), Error = "BAD_FIELD" };
        await links.StoreAsync([parked], Token);
        Assert.Equal(parked, await links.FindAsync(call, Token));
        Assert.Empty(await links.ReadDueAsync(Now.AddDays(1), 0, 10, Token));

        await links.TakeAsync([new(call, 9)], 9, Token);

        Assert.Equal(0, Assert.Single(await links.ReadDueAsync(Now, 0, 10, Token)).Attempts);
    }

    [Fact]
    public async Task A_link_that_is_parked_while_a_mark_came_is_tried_again()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);
        await links.TakeAsync([new(call, 9)], 9, Token);

        await links.StoreAsync([Link(call, RecordLinkState.Parked, 7, 0)], Token);

        Assert.Equal(RecordLinkState.Dirty, (await links.FindAsync(call, Token))!.State);
    }

    [Fact]
    public async Task A_link_that_waits_for_its_next_try_goes_on_waiting_when_it_is_marked_again()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);
        await links.StoreAsync([Link(call, RecordLinkState.Dirty, 7, 0) with { Attempts = 2, NextTryAt = Now.AddSeconds(30) }], Token);

        await links.TakeAsync([new(call, 9)], 9, Token);

        Assert.Empty(await links.ReadDueAsync(Now, 0, 10, Token));
        Assert.Equal(2, Assert.Single(await links.ReadDueAsync(Now.AddSeconds(30), 0, 10, Token)).Attempts);
    }

    [Fact]
    public async Task A_link_that_was_only_put_off_is_due_when_it_is_marked_again()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);
        await links.StoreAsync([Link(call, RecordLinkState.Dirty, 7, 0) with { NextTryAt = Now.AddSeconds(30) }], Token);

        await links.TakeAsync([new(call, 9)], 9, Token);

        Assert.Single(await links.ReadDueAsync(Now, 0, 10, Token));
    }

    [Fact]
    public async Task A_record_that_a_person_deleted_stays_deleted()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);
        await links.StoreAsync([Link(call, RecordLinkState.Deleted, 7, 0)], Token);

        await links.TakeAsync([new(call, 9)], 9, Token);

        Assert.Empty(await links.ReadDueAsync(Now.AddDays(1), 0, 10, Token));
        Assert.Equal(RecordLinkState.Deleted, (await links.FindAsync(call, Token))!.State);
    }

    [Fact]
    public async Task Links_are_counted_by_state()
    {
        await links.TakeAsync([new(call, 7), new(other, 8)], 8, Token);
        await links.StoreAsync([Link(call, RecordLinkState.Clean, 7, 7)], Token);

        var counts = await links.CountAsync(Token);

        Assert.Equal(1, counts[RecordLinkState.Clean]);
        Assert.Equal(1, counts[RecordLinkState.Dirty]);
    }

    [Fact]
    public async Task A_link_that_was_never_marked_can_be_stored()
    {
        await links.StoreAsync([Link(call, RecordLinkState.Clean, 7, 6)], Token);

        Assert.Equal(RecordLinkState.Dirty, (await links.FindAsync(call, Token))!.State);
    }

    [Fact]
    public async Task Links_are_read_from_a_wish_on()
    {
        await links.TakeAsync([new(call, 7), new(other, 8)], 8, Token);

        Assert.Equal([other], (await links.ReadDueAsync(Now, 7, 10, Token)).Select(l => l.Record));
        Assert.Empty(await links.ReadDueAsync(Now, 8, 10, Token));
    }

    [Fact]
    public async Task A_held_link_waits_for_the_next_mark()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);
        await links.StoreAsync([Link(call, RecordLinkState.Held, 7, 3)], Token);
        Assert.Empty(await links.ReadDueAsync(Now.AddDays(1), 0, 10, Token));

        await links.TakeAsync([new(call, 9)], 9, Token);

        Assert.Equal((9L, 3L), Assert.Single(await links.ReadDueAsync(Now, 0, 10, Token)) is var l ? (l.WantedSequence, l.WrittenSequence) : default);
    }

    [Fact]
    public async Task A_mark_that_came_while_a_link_was_put_on_hold_is_not_lost()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);
        await links.TakeAsync([new(call, 9)], 9, Token);

        await links.StoreAsync([Link(call, RecordLinkState.Held, 7, 3)], Token);

        Assert.Equal(RecordLinkState.Dirty, (await links.FindAsync(call, Token))!.State);
    }

    [Fact]
    public async Task A_parked_link_tells_why_and_takes_a_persons_fields()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);
        var parked = Link(call, RecordLinkState.Parked, 7, 0) with { Error = "CODE", Reason = "Choose a case.", CompanionId = "a01", CompanionSequence = 5 };
        await links.StoreAsync([parked], Token);
        Assert.Equal([parked], await links.ListAsync(RecordLinkState.Parked, 10, Token));

        Assert.True(await links.AnswerAsync(call, new(RecordLinkState.Dirty, """{"Subject":"Call"}"""), Token));
        await links.StoreAsync([Link(call, RecordLinkState.Clean, 7, 7)], Token);

        Assert.Empty(await links.ListAsync(RecordLinkState.Parked, 10, Token));
        Assert.Equal("""{"Subject":"Call"}""", (await links.FindAsync(call, Token))!.Overrides);
    }

    [Fact]
    public async Task Only_a_parked_link_can_be_answered_for()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);

        Assert.False(await links.AnswerAsync(call, new(RecordLinkState.Dropped), Token));
        Assert.False(await links.AnswerAsync(other, new(RecordLinkState.Dropped), Token));
        Assert.Equal(RecordLinkState.Dirty, (await links.FindAsync(call, Token))!.State);
    }

    [Fact]
    public async Task A_link_that_a_person_gave_up_stays_so()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);
        await links.StoreAsync([Link(call, RecordLinkState.Parked, 7, 0)], Token);
        await links.AnswerAsync(call, new(RecordLinkState.Dropped), Token);

        await links.TakeAsync([new(call, 9)], 9, Token);

        Assert.Equal(RecordLinkState.Dropped, (await links.FindAsync(call, Token))!.State);
    }

    [Fact]
    public async Task A_record_that_starts_over_is_written_as_if_for_the_first_time()
    {
        await links.TakeAsync([new(call, 7)], 7, Token);
        await links.StoreAsync([Link(call, RecordLinkState.Deleted, 7, 7) with { CompanionId = "a01", CompanionSequence = 7 }], Token);

        await links.StartOverAsync([new(call, 5), new(other, 6)], Token);

        var due = await links.ReadDueAsync(Now, 0, 10, Token);
        Assert.Equal([other, call], due.Select(l => l.Record));
        Assert.Equal(new(call, null, RecordLinkState.Dirty, 7, 0, 0, DateTimeOffset.MinValue, null), due[1]);
    }

    [Fact]
    public async Task What_was_left_out_is_kept_until_it_is_written()
    {
        await links.TakeAsync([new(call, 7), new(other, 8)], 8, Token);
        await links.StoreAsync([Link(call, RecordLinkState.Clean, 7, 7) with { LeftOut = "|Task.Line__c|" }, Link(other, RecordLinkState.Clean, 8, 8)], Token);

        await links.DisposeAsync();
        links = open();

        Assert.Equal(call, Assert.Single(await links.ListLeftOutAsync(10, Token)).Record);
        Assert.Equal(new Dictionary<string, int> { ["|Task.Line__c|"] = 1 }, await links.CountLeftOutAsync(Token));
        await links.StoreAsync([Link(call, RecordLinkState.Clean, 7, 7)], Token);
        Assert.Empty(await links.ListLeftOutAsync(10, Token));
        Assert.Empty(await links.CountLeftOutAsync(Token));
    }

    [Fact]
    public async Task Links_that_lack_a_field_are_due_when_it_is_there_and_others_are_not()
    {
        var third = new InteractionId(Guid.CreateVersion7());
        await links.TakeAsync([new(call, 7), new(other, 8), new(third, 9)], 9, Token);
        await links.StoreAsync(
            [
                Link(call, RecordLinkState.Held, 7, 7) with { LeftOut = "|A__c.B__c|Task.Line__c|" },
                Link(other, RecordLinkState.Clean, 8, 8) with { LeftOut = "|Task.LineXXc|" },
                Link(third, RecordLinkState.Parked, 9, 9) with { LeftOut = "|Task.Line__c|" },
            ],
            Token);

        Assert.Equal(1, await links.FillInAsync("Task.Line__c", Token));

        Assert.Equal([call], (await links.ReadDueAsync(Now, 0, 10, Token)).Select(l => l.Record));
        Assert.Equal("|A__c.B__c|Task.Line__c|", (await links.FindAsync(call, Token))!.LeftOut);
    }

    [Fact]
    public async Task A_written_link_with_a_field_left_out_can_be_answered_for()
    {
        await links.TakeAsync([new(call, 7), new(other, 8)], 8, Token);
        await links.StoreAsync(
            [Link(call, RecordLinkState.Clean, 7, 7) with { LeftOut = "|Task.Line__c|" }, Link(other, RecordLinkState.Clean, 8, 8) with { LeftOut = "|Task.Line__c|" }], Token);

        Assert.True(await links.AnswerAsync(call, new(RecordLinkState.Dirty), Token));
        Assert.True(await links.AnswerAsync(other, new(RecordLinkState.Dropped), Token));

        Assert.Equal((RecordLinkState.Dirty, "|Task.Line__c|"), await links.FindAsync(call, Token) is { } again ? (again.State, again.LeftOut!) : default);
        Assert.Equal((RecordLinkState.Clean, null), await links.FindAsync(other, Token) is { } left ? (left.State, left.LeftOut) : default);
    }

    private static RecordLink Link(InteractionId record, RecordLinkState state, long wanted, long written) =>
        new(record, "00T1", state, wanted, written, 0, Now, null);
}

public sealed class SqliteRecordLinksTests : RecordLinksContract
{
    private readonly TempFolder folder;

    public SqliteRecordLinksTests()
        : this(new TempFolder())
    {
    }

    private SqliteRecordLinksTests(TempFolder folder)
        : base(() => new(folder.File("records.db"))) => this.folder = folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}

public sealed class PostgresRecordLinksTests : RecordLinksContract
{
    public PostgresRecordLinksTests()
        : this(PostgresFixture.NewPlace())
    {
    }

    private PostgresRecordLinksTests(PostgresPlace place)
        : base(() => new(place))
    {
    }
}
