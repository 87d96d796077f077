using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.FlowLookups;

public sealed class FlowLookupTests(FlowLookupTests.Org org) : IClassFixture<FlowLookupTests.Org>
{
    private const string Dialled = "+46852550100";
    private static readonly TimeSpan patient = TimeSpan.FromMinutes(5);
    private readonly DemoOrgRig rig = org.Healed();

    private void Publish(string objectName, string? field, string value, TimeSpan limit, params string[] fields)
    {
        FlowStep[] steps =
        [
            new LookupStep("ask", objectName, field, value, [.. fields], "record", limit, true, "hold", "hold", null, null),
            new QueueStep("hold", TestSite.Support, null, null, null, []),
        ];
        rig.Site.Do(new PublishFlow(new(new("main"), "Main", "en", TestSite.Support, "ask", [Dialled], [.. steps]), Guid.NewGuid().ToString()));
    }

    private FlowLookupEnded? EndOf(InteractionId call) =>
        rig.Site.Journal.ReadSubject(call.Value).Select(entry => entry.Event).OfType<FlowLookupEnded>().FirstOrDefault();

    private async Task<FlowLookupEnded> AnsweredAsync()
    {
        var call = rig.Site.Arrive("");
        await DemoOrgRig.UntilAsync(() => EndOf(call) is not null);
        return EndOf(call)!;
    }

    private static IEnumerable<string?> Values(FlowLookupEnded ended) => ended.Values.Select(value => value.Value.Value);

    [Fact]
    public async Task A_flow_learns_fields_of_the_record_that_has_a_value_and_that_record_becomes_the_callers()
    {
        await rig.CreateAsync("Account", """{"Name":"O'Neil \\ Sons","AccountNumber":"4711","Rating":"Hot"}""");
        Publish("account", "AccountNumber", "4711", patient, "Rating", "Name", "Owner.Name");

        var call = rig.Site.Arrive("");
        await DemoOrgRig.UntilAsync(() => EndOf(call) is not null);

        var ended = EndOf(call)!;
        Assert.Equal((LookupOutcome.Found, "Hot", @"O'Neil \ Sons"), (ended.Outcome, ended.Values[0].Value.Value, ended.Values[1].Value.Value));
        Assert.NotEqual("", ended.Values[2].Value.Value);
        Assert.Equal(("Account", @"O'Neil \ Sons"), (rig.Site.RecordOf(call)!.Record.ObjectName, rig.Site.RecordOf(call)!.Name.Value));
    }

    [Fact]
    public async Task Routing_follows_the_tier_of_the_record_that_a_flow_found_without_the_flow_asking_for_it()
    {
        await rig.CreateAsync("Account", """{"Name":"Hot One","AccountNumber":"4712","Rating":"Hot"}""");
        Publish("Account", "AccountNumber", "4712", patient, "Name");

        var call = rig.Site.Arrive("");
        await DemoOrgRig.UntilAsync(() => EndOf(call) is not null);

        Assert.Equal("Hot", rig.Site.RecordOf(call)!.Tier);
    }

    [Theory]
    [InlineData("' OR Name LIKE '%")]
    [InlineData(@"\' OR Name LIKE \'%")]
    public async Task What_a_caller_typed_is_a_value_and_never_part_of_the_query(string typed)
    {
        Publish("Account", "AccountNumber", typed, patient, "Name");

        var ended = await AnsweredAsync();

        Assert.Equal(LookupOutcome.None, ended.Outcome);
    }

    [Fact]
    public async Task Two_records_with_the_value_are_several_and_neither_is_chosen()
    {
        for (var i = 0; i < 3; i++) await rig.CreateAsync("Account", """{"Name":"Twin","AccountNumber":"0815"}""");
        Publish("Account", "AccountNumber", "0815", patient, "Name");

        var ended = await AnsweredAsync();

        Assert.Equal(LookupOutcome.Several, ended.Outcome);
        Assert.Equal([""], Values(ended));
    }

    [Theory]
    [InlineData("Nonsense__c", "Name")]
    [InlineData("Account", "Nonsense__c")]
    public async Task A_question_that_the_org_does_not_understand_fails_at_once_and_the_caller_goes_on(string objectName, string field)
    {
        Publish(objectName, field, "4711", patient, "Name");

        var ended = await AnsweredAsync();

        Assert.Equal(LookupOutcome.Failed, ended.Outcome);
    }

    [Fact]
    public async Task While_the_org_is_away_the_caller_goes_on_at_once()
    {
        rig.Faults.IsAway = true;
        Publish("Account", "AccountNumber", "4711", patient, "Name");

        var ended = await AnsweredAsync();

        Assert.Equal(LookupOutcome.Failed, ended.Outcome);
    }

    [Fact]
    public async Task An_org_that_answers_late_is_not_waited_for_and_its_answer_is_dropped()
    {
        rig.Faults.Delay = TimeSpan.FromSeconds(2);
        Publish("Account", "AccountNumber", "4711", TimeSpan.FromMilliseconds(200), "Name");
        var late = rig.Site.Arrive("");
        Publish("Account", "AccountNumber", "4711", patient, "Name");

        // Asked after it and answered: by then the first answer would have come too.
        await AnsweredAsync();

        Assert.Null(EndOf(late));
    }

    [Fact]
    public async Task A_record_is_found_by_its_id()
    {
        var account = await rig.CreateAsync("Account", """{"Name":"Acme","Rating":"Warm"}""");
        Publish("Account", "Id", account, patient, "Rating");

        var ended = await AnsweredAsync();

        Assert.Equal(["Warm"], Values(ended));
    }

    /// <summary>One org for all, since filling it takes longer than the tests.</summary>
    public sealed class Org : IAsyncLifetime
    {
        private DemoOrgRig? rig;

        public async ValueTask InitializeAsync() => rig = await DemoOrgRig.StartAsync(
            run: true, new Dictionary<string, string?> { ["Salesforce:TierFields:0"] = "Account.Rating", ["Salesforce:RouteByOwner"] = "true" });

        public ValueTask DisposeAsync() => rig!.DisposeAsync();

        internal DemoOrgRig Healed()
        {
            (rig!.Faults.IsAway, rig.Faults.Delay) = (false, TimeSpan.Zero);
            rig.Get<OrgWatch>().Answered();
            return rig;
        }
    }
}
