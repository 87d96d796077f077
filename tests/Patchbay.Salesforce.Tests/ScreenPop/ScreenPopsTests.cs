using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Screens;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.ScreenPop;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.ScreenPop;

public sealed class ScreenPopsTests
{
    private static readonly CallerMatch ada = new(new("Contact", "00300000000000A"), PersonalText.Of("Ada"), PersonalText.Empty, "Contact.MobilePhone");
    private static readonly CallerMatch lea = new(new("Lead", "00Q00000000000A"), PersonalText.Of("Lea"), PersonalText.Empty, "Lead.Phone");

    private readonly ManualTime time = new();
    private readonly RecordedScreens screens = new();
    private readonly RuleStore rules = new(Options.Create(new SalesforceOptions()), []);
    private readonly TestSite site;
    private readonly ScreenPops pops;
    private readonly Replay replay = new();

    public ScreenPopsTests()
    {
        pops = new(screens, rules, time, NullLogger<ScreenPops>.Instance);
        site = new TestSite(time).Staffed();
        site.Reactors.Add(pops);
        site.Reactors.Add(replay);
    }

    [Fact]
    public void The_record_opens_for_the_agent_who_is_asked_once_the_caller_is_known()
    {
        var call = site.Arrive("+46701740633");
        Assert.Empty(screens.Pops);

        site.Do(new AttachMatches(call, [ada]));

        var (agent, pop) = Assert.Single(screens.Pops);
        Assert.Equal((TestSite.Sam, $"{call}.1", ada.Record, null), (agent, pop.PopId, pop.Record, pop.NewObject));
    }

    [Fact]
    public void The_record_opens_with_the_offer_when_the_caller_was_known_before()
    {
        site.Do(new ChoosePresence(TestSite.Sam, Presence.MissedCall));
        var call = site.Arrive("+46701740633");
        site.Do(new AttachMatches(call, [ada]));
        Assert.Empty(screens.Pops);

        site.Do(new ChoosePresence(TestSite.Kim, Presence.Available));

        Assert.Equal((TestSite.Kim, ada.Record), (screens.Pops.Single().Agent, screens.Pops.Single().Pop.Record));
    }

    [Fact]
    public void Several_matches_leave_the_choice_to_the_agent()
    {
        site.Do(new AttachMatches(site.Arrive("+46701740633"), [ada, lea]));

        Assert.Equal((null, null), (screens.Pops.Single().Pop.Record, screens.Pops.Single().Pop.NewObject));
    }

    [Fact]
    public void An_unknown_caller_offers_a_new_contact_with_the_number()
    {
        site.Do(new AttachMatches(site.Arrive("+46701740633"), []));

        var pop = screens.Pops.Single().Pop;
        Assert.Equal((null, "Contact", "+46701740633"), (pop.Record, pop.NewObject, pop.Number.Value));
    }

    [Fact]
    public void Each_agent_of_a_call_that_rings_for_all_sees_who_calls_and_the_one_who_takes_it_keeps_it()
    {
        site.Do(new ConfigureQueue(TestSite.Support, QueueSettings.Standard("Support") with { Choice = AgentChoice.RingAll }));
        site.Do(new ChoosePresence(TestSite.Kim, Presence.Available));
        var call = site.Arrive("+46701740633");

        site.Do(new AttachMatches(call, [ada]));
        Assert.Equal(new HashSet<AgentId> { TestSite.Sam, TestSite.Kim }, screens.Pops.Select(pop => pop.Agent).ToHashSet());
        site.Do(new AcceptOffer(new(call, 1), TestSite.Sam));
        site.Do(new PickRecord(call, TestSite.Sam, lea));

        Assert.Equal(3, screens.Pops.Count);
        Assert.Equal(TestSite.Sam, screens.Pops[^1].Agent);
    }

    [Fact]
    public void The_next_agent_gets_a_pop_of_their_own_when_the_first_did_not_answer()
    {
        site.Do(new ChoosePresence(TestSite.Kim, Presence.Available));
        var call = site.Arrive("+46701740633");
        site.Do(new AttachMatches(call, [ada]));

        site.Do(new DeclineOffer(new(call, 1), screens.Pops.Single().Agent));

        Assert.Equal([$"{call}.1", $"{call}.2"], screens.Pops.Select(p => p.Pop.PopId));
        Assert.NotEqual(screens.Pops[0].Agent, screens.Pops[1].Agent);
    }

