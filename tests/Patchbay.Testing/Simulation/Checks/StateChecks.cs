using Patchbay.Core.Agents;
using Patchbay.Core.Callbacks;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Testing.Simulation.Checks;

/// <summary>What must be true of a site's state after every command.</summary>
public static class StateChecks
{
    /// <summary>Finds the first thing that is wrong with a state.</summary>
    /// <param name="state">The state to look at.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Find(ExchangeState state)
    {
        foreach (var agent in state.Agents.Values)
        {
            if (FindOf(state, agent) is { } wrong) return $"agent {agent.Id} ({agent.Activity}): {wrong}";
        }

        foreach (var call in state.Calls.Values)
        {
            if (FindOf(state, call) is { } wrong) return $"call {call.Id} ({call.Phase}): {wrong}";
        }

        foreach (var queue in state.Queues.Values)
        {
            if (FindOf(state, queue) is { } wrong) return $"queue {queue.Settings.Name}: {wrong}";
        }

        foreach (var run in state.FlowRuns.Keys)
        {
            if (!state.Calls.TryGetValue(run, out var call) || !call.IsLive) return $"a flow leads call {run}, which is over";
        }

        foreach (var call in state.Calls.Values)
        {
            if (call.Phase is CallPhase.InFlow && !state.FlowRuns.ContainsKey(call.Id)) return $"call {call.Id} is in a flow and nothing leads it";
        }

        return TimerChecks.Find(state);
    }

    private static string? FindOf(ExchangeState state, AgentState agent)
    {
        if (agent.Activity is AgentActivity.Idle) return agent.Call is null ? null : "idle with a call";
        if (agent.Call is not { } id || !state.Calls.TryGetValue(id, out var call)) return "busy with no call";
        var fits = agent.Activity switch
        {
            AgentActivity.Alerting => call.Invitation?.Agent == agent.Id || (call.Phase is CallPhase.Offered && call.Rings.Any(ring => ring.Agent == agent.Id)),
            AgentActivity.OnCall => call.PartyOf(agent.Id) is not null || (call.Agent == agent.Id && call.Phase is CallPhase.Dialing or CallPhase.Connected),
            _ => call.WrapUps.Count(work => work.Agent == agent.Id) == 1,
        };
        return fits ? null : $"call {id} is {call.Phase}, and the agent has no such part in it";
    }

    private static string? FindOf(ExchangeState state, CallState call)
    {
        if (call.CanClose) return "nothing is left to wait for, and yet it is not closed";
        if (call.Phase is CallPhase.Offered != call.Offer is not null) return "offered without an offer, or the other way round";
        if (call.OtherRings.Count > 0 && !call.RingsAll) return "rings for several, and should for one";
        if (call.Phase is CallPhase.InFlow && call.Agent is not null) return "in a flow and with an agent";
        if (call.Phase is CallPhase.Waiting && call.Agent is not null) return "waits and has an agent";
        // A live offer, talk or wrap-up and its agent name each other: so nobody has two, and no call is with two.
        IEnumerable<AgentId> agents = call.WrapUps.Select(work => work.Agent);
        if (call.IsLive) agents = agents.Concat(new[] { call.Agent, call.Invitation?.Agent }.Concat(call.Parties.Select(p => p.Agent)).OfType<AgentId>());
        foreach (var id in agents.Concat(call.OtherRings.Select(ring => ring.Agent)))
        {
            if (state.Agents[id].Call != call.Id) return $"agent {id} is busy with {state.Agents[id].Call}";
        }

        return FindOverslept(state, call) ?? PartyChecks.Find(state, call);
    }

    /// <summary>A callback waits for the hours of its queue as they are now, not as they once were.</summary>
    private static string? FindOverslept(ExchangeState state, CallState call)
    {
        if (call is not { Phase: CallPhase.Scheduled, Callback: { DueAt: { } due, WantedAt: { } wanted, ExpireAt: var expires }, Queue: { } queue }) return null;
        var opens = (state.Queues[queue].Settings.Callbacks ?? CallbackRules.Standard).NotBefore(wanted < state.Now ? state.Now : wanted);
        return due > opens && opens < expires ? $"is due at {due:T}, and could be at {opens:T}" : null;
    }

    private static string? FindOf(ExchangeState state, QueueState queue)
    {
        var (waiting, offered, idle) = (0, 0, 0);
        foreach (var call in state.Calls.Values)
        {
            if (call.Queue != queue.Id) continue;
            if (call.Phase is CallPhase.Offered) offered++;
            if (call.Phase is not CallPhase.Waiting) continue;
            waiting++;
            if (!queue.Waiting.Contains(call.Place)) return $"call {call.Id} waits and has no place";
        }

        foreach (var agent in state.Agents.Values)
        {
            if (!agent.CanBeOffered || !agent.Queues.Contains(queue.Id)) continue;
            idle++;
            if (!queue.Idle.Any(place => place.Agent == agent.Id && place.Since == agent.IdleSince)) return $"agent {agent.Id} is idle and has no place";
        }

        if (waiting != queue.Waiting.Count) return $"{queue.Waiting.Count} places for {waiting} callers";
        if (idle != queue.Idle.Count) return $"{queue.Idle.Count} places for {idle} idle agents";
        if (offered != queue.Offered) return $"counts {queue.Offered} offers, there are {offered}";
        return waiting > 0 && idle > 0 && !state.Unrouted.Contains(queue.Id) ? FindUnpaired(state, queue) : null;
    }

    private static string? FindUnpaired(ExchangeState state, QueueState queue)
    {
        foreach (var call in state.Calls.Values)
        {
            if (call.Phase is not CallPhase.Waiting || call.AwaitsMatch || call.Queue != queue.Id) continue;
            foreach (var agent in state.Agents.Values)
            {
                if (!agent.CanBeOffered) continue;
                var fits = call.WaitsFor is { } only
                    ? agent.Id == only && !state.UnroutedAgents.Contains(only)
                    // While the journal stands still, a queue that helps may be still to be routed when the caller's own is not.
                    : agent.Queues.Any(mine => (mine == queue.Id || call.AlsoQueues.Contains(mine)) && !state.Unrouted.Contains(mine))
                        && SkillNeeds.Proficiency(call.Needs, agent.Skills) is not null;
                if (fits) return $"call {call.Id} waits, agent {agent.Id} is idle, and nobody pairs them";
            }
        }

        return null;
    }
}
