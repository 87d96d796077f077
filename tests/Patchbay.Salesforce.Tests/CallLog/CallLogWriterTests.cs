using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog;

public sealed class CallLogWriterTests : IDisposable
{
    private static readonly CallerMatch ada = new(
        new("Contact", "003000000000001AAA"), PersonalText.Of("Ada Lindqvist"), PersonalText.Of("Nordic Trams AB"), "Contact.MobilePhone", "001000000000001AAA");

    private readonly WriterRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task An_ended_call_stands_in_Salesforce_after_one_write()
    {
        var call = rig.Site.Talk("+46701740633", clock: rig.Time);
        rig.Site.Do(new AttachMatches(call, [ada]));

        await rig.WriteAsync();

        var task = rig.Org.Task(call.ToString());
        Assert.Equal("Inbound call · Support · Ada Lindqvist", (string?)task["Subject"]);
        Assert.Equal("Call", (string?)task["TaskSubtype"]);
        Assert.Equal("Inbound", (string?)task["CallType"]);
        Assert.Equal(72, (int?)task["CallDurationInSeconds"]);
        Assert.Equal("2026-11-23", (string?)task["ActivityDate"]);
        Assert.Equal("003000000000001AAA", (string?)task["WhoId"]);
        Assert.Equal("Completed", (string?)task["Status"]);
        Assert.Equal(["PATCH /services/data/v66.0/composite/sobjects/Task/Patchbay_Interaction_Id__c"], rig.Org.Requests.Where(IsWrite));
        Assert.Empty(rig.Org.Violations);
    }

    [Fact]
    public async Task Logs_that_wait_are_written_as_soon_as_Salesforce_has_answered_anyone()
    {
        var isAway = true;
        rig.Org.Before = what => isAway ? FakeOrg.Error(503, "SERVER_UNAVAILABLE") : null;
        var call = rig.Site.Talk("+46701740633");
        for (var tries = 0; tries < 12; tries++)
        {
            await rig.WriteAsync();
            rig.Time.Advance(TimeSpan.FromMinutes(2));
        }

        await rig.WriteAsync();
        isAway = false;
        rig.Time.Advance(TimeSpan.FromSeconds(5));
        await rig.WriteAsync();
        Assert.Empty(rig.Org.Tasks);

        await rig.Client.GetAsync("sobjects/Task/describe", CancellationToken.None);
        await rig.WriteAsync();

        Assert.NotNull(rig.Org.Task(call.ToString()));
    }

    [Fact]
    public async Task A_call_belongs_to_its_agent()
    {
        var call = rig.Site.Talk("+46701740633");

        await rig.WriteAsync();

        Assert.Equal("005000000000001AAA", (string?)rig.Org.Task(call.ToString())["OwnerId"]);
    }

    [Fact]
    public async Task Who_an_agent_is_is_asked_once()
    {
        rig.Site.Finish(rig.Site.Talk("+46701740633"));
        await rig.WriteAsync();
        rig.Org.Requests.Clear();

        rig.Site.Finish(rig.Site.Talk("+46701740634"));
        await rig.WriteAsync();

        Assert.DoesNotContain(rig.Org.Requests, what => what.Contains("query", StringComparison.Ordinal));
        Assert.Equal(2, rig.Org.Tasks.Count);
    }

    [Fact]
    public async Task A_call_waits_while_the_org_cannot_say_who_its_agent_is()
    {
        var isAway = true;
        rig.Org.Before = what => isAway && what.Contains("query", StringComparison.Ordinal) ? FakeOrg.Error(503, "SERVER_UNAVAILABLE") : null;
        var call = rig.Site.Talk("+46701740633");
        await rig.WriteAsync();
        Assert.Empty(rig.Org.Tasks);

        isAway = false;
        rig.Time.Advance(TimeSpan.FromMinutes(2));
        await rig.WriteAsync();

        Assert.Equal("005000000000001AAA", (string?)rig.Org.Task(call.ToString())["OwnerId"]);
    }

