using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog;

/// <summary>A field that the org lacks is not forgotten: it is written when the org has it.</summary>
public sealed class LeftOutFieldTests : IDisposable
{
    private const string Field = "CallDisposition";
    private readonly WriterRig rig = new();

    public LeftOutFieldTests() => rig.Org.Missing.Add(Field);

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task It_is_written_when_the_org_has_the_field_again()
    {
        var call = await WrittenWithoutAsync();

        await BackAsync();

        Assert.Equal("Resolved", (string?)rig.Org.Task(call.ToString())[Field]);
        Assert.Null((await rig.LinkAsync(call)).LeftOut);
        Assert.Single(rig.Org.Tasks);
        Assert.Empty(rig.Org.Violations);
    }

    [Fact]
    public async Task A_restart_forgets_nothing()
    {
        var call = await WrittenWithoutAsync();

        rig.Restart();
        await rig.SettleAsync();
        Assert.Equal(Field, Assert.Single(rig.Gaps.Current).Field);
        rig.Restart();
        await BackAsync();

        Assert.Equal("Resolved", (string?)rig.Org.Task(call.ToString())[Field]);
    }

    [Fact]
    public async Task A_first_look_that_fails_is_made_again_after_seconds()
    {
        var call = await WrittenWithoutAsync();
        rig.Org.Missing.Clear();
        rig.Restart();
        rig.Org.Before = what => what.EndsWith("/describe", StringComparison.Ordinal) ? FakeOrg.Error(500, "UNKNOWN_EXCEPTION") : null;
        await rig.WriteAsync();

        Assert.Equal("field.left-out", Assert.Single(rig.Notices.Current).Code);
        rig.Org.Before = static _ => null;
        rig.Time.Advance(TimeSpan.FromSeconds(5));
        await rig.RunAsync();
        await rig.WriteAsync();

        Assert.Equal("Resolved", (string?)rig.Org.Task(call.ToString())[Field]);
    }

    [Fact]
    public async Task Looks_that_fail_come_less_and_less_often()
    {
        await WrittenWithoutAsync();
        rig.Restart();
        rig.Org.Before = what => what.EndsWith("/describe", StringComparison.Ordinal) ? FakeOrg.Error(500, "UNKNOWN_EXCEPTION") : null;
        rig.Org.Requests.Clear();

        for (var second = 0; second < 3_600; second += 5)
        {
            await rig.RunAsync();
            rig.Time.Advance(TimeSpan.FromSeconds(5));
        }

        // After 2, 4, 8 … seconds, and every ten minutes in the end.
        Assert.InRange(rig.Org.Requests.Count(request => request.EndsWith("/describe", StringComparison.Ordinal)), 13, 15);
    }

    [Fact]
    public async Task A_crash_between_the_filling_in_and_the_note_of_it_changes_nothing()
    {
        var call = await WrittenWithoutAsync();
        rig.Org.Missing.Clear();
        await rig.Returns.LookAsync(true, CancellationToken.None);
        rig.Org.After = what => what.StartsWith("PATCH", StringComparison.Ordinal) ? throw new HttpRequestException("cut") : null;
        await rig.WriteAsync();
        Assert.NotNull((await rig.LinkAsync(call)).LeftOut);

        rig.Org.After = _ => null;
        await rig.CrashAsync();
        await rig.SettleAsync();

        Assert.Null((await rig.LinkAsync(call)).LeftOut);
        Assert.Equal("Resolved", (string?)Assert.Single(rig.Org.Tasks).Value[Field]);
    }

    [Fact]
    public async Task What_a_person_wrote_there_meanwhile_stays()
    {
        var call = await WrittenWithoutAsync();
        rig.Org.Task(call.ToString())[Field] = "Solved by Ada";

        await BackAsync();

        Assert.Equal("Solved by Ada", (string?)rig.Org.Task(call.ToString())[Field]);
        Assert.Null((await rig.LinkAsync(call)).LeftOut);
    }

    [Fact]
    public async Task An_older_value_of_ours_is_brought_up_to_date()
    {
        rig.Org.Missing.Clear();
        rig.Org.Missing.Add("Description");
        var call = rig.Site.Talk("+46701740633");
        rig.Site.Do(new WriteNotes(call, TestSite.Sam, PersonalText.Of("First words")));
        rig.Org.Missing.Clear();
        await rig.SettleAsync();
        rig.Org.Missing.Add("Description");
        rig.Site.Finish(call, "Resolved", "Last words");
        await rig.SettleAsync();
        Assert.NotNull((await rig.LinkAsync(call)).LeftOut);

        await BackAsync();

        Assert.Contains("Last words", (string?)rig.Org.Task(call.ToString())["Description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_a_person_deleted_meanwhile_stays_deleted()
    {
        var call = await WrittenWithoutAsync();
        rig.Org.Deleted.Add((await rig.LinkAsync(call)).CrmId!);

        await BackAsync();

        Assert.Equal(RecordLinkState.Deleted, (await rig.LinkAsync(call)).State);
        Assert.Single(rig.Org.Tasks);
    }

    [Fact]
    public async Task While_it_is_missing_nothing_is_asked_for_it_but_a_description_now_and_then()
    {
        await WrittenWithoutAsync();
        rig.Org.Requests.Clear();

        for (var minute = 0; minute < 25; minute++)
        {
            rig.Time.Advance(TimeSpan.FromMinutes(1));
            await rig.RunAsync();
        }

        Assert.InRange(rig.Org.Requests.Count, 2, 3);
        Assert.All(rig.Org.Requests, request => Assert.EndsWith("/describe", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_field_that_is_described_and_refused_all_the_same_is_not_tried_at_every_look()
    {
        var call = await WrittenWithoutAsync();
        rig.Org.Missing.Clear();
        rig.Org.RowRule = row => row.ContainsKey(Field) ? ("INSUFFICIENT_ACCESS_OR_READONLY", "no", [Field]) : null;
        await rig.Returns.LookAsync(false, CancellationToken.None);
        await rig.SettleAsync();

        Assert.False(Assert.Single(await rig.Returns.LookAsync(false, CancellationToken.None)).IsBack);
        rig.Org.RowRule = _ => null;
        Assert.True(Assert.Single(await rig.Returns.LookAsync(true, CancellationToken.None)).IsBack);
        await rig.SettleAsync();

        Assert.Equal("Resolved", (string?)rig.Org.Task(call.ToString())[Field]);
    }

    [Fact]
    public async Task Many_are_filled_in_in_batches()
    {
        for (var i = 0; i < 150; i++) rig.Site.Finish(rig.Site.Talk($"+4670174{i:D4}"), "Resolved");
        await rig.SettleAsync();
        rig.Org.Requests.Clear();

        await BackAsync();

        Assert.All(rig.Org.Tasks.Values, task => Assert.Equal("Resolved", (string?)task[Field]));
        Assert.Equal(150, rig.Org.Tasks.Count);
        Assert.InRange(rig.Org.Requests.Count, 3, 12);
    }

    private async Task<InteractionId> WrittenWithoutAsync()
    {
        var call = rig.Site.Talk("+46701740633");
        rig.Site.Finish(call, "Resolved");
        await rig.SettleAsync();
        Assert.Equal((RecordLinkState.Clean, $"|Task.{Field}|"), await rig.LinkAsync(call) is var link ? (link.State, link.LeftOut) : default);
        return call;
    }

    private async Task BackAsync()
    {
        rig.Org.Missing.Clear();
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        await rig.SettleAsync();
        await rig.SettleAsync();
    }
}
