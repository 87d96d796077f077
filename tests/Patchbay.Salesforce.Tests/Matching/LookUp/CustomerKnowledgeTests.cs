using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Matching.LookUp;

public sealed class CustomerKnowledgeTests
{
    private static readonly RecordRef ada = new("Contact", "003Dm0000000991AAA");

    [Fact]
    public async Task Each_record_of_which_something_is_told_carries_who_may_see_it()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        Assert.Empty(await rig.Get<IMatchRules>().SaveAsync(
            """
            {"search":[{"find":"*.*"}],"visibility":[
              {"object":"case","roles":["supervisor"]},
              {"object":"Opportunity","where":{"StageName":["Closed Lost"]},"agents":["maya"]},
              {"object":"Account","where":{"industry":["Banking"]},"agents":["kim"]}]}
            """, CancellationToken.None));
        await FillAsync(rig, "Banking");

        var known = (await rig.Get<DirectoryLookup>().FindRecordAsync(ada, CancellationToken.None))!.Known!;

        var audiences = known.Records.ToDictionary(one => one.Record.ObjectName, one => one.Audience);
        Assert.Equal(["supervisor"], audiences["Case"]!.Roles);
        // The stage of an opportunity is not among what the directory compares: it may be one that is hidden.
        Assert.Equal(["maya"], audiences["Opportunity"]!.Agents);
        Assert.Equal(["kim"], audiences["Account"]!.Agents);
    }

    [Fact]
    public async Task What_no_rule_is_about_everybody_may_be_told_of()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        Assert.Empty(await rig.Get<IMatchRules>().SaveAsync(
            """{"search":[{"find":"*.*"}],"visibility":[{"object":"Account","where":{"Industry":["Banking"]},"agents":["kim"]}]}""", CancellationToken.None));
        await FillAsync(rig, "Transportation");

        var match = (await rig.Get<DirectoryLookup>().FindRecordAsync(ada, CancellationToken.None))!;

        Assert.Equal("Nordic Trams AB · 1 open case", match.Line);
        Assert.All(match.Known!.Records, one => Assert.Null(one.Audience));
    }

    private static async Task FillAsync(DemoOrgRig rig, string industry)
    {
        var day = Entries.Day;
        await rig.Directory.PutAsync(
            [
                new(ada, "Ada Lindqvist", "Nordic Trams AB", "001Dm0000000991AAA", day, [new("+46701740633", "Phone", "")]),
                new(new("Account", "001Dm0000000991AAA"), "Nordic Trams AB", "", null, day, []) { Facts = DirectoryRecord.NoFacts.Add("Industry", industry) },
            ],
            CancellationToken.None);
        await rig.Directory.PutRelatedAsync(
            [
                new(new("Case", "500Dm0000000991AAA"), ada.Id, "001Dm0000000991AAA", "00001042 Doors", "New", true, day, day),
                new(new("Opportunity", "006Dm0000000991AAA"), ada.Id, "001Dm0000000991AAA", "Trams", "Negotiation", true, day, day),
            ],
            CancellationToken.None);
    }
}
