using Microsoft.Extensions.DependencyInjection;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Users;
using Patchbay.Server.Features.Site;

namespace Patchbay.Server.Tests.Features.Site;

public sealed class SiteRulesTests
{
    [Fact]
    public async Task Queues_numbers_and_agents_are_as_the_settings_say()
    {
        await using var server = await TestServer.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Site:Queues:0"] = "Support",
            ["Site:Queues:1"] = "Billing",
            ["Site:EntryPoints:0:Dnis"] = "100",
            ["Site:EntryPoints:0:Queue"] = "Support",
            ["Site:EntryPoints:0:Needs"] = "swedish:3 or norwegian:4, billing",
            ["Site:QueueRules:0:Queue"] = "Support",
            ["Site:QueueRules:0:Choice"] = "BestSkilled",
            ["Site:QueueRules:0:Records"] = "false",
            ["Site:QueueRules:0:Announcements:First"] = "00:00:30",
            ["Site:QueueRules:0:Announcements:Language"] = "de",
            ["Site:QueueRules:0:Announcements:Texts:0"] = "comfort",
            ["Site:QueueRules:0:Customers:OwnerFirst"] = "true",
            ["Site:QueueRules:0:Customers:LastAgentWithin"] = "7.00:00:00",
            ["Site:QueueRules:0:Customers:Tiers:0:Tier"] = "Gold",
            ["Site:QueueRules:0:Customers:Tiers:0:Priority"] = "3",
            ["Site:QueueRules:0:Steps:0:After"] = "00:00:30",
            ["Site:QueueRules:0:Steps:0:AlsoQueues:0"] = "Billing",
            ["Site:Staff:0:User"] = "maya",
            ["Site:Staff:0:Skills"] = "billing:7, swedish:3",
            ["Site:Staff:0:Queues:0"] = "Billing",
        });
        var maya = await server.AddAsync("maya", "correct horse", UserRole.Agent);
        await server.App.Services.GetRequiredService<AgentRoster>().EnsureAsync(maya, CancellationToken.None);
        var state = StateOf(server);

        var support = state.Queues.Values.Single(queue => queue.Settings.Name == "Support");
        Assert.Equal((Core.Queues.AgentChoice.BestSkilled, 1), (support.Settings.Choice, support.Settings.Steps.Length));
        Assert.Equal((false, true), (support.Settings.Records, state.Queues.Values.Single(queue => queue.Settings.Name == "Billing").Settings.Records));
        Assert.Equal((30, "de", "comfort"), (support.Settings.Announcements!.First.TotalSeconds, support.Settings.Announcements.Language, support.Settings.Announcements.TextOf(1)));
        Assert.Equal((true, 7, 3), (support.Settings.Customers!.OwnerFirst, support.Settings.Customers.LastAgentWithin!.Value.TotalDays, support.Settings.Customers.Find("gold")!.Priority));
        Assert.Equal("swedish:3 or norwegian:4, billing:1", Core.Queues.SkillNeeds.Describe(state.EntryPoints["100"].Wish!.Needs));
        Assert.Equal(["billing:7", "swedish:3"], state.Agents[maya.AgentId!.Value].Skills.Select(skill => skill.ToString()));
        Assert.Equal([SiteQueues.IdOf("Billing")], state.Agents[maya.AgentId!.Value].Queues);
    }

    [Fact]
    public void A_plan_that_cannot_be_and_a_queue_that_is_not_there_are_refused_before_anything_starts()
    {
        SitePlanStep[] steps = [new() { After = TimeSpan.FromSeconds(20), Exit = "voicemail" }, new() { After = TimeSpan.FromSeconds(40) }];

        Assert.Equal(
            "Site:QueueRules, the queue “Support”: Step 1 of its plan lets the caller out of the queue; no step can come after it.",
            FaultOf(new() { Queues = ["Support"], QueueRules = [new() { Queue = "Support", Steps = steps }] }));
        Assert.Equal(
            "The settings under Site name the queue “Suport”, which is not in Site:Queues.",
            FaultOf(new() { Queues = ["Support"], QueueRules = [new() { Queue = "Suport" }] }));
        Assert.Null(FaultOf(new() { Queues = ["Support"], QueueRules = [new() { Queue = "Support", Steps = [steps[0]] }] }));

        static string? FaultOf(SiteOptions site) => new SiteCheck().Validate(null, site).FailureMessage;
    }

    [Fact]
    public async Task Outcomes_are_those_of_the_settings()
    {
        await using var server = await TestServer.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Site:Outcomes:0"] = "Erreicht",
            ["Site:Outcomes:1"] = " Nicht erreicht",
            ["Site:QueueRules:0:Queue"] = "Support",
            ["Site:QueueRules:0:Outcomes:0"] = "Gelöst",
        });
        var state = StateOf(server);

        Assert.Equal(["Erreicht", "Nicht erreicht"], state.Settings.Dispositions);
        Assert.Equal(["Gelöst"], state.Queues.Values.Single().Settings.Dispositions);
    }

    [Fact]
    public async Task A_site_without_outcomes_of_its_own_has_the_standard_ones()
    {
        await using var server = await TestServer.StartAsync();
        var state = StateOf(server);

        Assert.Equal(["Reached", "Left a message", "No answer", "Wrong number", "Not connected"], state.Settings.Dispositions);
        Assert.Equal(["Resolved", "Follow-up needed", "Passed on", "Wrong number"], state.Queues.Values.Single().Settings.Dispositions);
    }

    [Fact]
    public async Task An_outcome_without_words_stops_the_start()
    {
        var start = () => TestServer.StartAsync(settings: new Dictionary<string, string?> { ["Site:Outcomes:0"] = " " });

        Assert.Contains("Site:Outcomes", (await Assert.ThrowsAsync<ServerFault>(start)).Message, StringComparison.Ordinal);
    }

    private static Core.Exchange.ExchangeState StateOf(TestServer server)
    {
        var state = new Core.Exchange.ExchangeState();
        foreach (var entry in server.App.Services.GetRequiredService<IJournal>().Read(0)) state.Apply(entry.Event);
        return state;
    }

    [Fact]
    public async Task A_queue_that_is_misspelt_in_a_rule_stops_the_start()
    {
        var start = () => TestServer.StartAsync(settings: new Dictionary<string, string?> { ["Site:QueueRules:0:Queue"] = "Suport" });

        Assert.Contains("“Suport”", (await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(start)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("billing:11")]
    [InlineData("Billing")]
    [InlineData("billing:x")]
    [InlineData("billing or swedish")]
    public void What_is_no_skill_is_not_read(string text) => Assert.False(SkillText.TryReadSkills(text, out _));
}
