using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;

namespace Patchbay.Testing.Simulation.Checks;

/// <summary>What must be true of the parties of a call: the customer above all is never alone without music, and never without an end to it.</summary>
internal static class PartyChecks
{
    internal static string? Find(ExchangeState state, CallState call)
    {
        if (!call.IsLive)
            return call.Invitation is not null || call.Parties.Count > 0 || call.Slot > 0 ? "is over, and somebody is still asked, in it, or parked" : null;
        if (call.Phase is CallPhase.Parked != call.Slot > 0) return "parked without a place, or the other way round";
        if (call.Slot > 0 && state.Parked.GetValueOrDefault(call.Slot) != call.Id) return $"place {call.Slot} is another's";
        if (call.Phase is not CallPhase.Connected) return call.Parties.Count > 0 || (call.Invitation is not null && call.Phase is not CallPhase.InFlow) ? "has parties and is not connected" : FindOfEars(state, call);
        var company = call.AgentLeg is not null || call.ForwardLeg is { Over: false, Leaving: null } || call.IsConference;
        if (!company && call.Invitation is null) return "nobody is with the customer, and nobody is asked";
        if (call.Parties.Count(party => party.Apart) > 1) return "two are consulted at a time";
        if (call.AgentApart && call.Consulted is null) return "the agent is apart with nobody";
        if (call.Parties.Count + 3 > CallState.MostParties + 1) return "too many are in it";
        return FindOfEars(state, call);
    }

    private static string? FindOfEars(ExchangeState state, CallState call)
    {
        var plan = CallPlanner.Plan(call, call.Queue is { } queue ? state.Queues[queue].Settings : null);
        // Of a callback that is not being made nobody is on the line.
        if (call is { AwaitsCallback: true, Phase: not CallPhase.Dialing })
            return plan.Legs.Any(leg => leg.Goal is not LegGoal.Over) ? "nobody is to be on the line, and a leg goes on" : null;
        if (plan.Legs.FirstOrDefault(leg => leg.Leg == call.CustomerLeg.Id) is not { } customer) return "the customer has no leg";
        if (call.Phase is CallPhase.InFlow && !state.Timers.Runs(new(TimerKind.FlowLimit, call.Id.Value))) return "waits in a call flow without an end to it";
        // A call flow listens for keys in silence, and its timer ends that.
        if (call.Phase is not (CallPhase.Dialing or CallPhase.InFlow) && customer.Hears.Kind is HearKind.Silence) return "the customer hears nothing";
        foreach (var leg in plan.Legs)
        {
            // Who is heard hears, unless one of them hears music, because the other's audio is gone.
            foreach (var heard in leg.Hears.Legs.IsDefault ? leg.Hears.Leg is { } one ? [one] : [] : leg.Hears.Legs)
            {
                if (plan.Legs.FirstOrDefault(other => other.Leg == heard) is not { Goal: not LegGoal.Over } other) return $"leg {leg.Leg} hears {heard}, who is gone";
                if (other.Hears.Leg != leg.Leg && !(other.Hears.Legs is { IsDefault: false } several && several.Contains(leg.Leg))
                    && other.Hears.Kind is not HearKind.Prompt && call.Phase is not CallPhase.Dialing) return $"leg {leg.Leg} hears {heard}, who does not hear it";
            }
        }

        var consulted = call.Consulted?.Leg;
        var overheard = consulted is { } apart && (customer.Hears.Leg == apart || (!customer.Hears.Legs.IsDefault && customer.Hears.Legs.Contains(apart)));
        return overheard ? "the customer hears who is consulted" : null;
    }
}
