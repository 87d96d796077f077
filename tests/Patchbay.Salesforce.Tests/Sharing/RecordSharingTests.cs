using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.DemoOrg;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Sharing;
using Patchbay.Salesforce.Tests.Support;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.Tests.Sharing;

/// <summary>The org's own sharing, asked for the user that an agent is.</summary>
public sealed class RecordSharingTests
{
    [Fact]
    public async Task A_record_that_is_not_shared_with_the_agents_user_is_closed_and_one_that_is_stays_open()
    {
        await using var rig = await RigAsync();
        var jonas = await UserAsync(rig, "Jonas Weber");
        var hidden = await LeadAsync(rig, "Hidden", jonas);
        var shared = await LeadAsync(rig, "Shared", jonas);
        rig.Faults.Sharing = new() { PrivateObjects = ["Lead"], SharedWith = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(shared.Record.Id, [await UserAsync(rig, "Maya Okafor")]) };
        var sharing = rig.Get<IRecordSharing>();
        var before = rig.Get<ApiBudget>().Ours;

        Assert.Equal([RecordSight.Asked, RecordSight.Asked], new[] { hidden, shared }.Select(record => sharing.Of(TestSite.Sam, record, true)));
        await RefreshedAsync(rig, TestSite.Sam);

        Assert.Equal(RecordSight.Closed, sharing.Of(TestSite.Sam, hidden, true));
        Assert.Equal(RecordSight.Open, sharing.Of(TestSite.Sam, shared, true));
        // The defaults of the objects, and both records in one, unless the first was on its way when the second was asked about.
        Assert.InRange(rig.Get<ApiBudget>().Ours - before, 2, 3);
    }

    [Fact]
    public async Task Records_that_everybody_may_read_are_not_asked_for()
    {
        await using var rig = await RigAsync();
        var (first, second) = (await LeadAsync(rig, "First", null), await LeadAsync(rig, "Second", null));
        var sharing = rig.Get<IRecordSharing>();
        sharing.Of(TestSite.Sam, first, true);
        await RefreshedAsync(rig, TestSite.Sam);
        var before = rig.Get<ApiBudget>().Ours;

        Assert.Equal(RecordSight.Open, sharing.Of(TestSite.Sam, second, true));
        Assert.Equal(RecordSight.Open, sharing.Of(TestSite.Kim, second, true));
        Assert.Equal(before, rig.Get<ApiBudget>().Ours);
    }

    [Theory]
    [InlineData("Name", RecordSight.NameOnly)]
    [InlineData("Show", RecordSight.Open)]
    [InlineData("Hide", RecordSight.Closed)]
    public async Task While_salesforce_cannot_say_the_settings_decide(string setting, RecordSight expected)
    {
        await using var rig = await RigAsync(("SharingUnknown", setting));
        var lead = await LeadAsync(rig, "Somebody", null);
        rig.Faults.IsAway = true;

        rig.Get<IRecordSharing>().Of(TestSite.Sam, lead, true);
        await RefreshedAsync(rig, TestSite.Sam);

        Assert.Equal(expected, rig.Get<IRecordSharing>().Of(TestSite.Sam, lead, true));
    }

    [Fact]
    public async Task For_an_org_that_is_known_to_be_away_nobody_waits()
    {
        await using var rig = await RigAsync();
        var lead = await LeadAsync(rig, "Somebody", null);
        rig.Faults.IsAway = true;
        await Assert.ThrowsAsync<SalesforceFault>(() => rig.QueryAsync("SELECT Id FROM User LIMIT 1"));

        Assert.Equal(RecordSight.NameOnly, rig.Get<IRecordSharing>().Of(TestSite.Sam, lead, true));
    }

    [Fact]
    public async Task Of_an_agent_who_is_no_user_of_the_org_the_settings_decide_for_private_records()
    {
        await using var rig = await RigAsync();
        var lead = await LeadAsync(rig, "Somebody", null);
        rig.Faults.Sharing = new() { PrivateObjects = ["Lead"] };

        rig.Get<IRecordSharing>().Of(TestSite.Kim, lead, true);
        await RefreshedAsync(rig, TestSite.Kim);

        Assert.Equal(RecordSight.NameOnly, rig.Get<IRecordSharing>().Of(TestSite.Kim, lead, true));
    }

    [Fact]
    public async Task What_is_only_looked_at_is_not_asked_and_what_never_is_asked_stays_open()
    {
        await using var rig = await RigAsync(("Sharing", "Always"));
        await using var open = await RigAsync(("Sharing", "Never"));
        var lead = new CallerMatch(new("Lead", "00QDm0000000001AAA"), PersonalText.Of("Somebody"), PersonalText.Empty, "Lead.Phone");
        var before = rig.Get<ApiBudget>().Ours;

        Assert.Equal(RecordSight.Asked, rig.Get<IRecordSharing>().Of(TestSite.Sam, lead, false));
        Assert.Equal(RecordSight.Open, open.Get<IRecordSharing>().Of(TestSite.Sam, lead, true));
        Assert.Equal(before, rig.Get<ApiBudget>().Ours);
    }

