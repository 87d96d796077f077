using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Checks;

/// <summary>Whether an offer goes to whom the rule says: the first agent for the caller, the first caller whom the agent could serve.</summary>
internal static class OfferChecks
{
    internal static void Check(
        OfferMade made, CallHistory call, AgentHistory agent, IEnumerable<CallHistory> calls, IEnumerable<AgentHistory> agents, AgentChoice rule)
    {
        var isFurther = rule is AgentChoice.RingAll && call.Phase is CallPhase.Offered && made.Reason.Rule == OfferReason.RingAll;
        if (!(isFurther || call.Phase is CallPhase.Waiting) || call.Queue != made.Queue) Fail(made, $"the call is {call.Phase} in {call.Queue}");
        if (made.Offer.Ordinal != call.Offers + 1) Fail(made, "offers are miscounted");
        if (agent.Busy is { } busy) Fail(made, $"the agent is busy with {busy}");
        if (!agent.CanBeOffered || !agent.CanServe(call)) Fail(made, "the agent is not ready for it");
        if (made.Reason.IdleFor != made.At - agent.IdleSince) Fail(made, $"the agent has been idle since {agent.IdleSince:T}");
        foreach (var other in calls)
        {
            if (other.Phase is CallPhase.Waiting && agent.CanServe(other) && other.StandsBefore(call))
                Fail(made, $"call {other.Id} stands before it");
        }

        // One who owes an earlier caller an answer is passed over when all ring.
        if (rule is AgentChoice.LeastOccupied || isFurther) return;
        foreach (var other in agents)
        {
            if (!other.CanBeOffered || !other.CanServe(call, made.Reason.Routing!.Via)) continue;
            var better = rule is AgentChoice.BestSkilled ? other.FitFor(call) - agent.FitFor(call) : 0;
            if (better > 0 || (better == 0 && other.IsIdleLongerThan(agent))) Fail(made, $"agent {other.Id} comes first");
        }
    }

    private static void Fail(OfferMade made, string why) => throw new ViolationException($"journal: offer {made.Offer} to {made.Agent}: {why}");
}
