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
    /// <param name="said">What is said to the caller, by a call flow or by the queue; null when nothing is.</param>
    /// <returns>The whole plan.</returns>
    public static CallPlan Plan(CallState call, QueueSettings? queue, Hearing? said = null)
    {
        var legs = call.Legs.Where(leg => !leg.Over || IsLeftBehind(call, leg)).Select(leg => Plan(call, leg, queue, said)).ToImmutableArray();
        // A recording that failed is over, although the talk goes on: else every plan would begin it anew.
        var talks = call is { Phase: CallPhase.Connected, Records: true, RecordingOpen: true, KeptAgainAt: null };
        var speaks = call is { Phase: CallPhase.InFlow, Tape: TapeAfterTalk.KeepsCaller, Records: true, RecordingOpen: true, KeptAgainAt: null };
        return new(
            call.Id,
            legs,
            call.Direction is CallDirection.Inbound ? call.Number : PersonalText.Empty,
            talks || speaks ? call.CustomerLeg.Id : null,
            talks ? RecordedRight(call) : null,
            call.RecordingOpen && (!call.IsLive || call.Tape is TapeAfterTalk.Ends),
            talks && call.IsConference,
            [.. call.OpenMessages.Select(message => new MessagePlan(message.Id, call.CustomerLeg.Id, message.Quiet, message.IsStopped || !call.IsLive))]);
    }

    /// <summary>The process that knew an agent's desk phone is gone; the phone still believes in the call.</summary>
    private static bool IsLeftBehind(CallState call, LegState leg) => call.EndCause is EndCause.Interrupted && leg is { Kind: LegKind.Browser, Dialog.HasText: true };

    /// <summary>What is said apart from the customer is not recorded.</summary>
    private static LegId? RecordedRight(CallState call) => call switch
    {
        { IsConference: true } or { AgentApart: true } => null,
        _ => (call.AgentLeg ?? call.ForwardLeg)?.Id,
    };

    private static LegPlan Plan(CallState call, LegState leg, QueueSettings? queue, Hearing? said)
    {
        var isAgent = leg.Kind is LegKind.Browser;
        var plan = new LegPlan(leg.Id, leg.Kind, GoalOf(call, leg), Hearing.Silence, leg.Agent, leg.Target, leg.Dialog, call.EndCause ?? leg.Leaving, leg.Answered)
        {
            Muted = isAgent && (call.PartyOf(leg.Id)?.Muted ?? call.Muted),
            IsForward = leg.IsForward,
        };
        if (!call.IsLive || leg.Leaving is not null) return plan;
        if (leg.DigitBatches > 0) plan = plan with { DigitBatch = leg.DigitBatches, Digits = leg.Digits };
        return plan with { Hears = isAgent ? AgentHears(call, leg) : PartyHears(call, leg, queue, said) };
    }

    private static LegGoal GoalOf(CallState call, LegState leg)
    {
        if (!call.IsLive || leg.Leaving is not null) return LegGoal.Over;
        if (leg.Answered) return LegGoal.Answered;
        if (leg.Kind is LegKind.Outbound) return LegGoal.Dial;
        return call.ForwardLeg is { Ringing: true } || InvitationRings(call) ? LegGoal.Ring : LegGoal.Trying;
    }

    private static Hearing AgentHears(CallState call, LegState leg)
    {
        if (call.Phase is CallPhase.Dialing) return call.CustomerLeg is { Ringing: true } ? Hearing.Prompts(null, Ringback) : Hearing.Silence;
        var heard = call.HeardBy(leg).Select(other => other.Id).ToImmutableArray();
        return heard switch
        {
            // A consulted colleague waits while the agent is with the customer.
            [] when leg != call.AgentLeg => Hearing.Prompts(null, StandardMusic),
            [] => InvitationRings(call) ? Hearing.Prompts(null, Ringback) : Hearing.Silence,
            [var only] => Hearing.Of(only),
            _ => Hearing.Mix(heard),
        };
    }

    private static bool InvitationRings(CallState call) => call.Invitation is { } asked && (asked.Leg is not { } leg || call.OpenLeg(leg) is { Ringing: true });

    private static Hearing PartyHears(CallState call, LegState leg, QueueSettings? queue, Hearing? said)
    {
        var music = queue?.Music ?? StandardMusic;
        switch (call.Phase)
        {
            case CallPhase.InFlow:
                return said ?? Hearing.Silence;
            case CallPhase.Waiting or CallPhase.Offered:
                return said ?? Hearing.Prompts(call.WasConnected || call.TimesAnnounced > 0 ? null : queue?.Greeting, music);
            case CallPhase.Dialing:
                return call.AgentLeg is { } agent ? Hearing.Of(agent.Id) : Hearing.Silence;
        }

        var heard = call.HeardBy(leg).ToList();
        return heard switch
        {
            [] => Hearing.Prompts(null, music),
            [var only] => AudioOf(call, only) is AgentAudio.Lost ? Hearing.Prompts(null, music) : Hearing.Of(only.Id),
            _ => Hearing.Mix([.. heard.Select(other => other.Id)]),
        };
    }

    private static AgentAudio AudioOf(CallState call, LegState leg) =>
        leg.Kind is not LegKind.Browser ? AgentAudio.Flows : call.PartyOf(leg.Id)?.Audio ?? call.Audio;
}
