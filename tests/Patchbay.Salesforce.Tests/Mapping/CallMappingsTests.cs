using System.Text.Json;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Mapping;
using Patchbay.Salesforce.Notices;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Mapping;

/// <summary>A mapping that is saved for the demo org, and what is written by it.</summary>
public sealed class CallMappingsTests
{
    private const string Whole =
        """
        {
          // What the firm's reports need.
          "task": [
            { "field": "Type", "value": "'Call'" },
            { "field": "Subject", "value": "concat(call.direction, ': ', call.queue)", "when": "ring" },
            { "field": "CallDisposition", "value": "upper(call.disposition)", "when": "wrapUp" }
          ],
          "companion": {
            "object": "Phone_Call__c", "key": "Interaction__c",
            "fields": [
              { "field": "Queue__c", "value": "call.queue" },
              { "field": "Agent__c", "value": "agent.name", "when": "answer" },
              { "field": "Talk_Seconds__c", "value": "call.duration", "when": "end" },
              { "field": "Started_At__c", "value": "call.startedAt" },
              { "field": "Recorded__c", "value": "call.recorded" },
              { "field": "Outcome__c", "value": "call.disposition", "when": "wrapUp" }
            ]
          }
        }
        """;

    [Fact]
    public async Task Task_and_companion_are_written_once_each_and_follow_the_call()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true);
        Assert.Empty(await rig.Get<ICallMappings>().SaveAsync(Whole, CancellationToken.None));

        var call = rig.Site.Arrive("+46701740633");
        rig.Site.Do(new AttachMatches(call, []));
        await UntilAsync(rig, $"SELECT Id FROM Phone_Call__c WHERE Interaction__c = '{call}'");
        rig.Site.Do(new AcceptOffer(new(call, 1), TestSite.Sam));
        rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
        rig.Site.Finish(call, "Resolved");

        var written = await UntilAsync(rig, $"SELECT Queue__c, Agent__c, Outcome__c, Talk_Seconds__c, Started_At__c, Recorded__c FROM Phone_Call__c WHERE Interaction__c = '{call}' AND Outcome__c != null");
        var task = await UntilAsync(rig, $"SELECT Type, Subject, CallDisposition FROM Task WHERE Patchbay_Interaction_Id__c = '{call}' AND CallDisposition != null");
        Assert.Equal(("Support", "Sam Berg", "Resolved"), (Text(written, "Queue__c"), Text(written, "Agent__c"), Text(written, "Outcome__c")));
        Assert.Equal(("Call", "Inbound: Support", "RESOLVED"), (Text(task, "Type"), Text(task, "Subject"), Text(task, "CallDisposition")));
        Assert.Equal(JsonValueKind.False, written.GetProperty("Recorded__c").ValueKind);
    }

    [Fact]
    public async Task A_companion_that_a_person_deleted_stays_deleted()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true);
        await rig.Get<ICallMappings>().SaveAsync(Whole, CancellationToken.None);
        var call = rig.Site.Arrive("+46701740633");
        rig.Site.Do(new AttachMatches(call, []));
        var row = await UntilAsync(rig, $"SELECT Id FROM Phone_Call__c WHERE Interaction__c = '{call}'");
        await rig.SendAsync(HttpMethod.Delete, $"sobjects/Phone_Call__c/{Text(row, "Id")}");

        rig.Site.Do(new AcceptOffer(new(call, 1), TestSite.Sam));
        rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
        rig.Site.Finish(call, "Resolved");
        await UntilAsync(rig, $"SELECT Id FROM Task WHERE Patchbay_Interaction_Id__c = '{call}' AND CallDisposition != null");

        Assert.Empty(await rig.QueryAsync($"SELECT Id FROM Phone_Call__c WHERE Interaction__c = '{call}'"));
    }

    [Theory]
    [InlineData("""{"task":[{"field":"Subjct","value":"'x'"}]}""", "Task has no field Subjct, or Patchbay's user does not see it. Nearest: Subject")]
    [InlineData("""{"companion":{"object":"PhoneCall__c","key":"Interaction__c","fields":[]}}""", "The org has no object PhoneCall__c, or Patchbay's user does not see it. Nearest: Phone_Call__c")]
    [InlineData("""{"companion":{"object":"Phone_Call__c","key":"Queue__c","fields":[]}}""", "Phone_Call__c.Queue__c must be marked External ID and Unique")]
    [InlineData("""{"companion":{"object":"Phone_Call__c","key":"Interaction_Id__c","fields":[]}}""", "Phone_Call__c has no field Interaction_Id__c, or Patchbay's user does not see it. Nearest: Interaction__c")]
    [InlineData("""{"task":[{"field":"AccountId","value":"record.account"}]}""", "Task.AccountId is read-only")]
    [InlineData("""{"task":[{"field":"Subject","value":"call.que"}]}""", "There is no fact call.que")]
    [InlineData("""{"task":[{"field":"Subject","value":"'a'"},{"field":"subject","value":"'b'"}]}""", "mapped twice")]
    [InlineData("""{"task":[{"field":"Subject","value":"'a'","when":"later"}]}""", "has no moment later")]
    [InlineData("""{"task":[{"field":"Patchbay_Interaction_Id__c","value":"'a'"}]}""", "is Patchbay's own")]
    [InlineData("", "The mapping is empty, and nothing was changed.")]
    [InlineData("\n", "The mapping is empty, and nothing was changed.")]
    [InlineData("""{"task":[{"field":"OwnerId","value":"agent.user"}]}""", "Task.OwnerId cannot be mapped: whose a call is follows its agent")]
    [InlineData("""{"task":[{"field":"TaskSubtype","value":"'Email'"}]}""", "Task.TaskSubtype cannot be mapped")]
    [InlineData("""{"task":[{"field":"WhatId","value":"call.id"}]}""", "Task.WhatId takes the id of a record, and call.id gives none. Ids are record.id")]
    [InlineData("""{"task":[{"field":"WhatId","value":"coalesce(record.account, 'none')"}]}""", "and none gives none")]
    [InlineData("""{"task":[{"field":"WhatId","value":"concat(record.account)"}]}""", "and concat gives none")]
    [InlineData("""{"task":[{"field":"CallType","value":"if(call.missed, 'Inbond', call.direction)"}]}""", "Task.CallType is a restricted picklist without the value Inbond. Nearest: Inbound")]
    [InlineData("""{"task":[{"field":"CallType","value":"map(call.queue, 'Sales', 'Outbound', 'Out')"}]}""", "without the value Out. Nearest: Outbound")]
    [InlineData("""{"task":[{"field":"ActivityDate","value":"call.id"}]}""", "Task.ActivityDate takes a day, such as date(call.startedAt), and call.id is text.")]
    [InlineData("""{"task":[{"field":"ActivityDate","value":"call.startedAt"}]}""", "Task.ActivityDate takes a day, such as date(call.startedAt), and call.startedAt is a day and a time.")]
    [InlineData("""{"task":[{"field":"CallDurationInSeconds","value":"coalesce(call.duration, call.notes)"}]}""", "Task.CallDurationInSeconds takes a number, and call.notes is text.")]
    [InlineData("""{"companion":{"object":"Phone_Call__c","key":"Interaction__c","fields":[{"field":"Recorded__c","value":"upper(call.queue)"}]}}""", "Phone_Call__c.Recorded__c takes true or false, and upper(…) is text.")]
    [InlineData("""{"companion":{"object":"Phone_Call__c","key":"Interaction__c","fields":[{"field":"Started_At__c","value":"call.waited"}]}}""", "takes a day and a time, such as call.startedAt, and call.waited is a number.")]
    [InlineData("""{"tasks":[]}""", "the mapping has no tasks. Nearest: task")]
    [InlineData("""{"task":{}}""", "must be a list")]
    [InlineData("[1,", "The mapping is no JSON: at line 1")]
    public async Task A_mapping_that_cannot_work_is_refused_with_the_nearest_names(string json, string words)
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);

        var problems = await rig.Get<ICallMappings>().SaveAsync(json, CancellationToken.None);

        Assert.Contains(words, Assert.Single(problems), StringComparison.Ordinal);
        Assert.Null(await rig.Get<ICallMappings>().ReadAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"task":[{"field":"WhatId","value":"coalesce(record.account, '001000000000001AAA', null)"}]}""")]
    [InlineData("""{"task":[{"field":"CallType","value":"map(call.queue, 'Anything', 'Inbound', 'Internal')"}]}""")]
    [InlineData("""{"task":[{"field":"Priority","value":"'Sky'"}]}""")]
    [InlineData("""{"task":[{"field":"ActivityDate","value":"date(call.startedAt)"},{"field":"CallDurationInSeconds","value":"coalesce(minutes(call.duration), 0, null)"}]}""")]
    public async Task A_mapping_that_the_org_takes_is_saved(string json)
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);

        Assert.Empty(await rig.Get<ICallMappings>().SaveAsync(json, CancellationToken.None));
    }

    [Theory]
    [InlineData("# Nothing yet.\n")]
    [InlineData("task:\n  - field: Subject\n    value: 5 # needs no quotes\n")]
    public async Task A_mapping_in_yaml_is_kept_as_it_was_written(string yaml)
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);

        Assert.Empty(await rig.Get<ICallMappings>().SaveAsync(yaml, CancellationToken.None));

        Assert.Equal(yaml, await rig.Get<ICallMappings>().ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_mapped_field_that_vanishes_is_left_out_and_the_admin_is_told()
    {
        using var rig = new WriterRig();
        await rig.Stored.WriteAsync(CallMappings.Setting, """{"task":[{"field":"Line__c","value":"call.queue"},{"field":"Type","value":"'Call'"}]}""", CancellationToken.None);
        rig.Org.Known.UnionWith(["Type"]);
        var call = rig.Site.Talk("+46701740633");

        await rig.SettleAsync();

        Assert.Equal("Call", (string?)rig.Org.Task(call.ToString())["Type"]);
        Assert.False(rig.Org.Task(call.ToString()).ContainsKey("Line__c"));
        var notice = Assert.Single(new OrgNotices(rig.Gaps, rig.Owners, rig.Users, rig.Progress).Current, n => n.Code == "field.missing");
        Assert.StartsWith("Task.Line__c is left out", notice.Text, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement row, string field) => row.GetProperty(field).GetString();

    private static async Task<JsonElement> UntilAsync(DemoOrgRig rig, string query)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (await rig.QueryAsync(query) is [var row]) return row;
            await Task.Delay(20);
        }

        return Assert.Single(await rig.QueryAsync(query));
    }
}
