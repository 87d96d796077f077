using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Routing;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <summary>Copies what screens and telephony need out of the state, so that they may look at it on other threads.</summary>
internal static class Views
{
    internal static AgentView Of(ExchangeState state, AgentState agent) => new(
        state.Sequence,
        state.Now,
        agent.Id,
        agent.Name,
        agent.Presence,
        agent.PresenceSince,
        agent.Activity,
        agent.Queues,
        agent.Call is { } id && state.Calls.TryGetValue(id, out var call) ? Of(state, call, agent) : null,
        agent.WrapUpEndsAt,
        agent.Skills,
        agent.Standing,
        agent.ActivitySince > agent.PresenceSince || agent.Activity is not AgentActivity.Idle ? agent.ActivitySince : agent.PresenceSince,
        agent.QueuesChosen,
        !agent.PanelConnected);

    internal static CallPlan Of(CallState call, ExchangeState state) => CallPlanner.Plan(call, QueueOf(state, call)?.Settings, Said(state, call));

    internal static QueueView Of(QueueState queue, DateTimeOffset now) => new(
        queue.Id, queue.Settings.Name, queue.Waiting.Count + queue.Offered, queue.Waiting.Count == 0 ? null : queue.Arrivals.Min.Since,
        WaitFigures.ExpectedWait(queue, queue.Waiting.Count + 1, now), queue.Settings.Credit ?? QueueSettings.StandardCredit);

    internal static FlowState Of(ExchangeState state, FlowState flow) => flow with
    {
        Numbers = [.. state.EntryPoints.Values.Where(entry => entry.Flow == flow.Flow).Select(entry => entry.Dnis).Order(StringComparer.Ordinal)],
    };

    private static Hearing? Said(ExchangeState state, CallState call)
    {
        var flow = state.FlowOf(call.Id);
        if (call.Phase is CallPhase.InFlow) return flow is null ? null : FlowHearing.Of(state.FlowRuns[call.Id], flow, state.FactsOf(call));
        if (call.Told is null) return null;
        return WaitHearing.Of(call, QueueOf(state, call)?.Settings, flow is null ? null : FlowFacts.Of(call).ValueOf("language", state.FlowRuns[call.Id], flow));
    }

    /// <summary>All parked callers, by the number of their place.</summary>
    internal static ImmutableArray<ParkedView> Parked(ExchangeState state) =>
    [
        .. state.Parked.Select(place => (place.Key, Call: state.Calls[place.Value])).Select(p => new ParkedView(
            p.Key, p.Call.Id, p.Call.Number, p.Call.Record?.Name ?? p.Call.CallerName, NameOf(state, p.Call.ParkedBy), p.Call.ParkedSince,
            p.Call.Record)),
    ];

    private static QueueState? QueueOf(ExchangeState state, CallState call) => call.Queue is { } id ? state.Queues[id] : null;

    private static AgentCallView Of(ExchangeState state, CallState call, AgentState agent)
    {
        var queue = QueueOf(state, call)?.Settings;
        var view = new AgentCallView(
            call.Id, call.Direction, call.Phase, call.Number, call.CallerName, call.Matches, call.Record, queue?.Name, call.StartedAt, call.Offer,
            call.OfferedAt, call.OfferExpiresAt, call.OfferIdleFor, call.OfferRule, call.AgentSince, call.EndedAt, call.CustomerLeg is { Ringing: true }, call.HeldSince,
            call.HoldReminded, call.Muted, call is { IsLive: true, RecordingOpen: true }, call.Audio, call.NotesOf(agent.Id),
            queue?.Dispositions ?? state.Settings.Dispositions, OthersOf(state, call, agent),
            call.IsLive ? call.KeptAgainAt : null, call.AwaitsCallback ? call.Callback : null);
        return AsSeenBy(state, view, call, agent);
    }