    [Fact]
    public async Task Several_agents_are_asked_for_in_one_call_for_each_five()
    {
        await using var rig = await RigAsync(("Sharing", "Always"));
        var users = await rig.QueryAsync("SELECT Id FROM User WHERE IsActive = true");
        var lead = await LeadAsync(rig, "Somebody", null);
        var agents = users.Select((row, place) => (Agent: new AgentId(Guid.CreateVersion7()), User: row.GetProperty("Id").GetString()!, Name: $"agent{place}")).ToArray();
        foreach (var (agent, user, name) in agents) await rig.Get<IUserStore>().AddAsync(new(Guid.CreateVersion7(), user, name, UserRole.Agent, agent, ""), CancellationToken.None);
        var questions = agents.Select(one => new AccessQuestion(one.Agent, lead)).ToArray();
        var before = rig.Get<ApiBudget>().Ours;

        var answers = await rig.Get<AccessQuestions>().AskAsync(questions, CancellationToken.None);

        Assert.Equal(agents.Length, answers.Count);
        Assert.All(answers.Values, Assert.True);
        Assert.Equal((agents.Length + 4) / 5, rig.Get<ApiBudget>().Ours - before);
    }

    [Fact]
    public async Task The_tester_looks_through_an_agents_eyes_with_the_orgs_sharing()
    {
        await using var rig = await RigAsync();
        await LeadAsync(rig, "Hidden", await UserAsync(rig, "Jonas Weber"), "+46701740679");
        await rig.Get<Patchbay.Salesforce.PhoneDirectory.DirectoryReader>().ReadChangesAsync(CancellationToken.None);
        rig.Faults.Sharing = new() { PrivateObjects = ["Lead"] };

        var answer = await rig.Get<IWhoIs>().AskAsync(new("+46701740679", "maya", false), CancellationToken.None);

        Assert.False(Assert.Single(answer.Matches).IsShown);
        Assert.Equal("nothing opens for maya, who is shown the number alone", answer.Opens);
        Assert.Contains("Salesforce does not share 1 of them with maya.", answer.Notes);
    }

    [Fact]
    public async Task The_tester_tells_of_a_customer_s_cases_what_the_agent_may_see()
    {
        await using var rig = await RigAsync();
        var account = (await rig.QueryAsync("SELECT Id FROM Account LIMIT 1"))[0].GetProperty("Id").GetString();
        var contact = await rig.CreateAsync("Contact", $$"""{"LastName":"Visible","Phone":"+46701740679","AccountId":"{{account}}"}""");
        await rig.CreateAsync("Case", $$"""{"Subject":"Secret","ContactId":"{{contact}}","OwnerId":"{{await UserAsync(rig, "Jonas Weber")}}"}""");
        await rig.CreateAsync("Case", $$"""{"Subject":"Mine","ContactId":"{{contact}}","OwnerId":"{{await UserAsync(rig, "Maya Okafor")}}"}""");
        await rig.Get<Patchbay.Salesforce.PhoneDirectory.DirectoryReader>().ReadChangesAsync(CancellationToken.None);
        var all = Assert.Single((await rig.Get<IWhoIs>().AskAsync(new("+46701740679", null, false), CancellationToken.None)).Matches);
        rig.Faults.Sharing = new() { PrivateObjects = ["Case"] };

        var answer = await rig.Get<IWhoIs>().AskAsync(new("+46701740679", "maya", false), CancellationToken.None);

        var match = Assert.Single(answer.Matches);
        Assert.Equal((2, true, 1, all.Detail.Replace("2 open cases", "1 open case", StringComparison.Ordinal)), (all.OpenCases, match.IsShown, match.OpenCases, match.Detail));
        Assert.Contains("What Salesforce does not share with maya of their accounts, cases and business is left out.", answer.Notes);
    }

    /// <summary>An org whose user Maya Okafor is the agent Sam of the test site.</summary>
    private static async Task<DemoOrgRig> RigAsync(params (string Name, string Value)[] settings)
    {
        // However busy the machine is, an org that answers is waited for.
        (string Name, string Value)[] all = [("SharingLimit", "00:00:10"), .. settings];
        var rig = await DemoOrgRig.StartAsync(run: false, all.Select(one => KeyValuePair.Create($"Salesforce:{one.Name}", (string?)one.Value)));
        await rig.Get<IUserStore>().AddAsync(new(Guid.CreateVersion7(), "maya", "Maya Okafor", UserRole.Agent, TestSite.Sam, ""), CancellationToken.None);
        await rig.Get<SalesforceUsers>().LearnAsync(TestSite.Sam, CancellationToken.None);
        await rig.Get<RecordSharing>().StartAsync(CancellationToken.None);
        return rig;
    }

    private static async Task<string> UserAsync(DemoOrgRig rig, string name) => (await rig.QueryAsync($"SELECT Id FROM User WHERE Name = '{name}'"))[0].GetProperty("Id").GetString()!;

    private static async Task<CallerMatch> LeadAsync(DemoOrgRig rig, string name, string? owner, string phone = "")
    {
        var body = new System.Text.Json.Nodes.JsonObject { ["LastName"] = name, ["Company"] = "Quiet AB" };
        if (owner is not null) body["OwnerId"] = owner;
        if (phone.Length > 0) body["Phone"] = phone;
        var id = await rig.CreateAsync("Lead", body.ToJsonString());
        return new(new("Lead", id), PersonalText.Of(name), PersonalText.Of("Quiet AB"), "Lead.Phone");
    }

    private static Task RefreshedAsync(DemoOrgRig rig, AgentId agent) => DemoOrgRig.UntilAsync(() =>
    {
        lock (rig.Screens.Refreshed) return rig.Screens.Refreshed.Contains(agent);
    });
}
