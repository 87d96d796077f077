using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog;

public sealed class LateChangesTests : IDisposable
{
    private static readonly CallerMatch ada = new(new("Contact", "003000000000001AAA"), PersonalText.Of("Ada Lindqvist"), PersonalText.Empty, "Contact.Phone");
    private static readonly CallerMatch bo = new(new("Contact", "003000000000002AAA"), PersonalText.Of("Bo Ek"), PersonalText.Empty, "picked");

    private readonly WriterRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task A_transcript_that_comes_after_the_call_stands_below_the_facts_of_the_same_task()
    {
        var call = await WrittenAsync();

        rig.Site.Do(new AttachTranscript(call, PersonalText.Of("Agent: Hello.\nCustomer: My card is lost."), "test"));
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        await rig.WriteAsync();

        Assert.EndsWith("Transcript:\nAgent: Hello.\nCustomer: My card is lost.", (string?)rig.Org.Task(call.ToString())["Description"], StringComparison.Ordinal);
        Assert.Single(rig.Org.Tasks);
    }

    [Fact]
    public async Task A_log_that_is_moved_long_after_the_call_hangs_on_the_other_record()
    {
        var call = await WrittenAsync();

        rig.Site.Do(new RelinkCall(call, bo, PersonalText.Of("lena")));
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        await rig.WriteAsync();

        Assert.Equal(bo.Record.Id, (string?)rig.Org.Task(call.ToString())["WhoId"]);
        Assert.Single(rig.Org.Tasks);
    }

    [Fact]
    public async Task What_a_person_typed_before_the_caller_was_found_stays_and_the_rest_is_written()
    {
        var call = await RingingAsync();
        rig.Org.Task(call.ToString())["Subject"] = "Lost card";

        await FoundAsync(call);

        var task = rig.Org.Task(call.ToString());
        Assert.Equal(("Lost card", ada.Record.Id, "Completed"), ((string?)task["Subject"], (string?)task["WhoId"], (string?)task["Status"]));
        Assert.Contains("Ended by the customer.", (string?)task["Description"], StringComparison.Ordinal);
        Assert.Empty(rig.Org.Violations);
    }

    [Fact]
    public async Task A_record_that_a_person_hung_the_call_on_stays_when_the_caller_is_found_later()
    {
        var call = await RingingAsync();
        rig.Org.Task(call.ToString())["WhatId"] = "500000000000009AAA";

        await FoundAsync(call);

        var task = rig.Org.Task(call.ToString());
        Assert.Equal((null, "500000000000009AAA"), ((string?)task["WhoId"], (string?)task["WhatId"]));
        Assert.EndsWith("Ada Lindqvist", (string?)task["Subject"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_a_caller_who_is_found_late_takes_the_place_of_the_number()
    {
        var call = await RingingAsync();

        await FoundAsync(call);

        Assert.Equal(("Inbound call · Support · Ada Lindqvist", ada.Record.Id), ((string?)rig.Org.Task(call.ToString())["Subject"], (string?)rig.Org.Task(call.ToString())["WhoId"]));
        Assert.Single(rig.Org.Requests, request => request.Contains("FROM%20Task", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_that_is_moved_keeps_the_words_of_a_person()
    {
        var call = await WrittenAsync();
        rig.Org.Task(call.ToString())["Subject"] = "Lost card";

        rig.Site.Do(new RelinkCall(call, bo, PersonalText.Of("lena")));
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        await rig.WriteAsync();

        Assert.Equal((bo.Record.Id, "Lost card"), ((string?)rig.Org.Task(call.ToString())["WhoId"], (string?)rig.Org.Task(call.ToString())["Subject"]));
    }

    [Fact]
    public async Task A_caller_who_is_known_in_time_costs_no_question()
    {
        await WrittenAsync();

        Assert.DoesNotContain(rig.Org.Requests, request => request.Contains("FROM%20Task", StringComparison.Ordinal));
    }

    /// <summary>A call that rings, written before anybody knows who calls.</summary>
    private async Task<InteractionId> RingingAsync()
    {
        var call = rig.Site.Arrive("+46701740633");
        await rig.WriteAsync();
        Assert.Equal("Inbound call · Support · +46701740633", (string?)rig.Org.Task(call.ToString())["Subject"]);
        return call;
    }

    private async Task FoundAsync(InteractionId call)
    {
        rig.Site.Do(new AttachMatches(call, [ada]));
        rig.Site.Do(new AcceptOffer(new(call, 1), TestSite.Sam));
        rig.Time.Advance(TimeSpan.FromSeconds(72));
        rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
        rig.Site.Finish(call);
        await rig.WriteAsync();
    }

    private async Task<InteractionId> WrittenAsync()
    {
        var call = rig.Site.Talk("+46701740633", clock: rig.Time);
        rig.Site.Do(new AttachMatches(call, [ada]));
        rig.Site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(72), 2, "00"));
        rig.Site.Finish(call);
        await rig.WriteAsync();
        return call;
    }
}
