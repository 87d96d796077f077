using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Crm;

/// <summary>The CRM that call flows ask: it answers soon, late, twice or never, and tells now and then who a caller is.</summary>
/// <param name="world">Everything.</param>
/// <param name="process">The process it lives in.</param>
internal sealed class SimulatedLookups(World world, SiteProcess process) : IReactor
{
    private static readonly CallerMatch acme = new(new("Account", "001000000000001AAA"), PersonalText.Of("Acme"), PersonalText.Empty, "Account.Number__c");

    public void React(Committed committed)
    {
        foreach (var entry in committed.Entries)
        {
            if (entry.Event is FlowLookupBegan asked) Answer(asked);
            if (entry.Event is CallArrived arrived && world.Chance.Percent(60)) Recognise(arrived.Call);
        }
    }

    private void Recognise(InteractionId call)
    {
        var chance = world.Chance;
        var agents = process.State.Agents.Keys.Order().ToImmutableArray();
        var known = acme with { Owner = chance.Percent(60) ? chance.Of(agents) : null, Tier = chance.Percent(50) ? "Gold" : null };
        process.In(chance.Seconds(0.01, 3), () => process.Post(new AttachMatches(call, chance.Percent(80) ? [known] : [])));
    }

    private void Answer(FlowLookupBegan asked)
    {
        var chance = world.Chance;
        for (var times = chance.Between(0, 2); times > 0; times--)
        {
            var outcome = (LookupOutcome)chance.Below(5);
            var answer = new AnswerLookup(asked.Call, asked.Lookup, outcome, [new("Rating", PersonalText.Of("Gold"))], outcome is LookupOutcome.Found ? acme : null);
            ExchangeCommand told = asked.Question is null ? new AttachMatches(asked.Call, chance.Percent(70) ? [acme] : []) : answer;
            process.In(chance.Seconds(0.01, 6), () => process.Post(told));
        }
    }
}
