using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Salesforce.Mapping;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog;

public sealed class MessageTaskTests : IDisposable
{
    private static readonly PersonalText Lena = PersonalText.Of("lena");
    private readonly WriterRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task A_message_is_one_task_that_is_still_to_be_done_and_leads_to_what_was_said()
    {
        var message = await LeaveAsync(new(TestSite.Support));

        var task = rig.Org.Task(message.Call.ToString());
        Assert.Equal(("Not Started", $"https://phone.example/messages/{message}"), ((string?)task["Status"], (string?)task["Patchbay_Recording__c"]));
        Assert.StartsWith("Voicemail · ", (string?)task["Subject"], StringComparison.Ordinal);
        Assert.Contains($"Left a message: 0:12, for Support: https://phone.example/messages/{message}", (string?)task["Description"], StringComparison.Ordinal);
        Assert.Single(rig.Org.Tasks);
    }

    [Fact]
    public async Task The_task_is_done_when_somebody_heard_the_message_and_to_be_done_when_it_is_kept()
    {
        var message = await LeaveAsync(new(TestSite.Support));

        await DoAsync(new MarkMessage(message, null, Lena, IsHeard: true));
        var heard = (string?)rig.Org.Task(message.Call.ToString())["Status"];
        await DoAsync(new MarkMessage(message, null, Lena, IsHeard: false));

        Assert.Equal(("Completed", "Not Started"), (heard, (string?)rig.Org.Task(message.Call.ToString())["Status"]));
        Assert.Single(rig.Org.Tasks);
    }

    [Fact]
    public async Task The_link_is_taken_away_when_the_message_is_deleted()
    {
        var message = await LeaveAsync(new(TestSite.Support));

        await DoAsync(new DeleteMessage(message, null, Lena));

        var task = rig.Org.Task(message.Call.ToString());
        Assert.Equal(("Completed", null), ((string?)task["Status"], (string?)task["Patchbay_Recording__c"]));
        Assert.Contains("Left a message: 0:12, for Support, deleted", (string?)task["Description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_given_to_an_agent_makes_the_task_the_agents()
    {
        var message = await LeaveAsync(new(TestSite.Support));
        var before = (string?)rig.Org.Task(message.Call.ToString())["OwnerId"];

        await DoAsync(new MoveMessage(message, null, Lena, new(null, TestSite.Sam)));

        Assert.Equal((null, "005000000000001AAA"), (before, (string?)rig.Org.Task(message.Call.ToString())["OwnerId"]));
    }

    [Fact]
    public async Task Mappings_know_the_message()
    {
        await rig.Stored.WriteAsync(CallMappings.Setting, """{"task":[{"field":"Type","value":"concat(message.for, ' ', message.length, ' ', message.waiting)","when":"message"}]}""", CancellationToken.None);
        rig.Org.Known.UnionWith(["Type"]);

        var message = await LeaveAsync(new(TestSite.Support));

        Assert.Equal("Support 12 1", (string?)rig.Org.Task(message.Call.ToString())["Type"]);
    }

    [Fact]
    public async Task A_crash_behind_the_write_makes_no_second_task()
    {
        var message = await LeaveAsync(new(TestSite.Support));
        rig.Site.Do(new MarkMessage(message, null, Lena, IsHeard: true));
        await rig.CrashAsync();

        await rig.SettleAsync();

        Assert.Equal("Completed", (string?)rig.Org.Task(message.Call.ToString())["Status"]);
        Assert.Single(rig.Org.Tasks);
    }

    private async Task DoAsync(MessageCommand command)
    {
        rig.Site.Do(command);
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        await rig.WriteAsync();
    }

    private async Task<MessageId> LeaveAsync(Mailbox box)
    {
        var step = new VoicemailStep("message", new([new(null, [new("en", "Leave a message.")])]), box, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(6), "#", null);
        rig.Site.Do(new PublishFlow(new(new("night"), "Night", "en", TestSite.Support, step.Name, ["+46852550100"], [step]), "night"));
        var call = rig.Site.Arrive("+46701740633");
        rig.Site.Do(new ReportPromptFinished(new(call, 1), 1));
        rig.Time.Advance(TimeSpan.FromSeconds(12));
        rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
        var message = new MessageId(call, 1);
        rig.Site.Do(new ReportMessageFinished(message, TimeSpan.FromSeconds(12), "00", HasVoice: true));
        await rig.WriteAsync();
        return message;
    }
}