    [Fact]
    public async Task A_call_that_was_over_before_its_caller_was_looked_up_hangs_on_the_record_all_the_same()
    {
        await rig.Directory.PutAsync([Entries.Contact("003000000000001AAA", "Ada Lindqvist", ("+46701740633", "MobilePhone"))], CancellationToken.None);
        var call = rig.Site.Arrive("0701740633");
        rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
        rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.Zero, 0, ""));

        await rig.SettleAsync();

        var task = rig.Org.Task(call.ToString());
        Assert.Equal("003000000000001AAA", (string?)task["WhoId"]);
        Assert.Equal("Missed call · Support · Ada Lindqvist", (string?)task["Subject"]);
    }

    [Fact]
    public async Task A_late_look_up_does_not_undo_what_a_person_related_by_hand()
    {
        await rig.Directory.PutAsync([Entries.Contact("003000000000001AAA", "Ada Lindqvist", ("+46701740633", "MobilePhone"))], CancellationToken.None);
        var call = rig.Site.Talk("+46701740633");
        await rig.WriteAsync();
        rig.Org.Task(call.ToString())["WhoId"] = "003000000000009AAA";

        rig.Site.Finish(call, "Resolved", "Her sister called.");
        await rig.WriteAsync();

        Assert.Equal("003000000000009AAA", (string?)rig.Org.Task(call.ToString())["WhoId"]);
    }

    [Fact]
    public async Task Notes_and_outcome_of_the_wrap_up_are_written_by_id()
    {
        var call = rig.Site.Talk("+46701740633", "Ada", rig.Time);
        await rig.WriteAsync();
        rig.Org.Requests.Clear();

        rig.Site.Finish(call, "Resolved", "Wants a new card.");
        await rig.WriteAsync();

        var task = rig.Org.Task(call.ToString());
        Assert.Equal("Resolved", (string?)task["CallDisposition"]);
        Assert.StartsWith("Wants a new card.\n\nFrom: +46701740633\n", (string?)task["Description"], StringComparison.Ordinal);
        Assert.Equal(["PATCH /services/data/v66.0/composite/sobjects"], rig.Org.Requests);
    }

    [Fact]
    public async Task What_a_person_corrected_by_hand_is_not_undone_by_a_recording_that_is_ready_later()
    {
        var call = rig.Site.Talk("+46701740633");
        await rig.WriteAsync();
        rig.Org.Task(call.ToString())["Subject"] = "Lost card";

        rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(70), 2, "ab"));
        await rig.WriteAsync();

        var task = rig.Org.Task(call.ToString());
        Assert.Equal("Lost card", (string?)task["Subject"]);
        Assert.Equal($"https://phone.example/recordings/{call}", (string?)task["Patchbay_Recording__c"]);
    }

    [Fact]
    public async Task An_answer_that_was_lost_doubles_nothing()
    {
        var call = rig.Site.Talk("+46701740633");
        var lost = true;
        rig.Org.After = what => lost && what.Contains("composite", StringComparison.Ordinal) ? throw new HttpRequestException("cut") : null;

        await rig.WriteAsync();
        lost = false;
        rig.Time.Advance(TimeSpan.FromMinutes(2));
        await rig.WriteAsync();

        Assert.Single(rig.Org.Tasks);
        Assert.Equal(RecordLinkState.Clean, (await rig.LinkAsync(call)).State);
        Assert.Empty(rig.Org.Violations);
    }

    [Fact]
    public async Task A_record_that_a_person_deleted_stays_deleted()
    {
        var call = rig.Site.Talk("+46701740633");
        await rig.WriteAsync();
        rig.Org.Deleted.Add(rig.Org.Tasks.Keys.Single());

        rig.Site.Finish(call);
        await rig.SettleAsync();
        rig.Site.Journal.Append([], [new(call, rig.Site.Journal.LastSequence)]);
        await rig.SettleAsync();

        Assert.Equal(RecordLinkState.Deleted, (await rig.LinkAsync(call)).State);
        Assert.Single(rig.Org.Tasks);
    }

    [Fact]
    public async Task A_refused_record_is_parked_and_holds_back_only_itself()
    {
        var bad = rig.Site.Talk("+46701740633");
        rig.Site.Finish(bad);
        var good = rig.Site.Talk("+46701740634");
        rig.Org.RowRule = row => (string?)row["Patchbay_Interaction_Id__c"] == bad.ToString()
            ? ("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Choose a case.", []) : null;

        await rig.WriteAsync();

        Assert.Equal((RecordLinkState.Parked, "FIELD_CUSTOM_VALIDATION_EXCEPTION"), ((await rig.LinkAsync(bad)).State, (await rig.LinkAsync(bad)).Error));
        Assert.Equal(RecordLinkState.Clean, (await rig.LinkAsync(good)).State);
    }

    [Fact]
    public async Task A_locked_parent_is_tried_again_soon()
    {
        var call = rig.Site.Talk("+46701740633");
        var locked = true;
        rig.Org.RowRule = _ => locked ? ("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access", []) : null;

        var wait = await rig.WriteAsync();
        locked = false;
        rig.Time.Advance(wait);
        await rig.WriteAsync();

        Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
        Assert.Equal(RecordLinkState.Clean, (await rig.LinkAsync(call)).State);
    }

    [Fact]
    public async Task A_field_that_an_old_package_lacks_is_left_out()
    {
        rig.Org.Missing.Add("Patchbay_Recording__c");
        var call = rig.Site.Talk("+46701740633");
        rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(70), 2, "ab"));
        rig.Site.Finish(call);
        var other = rig.Site.Talk("+46701740634");

        await rig.SettleAsync();

        Assert.Equal(2, rig.Org.Tasks.Count);
        Assert.Equal(RecordLinkState.Clean, (await rig.LinkAsync(other)).State);
    }

    [Fact]
    public async Task Without_the_key_field_nothing_is_written_and_everything_waits()
    {
        rig.Org.Missing.Add("Patchbay_Interaction_Id__c");
        var call = rig.Site.Talk("+46701740633");

        await rig.WriteAsync();

        Assert.Empty(rig.Org.Tasks);
        Assert.Equal("KEY_MISSING", rig.Progress.Stop?.Reason.Code);
        Assert.Equal(RecordLinkState.Dirty, (await rig.LinkAsync(call)).State);
    }

    [Fact]
    public async Task A_related_record_that_is_gone_does_not_keep_the_call_out()
    {
        var call = rig.Site.Talk("+46701740633");
        rig.Site.Do(new AttachMatches(call, [ada]));
        rig.Org.RowRule = row => row.ContainsKey("WhoId") ? ("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", ["WhoId"]) : null;

        await rig.WriteAsync();

        Assert.Equal(RecordLinkState.Clean, (await rig.LinkAsync(call)).State);
        Assert.False(rig.Org.Task(call.ToString()).ContainsKey("WhoId"));
    }

    [Fact]
    public async Task A_text_that_is_too_long_for_this_org_is_cut()
    {
        var call = rig.Site.Talk("+46701740633", "Ada");
        rig.Org.RowRule = row => row["Description"] is { } text && ((string)text!).Length > 20
            ? ("STRING_TOO_LONG", "Comments: data value too large: From (max length=20)", ["Description"]) : null;

        await rig.WriteAsync();

        Assert.Equal(20, ((string)rig.Org.Task(call.ToString())["Description"]!).Length);
    }

    [Fact]
    public async Task A_row_that_upsets_Salesforce_does_not_keep_the_others_out()
    {
        var calls = Enumerable.Range(0, 9).Select(i =>
        {
            var call = rig.Site.Talk($"+4670174063{i}");
            rig.Site.Finish(call);
            return call;
        }).ToArray();
        var poison = calls[4].ToString();
        rig.Org.RowRule = row => (string?)row["Patchbay_Interaction_Id__c"] == poison ? throw new PoisonException() : null;
        rig.Org.Before = _ => null;

        await rig.WriteAsync();

        Assert.Equal(8, rig.Org.Tasks.Count);
        Assert.Equal((RecordLinkState.Dirty, 1), ((await rig.LinkAsync(calls[4])).State, (await rig.LinkAsync(calls[4])).Attempts));
    }

    [Fact]
    public async Task A_token_that_ran_out_is_renewed_once()
    {
        var call = rig.Site.Talk("+46701740633");
        await rig.WriteAsync();
        rig.Org.ExpireToken();
        var signIns = rig.Org.SignIns;

        rig.Site.Finish(call);
        await rig.WriteAsync();

        Assert.Equal(signIns + 1, rig.Org.SignIns);
        Assert.Equal(RecordLinkState.Clean, (await rig.LinkAsync(call)).State);
    }

    [Fact]
    public async Task An_org_that_does_not_keep_the_key_unique_is_named_once_an_hour()
    {
        rig.Org.KeyIsUnique = false;
        rig.Site.Finish(rig.Site.Talk("+46701740633"));
        await rig.WriteAsync();
        Assert.Equal(rig.Time.GetUtcNow(), rig.Progress.KeyNotUniqueSince);

        rig.Org.KeyIsUnique = true;
        rig.Time.Advance(TimeSpan.FromHours(1));
        rig.Site.Talk("+46701740634");
        await rig.WriteAsync();

        Assert.Null(rig.Progress.KeyNotUniqueSince);
        Assert.Equal(2, rig.Org.Requests.Count(r => r.Contains("describe", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_hang_up_itself_wakes_the_writer()
    {
        var writer = rig.Restart();
        rig.Site.Reactors.Add(rig.Nudge);
        await writer.StartAsync(CancellationToken.None);
        await DemoOrgRig.UntilAsync(() => rig.Time.Waiting > 0);

        var call = rig.Site.Talk("+46701740633");
        rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.Zero, 0, ""));
        await DemoOrgRig.UntilAsync(() => rig.Org.Tasks.Count > 0);

        Assert.Equal(call.ToString(), (string?)rig.Org.Tasks.Values.Single()["Patchbay_Interaction_Id__c"]);
        await writer.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_restart_goes_on_where_the_last_process_stopped()
    {
        var before = rig.Site.Talk("+46701740633");
        rig.Site.Finish(before);
        await rig.WriteAsync();
        var after = rig.Site.Talk("+46701740634");

        rig.Restart();
        await rig.WriteAsync();

        Assert.Equal(2, rig.Org.Tasks.Count);
        Assert.Equal(RecordLinkState.Clean, (await rig.LinkAsync(after)).State);
    }

    private static bool IsWrite(string what) => what.StartsWith("PATCH", StringComparison.Ordinal);
}
