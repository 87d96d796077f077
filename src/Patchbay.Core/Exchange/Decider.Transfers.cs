using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Numbers;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <content>Sending a call on, and asking somebody in. The customer is with the agent, or on hold with a timer, until somebody else has them.</content>
internal sealed partial class Decider
{
    /// <summary>Two queues that pass a caller to and fro must come to an end: then whoever has the caller must help.</summary>
    private const int MostTransfers = 12;

    private static readonly TimeSpan StandardAskLimit = TimeSpan.FromSeconds(20);

    private Result<ExchangeEvent[]> OnParties(CallState call, CallCommand command, DateTimeOffset now) => command switch
    {
        TransferCall c => Mine(call, c.Agent, () => SendOn(call, Inside(c.Target), now)),
        ConsultParty { Target: { Queue: not null } or { Flow: not null } } => Refusals.OnlyPeopleConsulted,
        ConsultParty c => Mine(call, c.Agent, () => Ask(call, c.Target, InvitationPurpose.Consult, now)),
        ReturnToCustomer c => Mine(call, c.Agent, () => Return(call, now)),
        SwitchConsult c => Mine(call, c.Agent, () => Switch(call, c.ToCustomer, now)),
        CompleteTransfer c => Mine(call, c.Agent, () => call.Consulted is { } party ? HandOver(call, party, now) : Refusals.NobodyConsulted),
        AddParty c => Mine(call, c.Agent, () => call.Consulted is { } party ? One(new PartyAdded(now, call.Id, party.Leg, party.Agent)) : Refusals.NobodyConsulted),
        DropParty c => Mine(call, c.Agent, () => call.PartyOf(c.Leg) is { } party ? Leave(call, party, EndCause.AgentHungUp, now) : Refusals.UnknownParty),
        ParkCall c => Mine(call, c.Agent, () => Park(call, now)),
        PickUpCall c => PickUp(call, c.Agent, now),
        _ => throw new ArgumentException($"No rule decides on {command.GetType().Name}.", nameof(command)),
    };

    /// <summary>Only the agent whose call it is decides who is in it.</summary>
    private static Result<ExchangeEvent[]> Mine(CallState call, AgentId agent, Func<Result<ExchangeEvent[]>> decide) =>
        call.Agent != agent ? Refusals.NotYourCall : call.Phase is not CallPhase.Connected ? Refusals.WrongPhase : decide();

    private Result<ExchangeEvent[]> SendOn(CallState call, TransferTarget target, DateTimeOffset now) => target switch
    {
        { Flow: { } flow } => SendTo(call, flow, target.Step, now),
        { Queue: { } queue } => SendTo(call, queue, now),
        _ => Ask(call, target, InvitationPurpose.Transfer, now),
    };

    /// <summary>A number of our own leads where it leads callers: through the trunk, the customer would call us again.</summary>
    private TransferTarget Inside(TransferTarget target) =>
        DialledNumber.TryRead(target.Number?.Value, out var number) && state.EntryPoints.TryGetValue(number, out var entry) && entry.ForwardTo is null
            ? new(null, entry.Flow is null ? entry.Queue : null, null, entry.Flow)
            : target;

    /// <summary>The customer goes through a flow, and the agent is free for the wrap-up.</summary>
    private Result<ExchangeEvent[]> SendTo(CallState call, FlowId id, string? step, DateTimeOffset now)
    {
        if (!state.Flows.TryGetValue(id, out var flow)) return Refusals.UnknownFlow;
        var version = flow.For(call.Id);
        var first = step ?? version.Definition.Start;
        if (version.Definition.Find(first) is null) return Refusals.UnknownStep;
        if (RefusalOf(call) is { } refusal) return refusal;
        if (call.IsConference) return Refusals.ConferenceGoesOn;
        var agent = call.Agent!.Value;
        var walk = new FlowWalk(version.Definition, new(call.Id, id, version.Version), state.FactsOf(call) with { IsEmergency = flow.IsEmergency }, now);
        var (asked, exit) = AskCallbacks(call.Id, walk, walk.GoTo(first), now);
        return Events(
        [
            new CallTransferred(now, call.Id, agent, call.AgentLeg!.Id, null, null),
            new FlowEntered(now, call.Id, id, version.Version),
            .. walk.Events,
            .. asked,
            .. Exit(call.Id, now, walk.Flow, exit),
            PassedOn(call, agent, call.AgentSince, now),
        ]);
    }

    private Result<ExchangeEvent[]> SendTo(CallState call, QueueId queue, DateTimeOffset now)
    {
        if (!state.Queues.ContainsKey(queue)) return Refusals.UnknownQueue;
        if (RefusalOf(call) is { } refusal) return refusal;
        if (call.IsConference) return Refusals.ConferenceGoesOn;
        var agent = call.Agent!.Value;
        return Events(
            new CallTransferred(now, call.Id, agent, call.AgentLeg!.Id, null, null),
            Queued(call, queue, returned: false, now),
            PassedOn(call, agent, call.AgentSince, now));
    }

    private static Refusal? RefusalOf(CallState call) =>
        call.Invitation is not null || call.Consulted is not null ? Refusals.AlreadyAsking
        : call.Transfers >= MostTransfers ? Refusals.TransferLoop
        : call.Parties.Count + 3 > CallState.MostParties ? Refusals.CallFull
        : null;

