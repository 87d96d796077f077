using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Telephony;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Network;

/// <summary>
/// Does what plans say, as <see cref="ITelephony"/> promises, and reports what happens: late, sometimes twice, and in any order across
/// calls. Everything it knows dies with the process; the telephones do not.
/// </summary>
/// <param name="world">Everything.</param>
/// <param name="process">The process it lives in.</param>
internal sealed class SimulatedTelephony(World world, SiteProcess process) : ITelephony, IReactor
{
    private readonly Dictionary<LegId, Phone> legs = [];
    private readonly HashSet<LegId> over = [];
    private readonly HashSet<LegId> ending = [];
    private readonly HashSet<(LegId Leg, int Turn)> spoken = [];
    private readonly Dictionary<AgentId, LegId> browsers = [];
    private readonly Dictionary<InteractionId, DateTimeOffset> lastReport = [];
    private readonly Recorder recorder = new(world, process);
    private readonly MessageTapes tapes = new(world, process);

    internal int OpenLegs => legs.Count;

    internal bool Records => recorder.IsBusy;

    public void React(Committed committed)
    {
        foreach (var plan in committed.Plans) Arrange(plan);
    }

    public void Arrange(CallPlan plan)
    {
        if (world.Traces) world.Say($"  plan {plan.Call}: {string.Join(", ", plan.Legs.Select(leg => $"{leg.Leg.Ordinal} {leg.Goal}"))}");
        foreach (var (known, phone) in legs.Where(leg => IsGoneFrom(plan, leg.Key)).ToList()) End(known, phone);
        foreach (var (agent, leg) in browsers.Where(browser => IsGoneFrom(plan, browser.Value)).ToList())
        {
            browsers.Remove(agent);
            if (world.Chance.Percent(50)) Report(new ReportLegQuality(leg, new(100, 0, 1, null)));
        }

        foreach (var leg in plan.Legs) Arrange(leg);
        recorder.Arrange(plan);
        tapes.Arrange(plan);
    }

    /// <summary>A customer calls.</summary>
    internal void Invite(Phone phone, string dnis)
    {
        legs[phone.Leg] = phone;
        var arrival = new ArriveCall(phone.Leg.Call, PersonalText.Of("+46701234567"), PersonalText.Of("Kim"), dnis, phone.Dialog);
        process.Ask(arrival, refusal =>
        {
            if (refusal is null) world.History.MustKnow(phone.Leg.Call);
            else if (legs.Remove(phone.Leg)) phone.IsEnded(refusal.Code);
        });
    }

    /// <summary>A telephone hung up, or was never reached.</summary>
    internal void FarEndGone(LegId leg, EndCause cause)
    {
        if (!legs.Remove(leg)) return;
        over.Add(leg);
        Report(new ReportLegEnded(leg, cause, world.Chance.Percent(50) ? new(100, 0, 1, null) : null));
    }

    /// <summary>The audio of an agent's browser comes or stops.</summary>
    internal void Audio(AgentId agent, bool flows)
    {
        if (browsers.TryGetValue(agent, out var leg)) Report(new ReportAgentAudio(leg, flows));
    }

    internal void Report(CallCommand report)
    {
        // Reports of one call keep their order, those of different calls do not.
        var at = world.Agenda.Now + world.Chance.Milliseconds(0, world.Chance.OneIn(10) ? 900 : 20);
        if (lastReport.TryGetValue(report.Call, out var last) && last > at) at = last;
        lastReport[report.Call] = at;
        process.In(at - world.Agenda.Now, () => process.Post(report));
        if (world.Chance.OneIn(12)) process.In(at - world.Agenda.Now + world.Chance.Milliseconds(1, 2000), () => process.Post(report));
    }

    private static bool IsGoneFrom(CallPlan plan, LegId leg) => leg.Call == plan.Call && plan.Legs.All(planned => planned.Leg != leg);

    private void Arrange(LegPlan leg)
    {
        if (leg.Kind is LegKind.Browser) ConnectBrowser(leg.Agent!.Value, leg.Leg);
        else if (legs.TryGetValue(leg.Leg, out var phone)) Arrange(leg, phone);
        else if (ending.Contains(leg.Leg)) return;
        else if (leg.Goal is LegGoal.Over) EndUnknown(leg);
        else if (leg.Goal is LegGoal.Dial && !over.Contains(leg.Leg)) Dial(leg.Leg);
    }

    private void Arrange(LegPlan leg, Phone phone)
    {
        if (leg.Goal is LegGoal.Over) End(leg.Leg, phone, report: true);
        else if (leg.Goal is LegGoal.Answered && phone.CalledUs) process.In(world.Chance.Milliseconds(1, 60), phone.Answers);
        if (leg.Hears.Says is { } says && spoken.Add((leg.Leg, says.Turn))) Say(leg.Leg, says.Turn);
    }

    /// <summary>Whether it is said to its end or stopped by a key, its end is told; a lost report is what the flow's own limit is for.</summary>
    private void Say(LegId leg, int turn)
    {
        if (world.Chance.OneIn(30)) return;
        process.In(world.Chance.Seconds(0.01, 4), () => Report(new ReportPromptFinished(leg, turn)));
    }

    private void ConnectBrowser(AgentId agent, LegId leg)
    {
        if (browsers.TryGetValue(agent, out var current) && current == leg) return;
        browsers[agent] = leg;
        var person = world.People.First(p => p.Agent == agent);
        if (person.HasAudio) Report(new ReportAgentAudio(leg, true));
    }

    private void Dial(LegId leg)
    {
        var phone = new Phone(world, leg, calledUs: false);
        world.Phones.Add(phone);
        legs[leg] = phone;
        new DialledParty(world, phone).IsCalled(this);
    }

    private void End(LegId leg, Phone phone, bool report = false)
    {
        legs.Remove(leg);
        over.Add(leg);
        ending.Add(leg);
        process.In(world.Chance.Milliseconds(1, 80), () =>
        {
            ending.Remove(leg);
            phone.IsEnded("by plan");
            // Now and then the answer to our BYE is lost for good.
            if (report && !world.Chance.OneIn(40)) Report(new ReportLegEnded(leg, EndCause.AgentHungUp, null));
        });
    }

    /// <summary>A leg of an earlier process, or one whose end is reported already: ended by what the journal kept, and reported.</summary>
    private void EndUnknown(LegPlan leg)
    {
        over.Add(leg.Leg);
        process.In(world.Chance.Milliseconds(1, 80), () =>
        {
            var phone = world.Phones.Find(phone => phone.Leg == leg.Leg);
            var reaches = leg.Dialog is { HasText: true } || phone?.State is PhoneState.Calling;
            if (reaches) phone?.IsEnded("by plan, after a restart");
            Report(new ReportLegEnded(leg.Leg, EndCause.Interrupted, null));
        });
    }
}
