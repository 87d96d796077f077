using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog;

/// <summary>When a call's Task is written: first at the moment that the settings name, then at hang-up, after wrap-up, and with the recording.</summary>
public sealed class StagesTests : IDisposable
{
    private static readonly CallerMatch ada = new(
        new("Contact", "003000000000001AAA"), PersonalText.Of("Ada Lindqvist"), PersonalText.Of("Nordic Trams AB"), "Contact.MobilePhone", "001000000000001AAA");

    private WriterRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task A_call_stands_in_Salesforce_while_it_rings()
    {
        var call = rig.Site.Arrive("+46701740633");
        rig.Site.Do(new AttachMatches(call, [ada]));

        await rig.RunAsync();

        var task = rig.Org.Task(call.ToString());
        Assert.Equal(("In Progress", "Inbound", "003000000000001AAA"), ((string?)task["Status"], (string?)task["CallType"], (string?)task["WhoId"]));
        Assert.Null(task["CallDurationInSeconds"]);
    }

    [Fact]
    public async Task A_caller_whom_no_agent_was_asked_for_yet_is_not_written()
    {
        rig.Site.Talk("+46701740633");
        rig.Site.Arrive("+46701740634");

        await rig.WriteAsync();

        Assert.Single(rig.Org.Tasks);
    }

    [Fact]
    public async Task One_Task_is_written_three_times_from_ring_to_wrap_up()
    {
        await CallAsync();

        Assert.Equal(3, Writes());
        var task = Assert.Single(rig.Org.Tasks.Values);
        Assert.Equal(("Completed", "Resolved"), ((string?)task["Status"], (string?)task["CallDisposition"]));
        Assert.NotNull(task["Patchbay_Recording__c"]);
        Assert.Empty(rig.Org.Violations);
    }

    [Theory]
    [InlineData(LogMoment.Answer, 3)]
    [InlineData(LogMoment.HangUp, 2)]
    [InlineData(LogMoment.End, 1)]
    public async Task A_later_first_moment_spends_fewer_calls(LogMoment moment, int writes)
    {
        Use(WriterRig.Settings(moment));

        await CallAsync();

        Assert.Equal(writes, Writes());
        Assert.Equal("Resolved", (string?)Assert.Single(rig.Org.Tasks.Values)["CallDisposition"]);
    }

    [Fact]
    public async Task Notes_that_are_saved_while_they_are_typed_spend_no_calls()
    {
        var call = rig.Site.Talk("+46701740633");
        await rig.WriteAsync();
        var before = Writes();

        for (var i = 0; i < 5; i++)
        {
            rig.Site.Do(new WriteNotes(call, TestSite.Sam, PersonalText.Of(new string('x', i + 1))));
            await rig.WriteAsync();
        }

        Assert.Equal(before, Writes());
        Assert.Equal(RecordLinkState.Held, (await rig.LinkAsync(call)).State);
        rig.Site.Finish(call, "Resolved", "All of it.");
        await rig.WriteAsync();
        Assert.StartsWith("All of it.", (string?)rig.Org.Task(call.ToString())["Description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hang_up_waits_a_moment_for_the_recording()
    {
        var call = rig.Site.Talk("+46701740633");
        var wait = await rig.RunAsync();
        Assert.Empty(rig.Org.Tasks);
        Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(250));

        rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(70), 2, "ab"));
        await rig.RunAsync();

        Assert.NotNull(rig.Org.Task(call.ToString())["Patchbay_Recording__c"]);
    }

    [Fact]
    public async Task A_recording_that_is_late_is_written_when_it_is_there()
    {
        var call = rig.Site.Talk("+46701740633");
        await rig.WriteAsync();
        Assert.Null(rig.Org.Task(call.ToString())["Patchbay_Recording__c"]);

        rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(70), 2, "ab"));
        await rig.WriteAsync();

        Assert.NotNull(rig.Org.Task(call.ToString())["Patchbay_Recording__c"]);
    }

    [Fact]
    public async Task A_record_that_is_picked_after_the_wrap_up_moves_the_Task()
    {
        var call = await CallAsync();

        rig.Site.Journal.Append([new(rig.Site.Journal.LastSequence + 1, new RecordPicked(rig.Time.GetUtcNow(), call, ada))], [new(call, rig.Site.Journal.LastSequence + 1)]);
        await rig.WriteAsync();

        Assert.Equal("003000000000001AAA", (string?)rig.Org.Task(call.ToString())["WhoId"]);
    }

    private async Task<InteractionId> CallAsync()
    {
        var call = rig.Site.Arrive("+46701740633");
        await rig.WriteAsync();
        rig.Site.Do(new AcceptOffer(new(call, 1), TestSite.Sam));
        await rig.WriteAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
        rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(60), 2, "ab"));
        await rig.WriteAsync();
        rig.Site.Finish(call, "Resolved", "Wants a new card.");
        await rig.WriteAsync();
        return call;
    }

    private int Writes() => rig.Org.Requests.Count(r => r.Contains("composite", StringComparison.Ordinal));

    private void Use(SalesforceOptions options)
    {
        rig.Dispose();
        rig = new() { Options = options };
    }
}