    /// <summary>What is different for one who is not the call's agent: asked in, a further party, or gone and in wrap-up.</summary>
    private static AgentCallView AsSeenBy(ExchangeState state, AgentCallView view, CallState call, AgentState agent)
    {
        if (call.WrapUps.Find(work => work.Agent == agent.Id) is { } work)
        {
            return view with
            {
                AgentSince = work.Since,
                EndedAt = work.LeftAt,
                Dispositions = state.OutcomesOf(work),
                PassedOn = work.PassedOn,
                EndCause = call.EndCause,
                Failed = work.Failure is { } failure ? Of(state, failure) : null,
            };
        }

        if (call.Invitation is { } asked && asked.Agent == agent.Id)
            return view with { Offer = asked.Offer, OfferedAt = asked.Since, OfferExpiresAt = asked.Until, IdleFor = asked.Since - agent.IdleSince };
        if (call.OtherRings.Find(ring => ring.Agent == agent.Id) is { } ring) return view with { Offer = ring.Offer, IdleFor = ring.IdleFor };
        return call.PartyOf(agent.Id) is { } party
            ? view with { AgentSince = party.Since, Muted = party.Muted, Audio = party.Audio, HeldSince = null, HoldReminded = false }
            : view;
    }

    private static OthersView? OthersOf(ExchangeState state, CallState call, AgentState agent)
    {
        var notes = call.NotesBy.Where(one => one.Agent != agent.Id && one.Text.HasText).Select(one => new NotesView(NameOf(state, one.Agent), one.Text));
        var own = call.PartyOf(agent.Id);
        var role = own is null ? CallRole.Main : own.Apart ? CallRole.Consulted : CallRole.Member;
        var others = new OthersView(
            role, PartiesOf(state, call, agent), call.AgentApart, AskedOf(state, call), role is CallRole.Main ? FailedOf(state, call) : null, [.. notes]);
        return others is { Role: CallRole.Main, Parties: [], Asked: null, Failed: null, Notes: [] } ? null : others;
    }

    private static ImmutableArray<PartyView> PartiesOf(ExchangeState state, CallState call, AgentState agent)
    {
        var isMain = call.Agent == agent.Id;
        var parties = call.Parties.Where(party => party.Agent != agent.Id).Select(party => ViewOf(party.Leg, party.Agent, party.Apart, party.Since, isMain, party.Audio));
        if (call is { Agent: { } main, AgentLeg: { } leg } && !isMain) parties = parties.Prepend(ViewOf(leg.Id, main, false, call.AgentSince, false, call.Audio));
        return [.. parties];

        PartyView ViewOf(LegId leg, AgentId? who, bool apart, DateTimeOffset since, bool canBeDropped, AgentAudio audio) => new(
            leg, NameOf(state, who), who is null ? call.Legs.Find(one => one.Id == leg)?.Target ?? PersonalText.Empty : PersonalText.Empty, apart, since,
            canBeDropped, who is not null && audio is AgentAudio.Lost);
    }

    private static InvitationView? AskedOf(ExchangeState state, CallState call)
    {
        if (call.Invitation is not { } asked) return null;
        var leg = call.Legs.Find(one => one.Id == asked.Leg);
        return new(asked.Purpose, NameOf(state, asked.Agent, leg?.Target), NameOf(state, asked.By), leg?.Ringing ?? true, asked.Since);
    }

    private static FailedInvitationView? FailedOf(ExchangeState state, CallState call) =>
        call.LastFailure is { } failed ? Of(state, failed) : null;

    private static FailedInvitationView Of(ExchangeState state, FailedInvitation failed) =>
        new(failed.Purpose, failed.Outcome, NameOf(state, failed.Agent, failed.Number), failed.WasLost);

    private static PersonalText NameOf(ExchangeState state, AgentId? agent, PersonalText? otherwise = null) =>
        agent is { } id ? state.Agents[id].Name : otherwise ?? PersonalText.Empty;
}
