using System.Collections.Immutable;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>Says what telephony must make true for a call. A pure function of the call, so it can be repeated at will.</summary>
public static class CallPlanner
{
    private const string StandardMusic = "music";
    private const string Ringback = "ringback";

    /// <summary>Plans one call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="queue">The settings of its queue; null when it came through none.</param>
    /// <param name="inFlow">What the caller hears in a call flow; null outside of one.</param>
    /// <returns>The whole plan.</returns>
    public static CallPlan Plan(CallState call, QueueSettings? queue, Hearing? inFlow = null)
    {
        var legs = call.Legs.Where(leg => !leg.Over).Select(leg => Plan(call, leg, queue, inFlow)).ToImmutableArray();
        // A recording that failed is over, although the talk goes on: else every plan would begin it anew.
        var talks = call is { Phase: CallPhase.Connected, Records: true, RecordingOpen: true };
        return new(
            call.Id,
            legs,
            call.Direction is CallDirection.Inbound ? call.Number : PersonalText.Empty,
            talks ? call.CustomerLeg.Id : null,
            talks ? (call.AgentLeg ?? call.ForwardLeg)?.Id : null,
            !call.IsLive && call.RecordingOpen);
    }

    private static LegPlan Plan(CallState call, LegState leg, QueueSettings? queue, Hearing? inFlow)
    {
        var isAgent = leg.Kind is LegKind.Browser;
        var plan = new LegPlan(leg.Id, leg.Kind, GoalOf(call, leg), Hearing.Silence, leg.Agent, leg.Target, leg.Dialog, call.EndCause, leg.Answered)
        {
            Muted = isAgent && call.Muted,
            IsForward = leg == call.ForwardLeg,
        };
        if (!call.IsLive) return plan;
        if (!isAgent && call.DigitBatches > 0) plan = plan with { DigitBatch = call.DigitBatches, Digits = call.Digits };
        return plan with { Hears = isAgent ? AgentHears(call) : PartyHears(call, leg, queue, inFlow) };
    }

    private static LegGoal GoalOf(CallState call, LegState leg)
    {
        if (!call.IsLive) return LegGoal.Over;
        if (leg.Answered) return LegGoal.Answered;
        if (leg.Kind is LegKind.Outbound) return LegGoal.Dial;
        return call.ForwardLeg is { Ringing: true } ? LegGoal.Ring : LegGoal.Trying;
    }

    private static Hearing AgentHears(CallState call) => call.Phase switch
    {
        CallPhase.Dialing => call.CustomerLeg.Ringing ? Hearing.Prompts(null, Ringback) : Hearing.Silence,
        _ => call.HeldSince is null ? Hearing.Of(call.CustomerLeg.Id) : Hearing.Silence,
    };

    private static Hearing PartyHears(CallState call, LegState leg, QueueSettings? queue, Hearing? inFlow)
    {
        var music = queue?.Music ?? StandardMusic;
        return call.Phase switch
        {
            CallPhase.InFlow => inFlow ?? Hearing.Silence,
            CallPhase.Waiting or CallPhase.Offered => Hearing.Prompts(call.WasConnected ? null : queue?.Greeting, music),
            CallPhase.Dialing => call.AgentLeg is { } agent ? Hearing.Of(agent.Id) : Hearing.Silence,
            _ when call.HeldSince is not null || (call.AgentLeg is not null && call.Audio is AgentAudio.Lost) => Hearing.Prompts(null, music),
            _ => Hearing.Of(Other(call, leg).Id),
        };
    }

    private static LegState Other(CallState call, LegState leg) =>
        leg != call.CustomerLeg ? call.CustomerLeg : (call.AgentLeg ?? call.ForwardLeg)!;
}
