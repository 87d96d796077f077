using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests;

/// <summary>A site with its clock and its history, as a test talks to it.</summary>
internal sealed class Site
{
    private readonly SiteExchange exchange = new(new());
    private readonly List<ExchangeEvent> history = [];
    private readonly Dictionary<InteractionId, CallPlan> plans = [];
    private int ids;

    internal DateTimeOffset Now { get; private set; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    internal ExchangeState State => exchange.State;

    internal IReadOnlyList<ExchangeEvent> History => history;

    internal Outcome Last { get; private set; } = Outcome.Nothing;

    internal QueueId AddQueue(string name = "Service", string? dnis = null, Func<QueueSettings, QueueSettings>? change = null)
    {
        var queue = new QueueId(NextId());
        var settings = QueueSettings.Standard(name);
        Do(new ConfigureQueue(queue, change?.Invoke(settings) ?? settings));
        Do(new ConfigureEntryPoint(new(dnis ?? name, queue)));
        return queue;
    }

    internal AgentId AddAgent(string name, params QueueId[] queues)
    {
        var agent = new AgentId(NextId());
        Do(new AddAgent(agent, PersonalText.Of(name), [.. queues]));
        return agent;
    }

    /// <summary>An agent with a panel, available from now on. Time moves on a second, so the next one has been idle for less long.</summary>
    internal AgentId AddReadyAgent(string name, params QueueId[] queues)
    {
        var agent = AddAgent(name, queues);
        Do(new ReportPanelConnected(agent));
        Do(new ChoosePresence(agent, Presence.Available));
        Wait(1);
        return agent;
    }

    /// <summary>A call comes in. Time moves on a second, so the next one comes later.</summary>
    internal InteractionId Arrive(string dnis = "Service")
    {
        var call = new InteractionId(NextId());
        Do(Arrival(call, dnis));
        Wait(1);
        return call;
    }

    internal static ArriveCall Arrival(InteractionId call, string dnis) =>
        new(call, PersonalText.Of("+46701234567"), PersonalText.Of("Kim"), dnis, PersonalText.Of("dialog of " + call));

    /// <summary>A call comes in and this agent takes it; the agent's audio flows.</summary>
    internal InteractionId Connect(AgentId agent, string dnis = "Service")
    {
        var call = Arrive(dnis);
        Accept(agent);
        Do(new ReportAgentAudio(Call(call).AgentLeg!.Id, true));
        return call;
    }

    internal InteractionId Dial(AgentId agent, string number = "+4684650040")
    {
        var call = new InteractionId(NextId());
        Do(new DialCall(call, agent, PersonalText.Of(number), null));
        return call;
    }

    internal void Accept(AgentId agent) => Do(new AcceptOffer(OfferOf(agent), agent));

    internal OfferId OfferOf(AgentId agent) => Call(Agent(agent).Call!.Value).Offer!.Value;

    internal AgentId? OfferedTo(InteractionId call) => Call(call) is { Phase: CallPhase.Offered, Agent: var agent } ? agent : null;

    /// <summary>The customer, or the party that was dialled, goes away.</summary>
    internal IReadOnlyList<ExchangeEvent> CustomerGoes(InteractionId call, EndCause cause = EndCause.CustomerHungUp) =>
        Do(new ReportLegEnded(Call(call).CustomerLeg.Id, cause, null));

    /// <summary>Telephony reports all that is still open of an ended call.</summary>
    internal void TelephonyFinishes(InteractionId call)
    {
        foreach (var leg in Call(call).Legs.Where(leg => !leg.Over).ToList()) Do(new ReportLegEnded(leg.Id, EndCause.AgentHungUp, null));
        Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(5), 2, "00"));
    }

    internal IReadOnlyList<ExchangeEvent> Do(ExchangeCommand command, bool offers = true)
    {
        var result = exchange.Execute(command, Now, offers);
        Assert.Null(result.Refusal);
        Last = result.Value;
        history.AddRange(Last.Events);
        foreach (var plan in Last.Plans) plans[plan.Call] = plan;
        return Last.Events;
    }

    internal string? Refuses(ExchangeCommand command)
    {
        var before = State.Sequence;
        var refusal = exchange.Execute(command, Now).Refusal;
        Assert.Equal(before, State.Sequence);
        return refusal?.Code;
    }

    internal void Wait(double seconds) => Wait(TimeSpan.FromSeconds(seconds));

    /// <summary>Time passes; what falls due meanwhile happens at its instant.</summary>
    internal void Wait(TimeSpan time)
    {
        var end = Now + time;
        while (State.Timers.Next is { } timer && timer.Due <= end)
        {
            Now = timer.Due > Now ? timer.Due : Now;
            Do(new FireTimer(timer.Key));
        }

        Now = end;
    }

    /// <summary>The process is down, or the clock jumps: nothing falls due meanwhile.</summary>
    internal void Skip(TimeSpan time) => Now += time;

    internal CallState Call(InteractionId call) => State.Calls[call];

    internal bool IsClosed(InteractionId call) => !State.Calls.ContainsKey(call);

    internal AgentState Agent(AgentId agent) => State.Agents[agent];

    /// <summary>The newest plan that telephony was given.</summary>
    internal CallPlan Plan(InteractionId call) => plans[call];

    internal LegPlan PlanOf(InteractionId call, LegId leg) => Plan(call).Legs.Single(plan => plan.Leg == leg);

    internal CallRecord Record(InteractionId call) => CallRecordFold.Fold(EventsOf(call))!;

    internal IEnumerable<ExchangeEvent> EventsOf(InteractionId call) => history.Where(e => e.Subject == call.Value);

    internal ImmutableArray<TimerKind> TimersOf(Guid owner) => [.. State.Timers.InOrder.Where(t => t.Key.Owner == owner).Select(t => t.Key.Kind)];

    internal Guid NextId() => new(++ids, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