    private Result<ExchangeEvent[]> Ask(CallState call, TransferTarget target, InvitationPurpose purpose, DateTimeOffset now)
    {
        if (RefusalOf(call) is { } refusal) return refusal;
        if (target.Agent is { } colleague) return RefusalOf(call, colleague) ?? One(Asked(call, colleague, purpose, call.Agent!.Value, now)).ToResult();
        if (!DialledNumber.TryRead(target.Number?.Value, out var number)) return Refusals.BadNumber;
        if (DialledNumber.IsCode(number)) return Refusals.TransferToCode;
        if (DialledNumber.TryRead(call.Number.Value, out var customers) && NumberWritings.AreSame(customers, number, CountryOf(call))) return Refusals.TransferToCustomer;
        return One(new PartyDialed(
            now, call.Id, call.Agent!.Value, purpose, call.NextLeg, PersonalText.Of(number), now + state.Settings.DialLimit, HoldsUntil(call, now)));
    }

    /// <summary>The queues of a site are in one country. A call that came through none is in it as well.</summary>
    private string? CountryOf(CallState call) => call.Queue is { } queue ? RulesOf(queue).Country : state.Queues.Values.Select(any => any.Settings.Callbacks?.Country).FirstOrDefault(country => country is not null);

    private Refusal? RefusalOf(CallState call, AgentId colleague)
    {
        if (colleague == call.Agent) return Refusals.TransferToOneself;
        if (!state.Agents.TryGetValue(colleague, out var agent)) return Refusals.UnknownAgent;
        if (call.PartyOf(colleague) is not null) return Refusals.AlreadyInCall;
        return CanBeAsked(agent) ? null : agent.Activity is AgentActivity.Idle ? Refusals.ColleagueAway : Refusals.ColleagueBusy;
    }

    private static bool CanBeAsked(AgentState agent) => agent.CanBeOffered;

    private ColleagueAsked Asked(CallState call, AgentId colleague, InvitationPurpose purpose, AgentId by, DateTimeOffset now) => new(
        now, call.Id, by, purpose, new(call.Id, call.Offers + 1), colleague, now + (state.Settings.AskLimit ?? StandardAskLimit), HoldsUntil(call, now));

    /// <summary>When the agent is to be reminded; null when the customer is on hold already, or in company, or nobody's.</summary>
    private DateTimeOffset? HoldsUntil(CallState call, DateTimeOffset now) =>
        call.HeldSince is null && !call.IsConference && call.Agent is not null ? now + state.Settings.HoldReminder : null;

    private Result<ExchangeEvent[]> Return(CallState call, DateTimeOffset now)
    {
        if (call.Invitation is not null) return One(Ended(call, InvitationOutcome.Withdrawn, now));
        return call.Consulted is { } party ? Leave(call, party, EndCause.AgentHungUp, now) : Refusals.NobodyConsulted;
    }

    private Result<ExchangeEvent[]> Switch(CallState call, bool toCustomer, DateTimeOffset now)
    {
        if (call.Consulted is not { } party) return Refusals.NobodyConsulted;
        if (call.AgentApart != toCustomer) return Nothing;
        return One(new ConsultSwitched(now, call.Id, party.Leg, party.Agent, toCustomer, toCustomer ? null : HoldsUntil(call, now)));
    }

    /// <summary>The agent leaves, and a party has the customer.</summary>
    private ExchangeEvent[] HandOver(CallState call, PartyState party, DateTimeOffset now)
    {
        var agent = call.Agent!.Value;
        return Events(
            new CallTransferred(now, call.Id, agent, call.AgentLeg!.Id, party.Leg, party.Agent),
            PassedOn(call, agent, call.AgentSince, now));
    }

    private static InvitationEnded Ended(CallState call, InvitationOutcome outcome, DateTimeOffset now)
    {
        var asked = call.Invitation!;
        var resumes = call is { HeldSince: not null, AgentLeg: not null };
        return new(now, call.Id, outcome, asked.Agent, asked.Leg, resumes);
    }

    /// <summary>Nobody came: the customer is back with the agent, or in the queue when the agent has left.</summary>
    private ExchangeEvent[] NotTaken(CallState call, InvitationOutcome outcome, DateTimeOffset now)
    {
        if (call.Phase is CallPhase.InFlow) return GoesOnInFlow(call, outcome, now);
        var ended = Ended(call, outcome, now);
        if (call.AgentLeg is not null || call.Forward is not null || call.IsConference) return [ended];
        return [ended, .. BackToQueue(call, call.Invitation!.By!.Value, now)];
    }

    /// <summary>A caller whom nobody has goes to the queue with the old place, before all others.</summary>
    private ExchangeEvent[] BackToQueue(CallState call, AgentId last, DateTimeOffset now) => QueueFor(call, last) is { } queue
        ? [Queued(call, queue, returned: true, now)]
        : [new CallEnded(now, call.Id, EndCause.NoAnswer, now + state.Settings.ClosingLimit)];

    /// <summary>A call that came through no queue goes to one of the last agent's, else to any: somebody must take it.</summary>
    private QueueId? QueueFor(CallState call, AgentId last)
    {
        if (call.Queue is { } own) return own;
        var queues = state.Agents[last].Queues.Where(state.Queues.ContainsKey).Concat(state.Queues.Keys.OrderBy(id => id.Value));
        return queues.Select(QueueId? (id) => id).FirstOrDefault();
    }

    /// <summary>Another queue has other skills; what the caller needed of the old one does not count there.</summary>
    private CallQueued Queued(CallState call, QueueId queue, bool returned, DateTimeOffset now) => Enter(
        new(call.Place.Call == call.Id ? call.Place.Since : call.StartedAt, call.Id, returned), queue, queue == call.Queue ? call.Wish : null, now);

    private static ExchangeEvent[] Events(params ExchangeEvent?[] events) => [.. events.OfType<ExchangeEvent>()];
}
