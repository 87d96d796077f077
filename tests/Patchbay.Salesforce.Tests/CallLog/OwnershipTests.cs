using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog;

/// <summary>Whose a call is in Salesforce: never silently that of Patchbay's own user.</summary>
public sealed class OwnershipTests : IDisposable
{
    private const string Boss = "005000000000009AAA";

    private WriterRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task A_call_whose_agent_is_no_user_of_the_org_is_parked()
    {
        rig.Org.Users.Clear();
        var call = rig.Site.Talk("+46701740633");

        await rig.WriteAsync();

        Assert.Empty(rig.Org.Tasks);
        Assert.Equal((RecordLinkState.Parked, "OWNER_UNKNOWN"), await StateAsync(call));
    }

    [Fact]
    public async Task It_goes_to_the_owner_of_last_resort_where_one_is_named_and_that_is_told()
    {
        UseLastResort();
        rig.Org.Users.Clear();
        var call = rig.Site.Talk("+46701740633");

        await rig.WriteAsync();

        Assert.Equal(Boss, (string?)rig.Org.Task(call.ToString())["OwnerId"]);
        Assert.NotNull(rig.Owners.LastUsed);
    }

    [Fact]
    public async Task A_transferred_call_has_one_log_with_the_time_of_each_agent_and_belongs_to_the_last()
    {
        rig.Org.Users.Add(("005000000000002AAA", "kim@acme.example", "kim@acme.example", "Kim Holm"));
        rig.Site.Do(new Core.Agents.ChoosePresence(TestSite.Kim, Core.Agents.Presence.Available));
        var call = rig.Site.Arrive("+46701740633");
        rig.Site.Do(new Core.Offers.AcceptOffer(new(call, 1), TestSite.Sam));
        rig.Site.Do(new ReportAgentAudio(new(call, 2), true));
        rig.Time.Advance(TimeSpan.FromSeconds(30));
        rig.Site.Do(new TransferCall(call, TestSite.Sam, new(TestSite.Kim)));
        var asked = rig.Site.Journal.ReadSubject(call.Value).Select(e => e.Event).OfType<ColleagueAsked>().Single();
        rig.Site.Do(new Core.Offers.AcceptOffer(asked.Offer, TestSite.Kim));
        rig.Time.Advance(TimeSpan.FromSeconds(45));
        rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));

        await rig.WriteAsync();

        var task = rig.Org.Task(call.ToString());
        Assert.Single(rig.Org.Tasks);
        Assert.Equal("005000000000002AAA", (string?)task["OwnerId"]);
        Assert.Contains("Passed on to Kim Holm\nAgent: Sam Berg, 0:30\nAgent: Kim Holm, 0:45\n", (string?)task["Description"], StringComparison.Ordinal);
        Assert.Equal("75", task["CallDurationInSeconds"]?.ToString());
    }

    [Fact]
    public async Task A_call_whose_agent_may_not_own_it_is_parked()
    {
        rig.Org.RowRule = row => row.ContainsKey("OwnerId") ? ("INACTIVE_OWNER_OR_USER", "operation performed with inactive user", []) : null;
        var call = rig.Site.Talk("+46701740633");

        await rig.WriteAsync();

        Assert.Equal((RecordLinkState.Parked, "INACTIVE_OWNER_OR_USER"), await StateAsync(call));
    }

    [Fact]
    public async Task Of_an_agent_who_may_not_own_it_the_owner_of_last_resort_takes_it()
    {
        UseLastResort();
        rig.Org.RowRule = row => (string?)row["OwnerId"] == "005000000000001AAA" ? ("INACTIVE_OWNER_OR_USER", "operation performed with inactive user", []) : null;
        var call = rig.Site.Talk("+46701740633");

        await rig.WriteAsync();

        Assert.Equal(Boss, (string?)rig.Org.Task(call.ToString())["OwnerId"]);
    }

    [Fact]
    public async Task A_call_that_nobody_took_belongs_to_the_agent_who_was_asked_last()
    {
        var call = rig.Site.Arrive("+46701740633");
        rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));

        await rig.WriteAsync();

        Assert.Equal("005000000000001AAA", (string?)rig.Org.Task(call.ToString())["OwnerId"]);
    }

    [Fact]
    public async Task A_call_that_went_on_to_another_agent_belongs_to_that_one()
    {
        rig.Org.Users.Add(("005000000000002AAA", "kim@acme.example", "kim@acme.example", "Kim Holm"));
        var call = rig.Site.Arrive("+46701740633");
        await rig.WriteAsync();
        Assert.Equal("005000000000001AAA", (string?)rig.Org.Task(call.ToString())["OwnerId"]);
        rig.Site.Do(new Core.Agents.ChoosePresence(TestSite.Kim, Core.Agents.Presence.Available));
        rig.Site.Do(new Core.Offers.DeclineOffer(new(call, 1), TestSite.Sam));
        rig.Site.Do(new Core.Offers.AcceptOffer(new(call, 2), TestSite.Kim));

        rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
        await rig.WriteAsync();

        Assert.Equal("005000000000002AAA", (string?)rig.Org.Task(call.ToString())["OwnerId"]);
        Assert.Single(rig.Org.Tasks);
    }

    [Fact]
    public async Task A_call_that_nobody_took_is_parked_while_its_owner_is_no_user_of_the_org()
    {
        UseLastResort("nobody.at.all@tidewater.example");
        rig.Org.Users.Clear();
        var call = rig.Site.Arrive("+46701740633");
        rig.Site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));

        await rig.WriteAsync();

        Assert.Equal(RecordLinkState.Parked, (await StateAsync(call)).State);
    }

    private void UseLastResort(string owner = Boss)
    {
        rig.Dispose();
        rig = new() { Options = WriterRig.Settings(lastResort: owner) };
    }

    private async Task<(RecordLinkState State, string? Error)> StateAsync(InteractionId call) => await rig.LinkAsync(call) is var link ? (link.State, link.Error) : default;
}