    [Fact]
    public void A_picked_record_opens_and_opens_for_the_next_agent_too()
    {
        var call = site.Arrive("+46701740633");
        site.Do(new AttachMatches(call, [ada, lea]));
        site.Do(new AcceptOffer(new(call, 1), TestSite.Sam));

        site.Do(new PickRecord(call, TestSite.Sam, lea));

        Assert.Equal((TestSite.Sam, lea.Record), (screens.Pops[^1].Agent, screens.Pops[^1].Pop.Record));
        Assert.Equal(2, screens.Pops.Count);
    }

    [Fact]
    public void The_same_events_twice_show_nothing_twice()
    {
        var call = site.Arrive("+46701740633");
        site.Do(new AttachMatches(call, [ada]));
        site.Do(new AcceptOffer(new(call, 1), TestSite.Sam));
        var shown = screens.Pops.Count;

        foreach (var batch in replay.Batches.ToArray()) pops.React(batch);

        Assert.Equal(shown, screens.Pops.Count);
    }

    [Fact]
    public void A_closed_call_is_forgotten()
    {
        var call = site.Talk("+46701740633");
        site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(1), 2, "ab"));
        Assert.Equal(1, pops.Remembered);

        site.Finish(call);

        Assert.Equal(0, pops.Remembered);
    }

    [Fact]
    public void A_typed_number_opens_the_record_for_the_agent_who_dials()
    {
        var call = new InteractionId(Guid.Parse("019ab000-0000-7000-8000-00000000d001"));
        site.Do(new DialCall(call, TestSite.Kim, PersonalText.Of("0701740633"), null));

        site.Do(new AttachMatches(call, [ada]));

        Assert.Equal((TestSite.Kim, $"{call}.dial"), (screens.Pops.Single().Agent, screens.Pops.Single().Pop.PopId));
    }

    [Theory]
    [InlineData("""{"show":"search"}""", ScreenPageKind.Search, "+46701740633")]
    [InlineData("""{"show":"flow","flow":"Greet","fields":{"from":"{number}"}}""", ScreenPageKind.Flow, "Greet")]
    [InlineData("""{"show":"url","url":"/lightning/n/Hello?n={number}","open":"detail"}""", ScreenPageKind.Url, "/lightning/n/Hello?n=%2B46701740633")]
    public async Task What_a_softphone_layout_can_pop_the_rules_can_too(string rule, ScreenPageKind kind, string target)
    {
        await UseAsync($$"""{"search":[{"find":"*.*"}],"inbound":{"none":{{rule}},"many":{{rule}} } , "version":1}""");

        site.Do(new AttachMatches(site.Arrive("+46701740633"), []));
        site.Do(new AttachMatches(site.Arrive("+46701740634"), [ada, lea]));

        var pop = screens.Pops[0].Pop;
        Assert.Equal((kind, target), (pop.Page!.Kind, pop.Page.Target));
        Assert.Equal(rule.Contains("detail", StringComparison.Ordinal), pop.InPlace);
        Assert.All(pop.Fields, f => Assert.Equal("+46701740633", f.Value));
    }

    [Fact]
    public async Task A_new_record_of_any_object_gets_the_fields_that_the_rules_name()
    {
        await UseAsync("""{"search":[{"find":"*.*"}],"inbound":{"none":{"show":"newRecord","object":"Case","fields":{"SuppliedPhone":"{number}","Origin":"Phone"}}}}""");

        site.Do(new AttachMatches(site.Arrive("+46701740633"), []));

        var pop = screens.Pops.Single().Pop;
        Assert.Equal("Case", pop.NewObject);
        Assert.Equal(["Origin=Phone", "SuppliedPhone=+46701740633"], pop.Fields.Select(f => $"{f.Key}={f.Value}"));
    }

    [Fact]
    public async Task Where_the_rules_say_so_nothing_opens_for_an_unknown_caller()
    {
        await UseAsync("""{"search":[{"find":"*.*"}]}""");

        site.Do(new AttachMatches(site.Arrive("+46701740633"), []));

        Assert.Empty(screens.Pops);
    }

    [Fact]
    public void Who_may_see_the_record_goes_with_the_pop()
    {
        site.Do(new AttachMatches(site.Arrive("+46701740633"), [ada with { Audience = new(["supervisor"], []) }]));

        Assert.Equal(["supervisor"], screens.Pops.Single().Pop.Match!.Audience!.Roles);
    }

    private Task UseAsync(string text) =>
        RuleText.TryRead(text, out var set, out var wrong) ? rules.WriteAsync(set, CancellationToken.None) : throw new ArgumentException(string.Join(' ', wrong));

    private sealed class Replay : IReactor
    {
        public List<Committed> Batches { get; } = [];

        public void React(Committed committed) => Batches.Add(committed);
    }
}
