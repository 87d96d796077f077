using System.Text.Json;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Parked;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Parked;

/// <summary>What a person can do about records that the demo org refuses.</summary>
public sealed class ParkedRecordsTests
{
    [Fact]
    public async Task A_parked_record_tells_why_and_what_to_do()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true, [new("Salesforce:OwnerOfLastResort", null)]);

        var call = rig.Site.Talk("+46701740633", "Ada Lindqvist");
        var parked = await ParkedAsync(rig);

        Assert.Equal((call.ToString(), "OWNER_UNKNOWN", "Inbound call · Support · Ada Lindqvist"), (parked.Call, parked.Code, parked.Subject));
        Assert.Contains("Name one under Salesforce:Users", parked.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_that_a_person_sets_are_written_and_stay()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true);
        var parked = rig.Get<IParkedRecords>();
        var call = await RefusedAsync(rig);
        var detail = (await parked.FindAsync(call, CancellationToken.None))!;
        Assert.Equal("Support", detail.Fields["CallType"]);

        Assert.Null(await parked.EditAsync(call, Json("""{"CallType":"Inbound","Subject":"Lost card"}"""), CancellationToken.None));
        await WrittenAsync(rig, call, "CallType = 'Inbound'");
        rig.Site.Finish(call, "Resolved");

        Assert.Equal("Lost card", (await WrittenAsync(rig, call, "CallDisposition = 'Resolved'")).GetProperty("Subject").GetString());
        Assert.Empty(await parked.ListAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task A_field_that_the_org_lacks_is_refused_with_the_nearest_names()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true);
        var call = await RefusedAsync(rig);

        var refusal = await rig.Get<IParkedRecords>().EditAsync(call, Json("""{"Subjekt":"x"}"""), CancellationToken.None);

        Assert.Equal("parked.fields", refusal!.Code);
        Assert.Contains("Nearest: Subject", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"Id":"00T"}""")]
    [InlineData("""{"Patchbay_Interaction_Id__c":"x"}""")]
    [InlineData("""{"Subject":{"a":1}}""")]
    public async Task What_is_no_set_of_fields_is_refused(string fields)
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true);
        var call = await RefusedAsync(rig);

        Assert.Equal("parked.fields", (await rig.Get<IParkedRecords>().EditAsync(call, Json(fields), CancellationToken.None))!.Code);
    }

    [Fact]
    public async Task A_record_that_is_given_up_is_not_written_whatever_the_call_does()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true);
        var call = await RefusedAsync(rig);

        Assert.Null(await rig.Get<IParkedRecords>().DropAsync(call, CancellationToken.None));
        rig.Site.Finish(call, "Resolved");

        Assert.Equal(RecordLinkState.Dropped, (await rig.Get<IRecordLinks>().FindAsync(call, CancellationToken.None))!.State);
        Assert.Equal("parked.unknown", (await rig.Get<IParkedRecords>().RetryAsync(call, CancellationToken.None))!.Code);
    }

    [Fact]
    public async Task All_with_one_code_run_again_when_the_org_was_mended()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true);
        var call = await RefusedAsync(rig);
        await rig.Get<Salesforce.Mapping.ICallMappings>().SaveAsync(null, CancellationToken.None);

        Assert.Equal(0, await rig.Get<IParkedRecords>().RetryAllAsync("OTHER", CancellationToken.None));
        Assert.Equal(1, await rig.Get<IParkedRecords>().RetryAllAsync("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", CancellationToken.None));

        Assert.Equal("Inbound", (await WrittenAsync(rig, call, "Subject != null")).GetProperty("CallType").GetString());
    }

    /// <summary>A call whose record the org refuses: its type is not in a restricted picklist.</summary>
    private static async Task<InteractionId> RefusedAsync(DemoOrgRig rig)
    {
        await rig.Get<Salesforce.Mapping.ICallMappings>().SaveAsync("""{"task":[{"field":"CallType","value":"call.queue"}]}""", CancellationToken.None);
        var call = rig.Site.Talk("+46701740633");
        Assert.Equal("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", (await ParkedAsync(rig)).Code);
        return call;
    }

    private static async Task<ParkedRecord> ParkedAsync(DemoOrgRig rig)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (await rig.Get<IParkedRecords>().ListAsync(10, CancellationToken.None) is [var one]) return one;
            await Task.Delay(20);
        }

        return Assert.Single(await rig.Get<IParkedRecords>().ListAsync(10, CancellationToken.None));
    }

    private static async Task<JsonElement> WrittenAsync(DemoOrgRig rig, InteractionId call, string condition)
    {
        var query = $"SELECT Id, CallType, Subject FROM Task WHERE Patchbay_Interaction_Id__c = '{call}' AND {condition}";
        for (var tries = 0; tries < 500; tries++)
        {
            if (await rig.QueryAsync(query) is [var row]) return row;
            await Task.Delay(20);
        }

        return Assert.Single(await rig.QueryAsync(query));
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
