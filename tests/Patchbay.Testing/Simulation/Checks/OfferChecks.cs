using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Checks;

/// <summary>Whether an offer goes to whom the rule says: the longest idle agent, the first caller of any of the agent's queues.</summary>
internal static class OfferChecks
{
    internal static void Check(
        OfferMade made, CallHistory call, AgentHistory agent, IEnumerable<CallHistory> calls, IEnumerable<AgentHistory> agents)
    {
        if (call.Phase is not CallPhase.Waiting || call.Queue != made.Queue) Fail(made, $"the call is {call.Phase} in {call.Queue}");
        if (made.Offer.Ordinal != call.Offers + 1) Fail(made, "offers are miscounted");
        if (agent.Busy is { } busy) Fail(made, $"the agent is busy with {busy}");
        if (!agent.CanBeOffered || !agent.Queues.Contains(made.Queue)) Fail(made, "the agent is not ready for it");
        if (made.Reason.IdleFor != made.At - agent.IdleSince) Fail(made, $"the agent has been idle since {agent.IdleSince:T}");
        foreach (var other in calls)
        {
            if (other.Phase is CallPhase.Waiting && other.Queue is { } queue && agent.Queues.Contains(queue) && other.StandsBefore(call))
                Fail(made, $"call {other.Id} stands before it");
        }

        foreach (var other in agents)
        {
            if (other.CanBeOffered && other.Queues.Contains(made.Queue) && other.IsIdleLongerThan(agent))
                Fail(made, $"agent {other.Id} has been idle for longer");
        }
    }

    private static void Fail(OfferMade made, string why) => throw new ViolationException($"journal: offer {made.Offer} to {made.Agent}: {why}");
}
