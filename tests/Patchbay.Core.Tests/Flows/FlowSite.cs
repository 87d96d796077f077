using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Flows;

/// <summary>A site with a queue and a flow on the number 4000.</summary>
internal sealed class FlowSite
{
    internal static readonly FlowTries Patient = new(TimeSpan.FromSeconds(5), 2, Words("No key."), Words("Wrong key."), null, null);

    private int texts;

    internal FlowSite(params FlowStep[] steps)
    {
        Support = Site.AddQueue("Support");
        Publish(steps);
    }

    internal Site Site { get; } = new();

    internal QueueId Support { get; }

    internal InteractionId Call { get; private set; }

    internal CallState State => Site.Call(Call);

    internal FlowRun Run => Site.State.FlowRuns[Call];

    internal static FlowId Name { get; } = new("main");

    internal static FlowPrompt Words(string text) => new([new(null, [new("en", text)])]);

    internal PublishFlow Version(FlowStep[] steps, int share = 100, string? text = null) =>
        new(new(Name, "Main", "en", Support, steps[0].Name, ["4000"], [.. steps]), text ?? $"text {++texts}", share);

    internal void Publish(params FlowStep[] steps) => Site.Do(Version(steps));

    internal FlowSite Arrive()
    {
        Call = Site.Arrive("4000");
        return this;
    }

    /// <summary>What the caller hears now, in words.</summary>
    internal string Hears()
    {
        var plan = Site.Last.Plans.Single(plan => plan.Call == Call).Legs.Single();
        return plan.Hears.Says is { } says ? string.Join(' ', says.Parts.Select(part => part.Text)) : plan.Hears.Kind.ToString();
    }

    internal void PromptEnds() => Site.Do(new ReportPromptFinished(State.CustomerLeg.Id, Run.Turn));

    internal void Press(string keys)
    {
        foreach (var key in keys) Site.Do(new ReportDigit(State.CustomerLeg.Id, key));
    }
}
