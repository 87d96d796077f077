using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;

namespace Patchbay.Testing.Simulation.Checks;

/// <summary>
/// Every transient state has a timer that ends it, and no timer runs without such a state.
/// <code>
///  state                                              timer          what it does
///  ------------------------------------------------  -------------  ---------------------------------------
///  call live                                          CallLimit      ends the call
///  caller waits or is offered                         QueueLimit     ends the call
///  caller waits and the plan goes on                  RoutingStep    widens, moves on or lets out
///  caller waits in a queue that tells how it goes on  WaitAnnouncement says it, again and again
///  caller waits to be known                           MatchWait      asks agents all the same
///  callback in the queue and its hours will end       CallbackHours  makes it not due
///  caller waits for one agent alone                   PreferenceEnd  lets anybody take the call
///  a call flow speaks or waits for a key              FlowLimit      goes on in the flow
///  offer rings                                        OfferExpiry    asks the next agent
///  party is dialled                                   DialLimit      ends the call
///  agent in a live call without audio                 AudioReturn    takes the agent out
///  somebody is asked into a call                      InvitationLimit gives the customer back, or to the queue
///  another agent in a live call without audio         PartyAudio     takes that agent out
///  customer is parked                                 ParkLimit      asks who parked, else goes to the queue
///  recording is paused                                RecordingPause keeps the call again
///  customer on hold                                   HoldReminder   reminds, again and again
///  call over, a leg or the recording still open       ClosingLimit   counts them as over
///  agent in after-call work                           WrapUpLimit    ends it
///  message that was left                              MessageKeep    deletes it
///  panel lost, agent still available                  PanelReturn    makes the agent not ready
/// </code>
/// </summary>
public static class TimerChecks
{
    /// <summary>Finds the first state without its timer, or timer without its state.</summary>
    /// <param name="state">The state to look at.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Find(ExchangeState state)
    {
        var due = 0;
        foreach (var call in state.Calls.Values)
        {
            if (FindOf(state, call, ref due) is { } wrong) return wrong;
        }

        due += state.Messages.Keys.Select(message => message.Call).Distinct().Count(call => state.Timers.Runs(new(TimerKind.MessageKeep, call.Value)));
        if (state.Messages.Keys.Any(message => !state.Timers.Runs(new(TimerKind.MessageKeep, message.Call.Value)))) return "a message is kept for ever";
        foreach (var agent in state.Agents.Values)
        {
            var wrapsUp = agent.Activity is AgentActivity.WrapUp;
            var call = agent.Call is { } id ? state.Calls.GetValueOrDefault(id) : null;
            var wrong = Compare(state, TimerKind.WrapUpLimit, agent.Id.Value, wrapsUp, ref due)
                ?? Compare(state, TimerKind.PartyAudio, agent.Id.Value, call?.PartyOf(agent.Id) is { Audio: not AgentAudio.Flows }, ref due)
                ?? FindOfPanel(state, agent, ref due);
            if (wrong is not null) return wrong;
        }

        if (due == state.Timers.Count) return null;
        return "timers run without reason: " + string.Join(", ", state.Timers.InOrder);
    }

    private static string? FindOf(ExchangeState state, CallState call, ref int due)
    {
        var owner = call.Id.Value;
        var live = call.IsLive;
        return Compare(state, TimerKind.CallLimit, owner, live && !(call.AwaitsCallback && call.Phase is not CallPhase.Dialing), ref due)
            ?? Compare(state, TimerKind.CallbackDue, owner, call.Phase is CallPhase.Scheduled, ref due)
            ?? Compare(state, TimerKind.CallbackHours, owner, call is { AwaitsCallback: true, Callback.HoursEndAt: not null, Phase: CallPhase.Waiting or CallPhase.Offered }, ref due)
            ?? Compare(state, TimerKind.QueueLimit, owner, call.Phase is CallPhase.Waiting or CallPhase.Offered, ref due)
            ?? Compare(state, TimerKind.PreferenceEnd, owner, call.WaitsFor is not null, ref due)
            ?? Compare(state, TimerKind.RoutingStep, owner, call.NextStepAt is not null, ref due)
            ?? Compare(state, TimerKind.WaitAnnouncement, owner, call is { Phase: CallPhase.Waiting, AnnounceAt: not null }, ref due)
            ?? Compare(state, TimerKind.MatchWait, owner, call.AwaitsMatch, ref due)
            ?? Compare(state, TimerKind.FlowLimit, owner, call.Phase is CallPhase.InFlow, ref due)
            ?? Compare(state, TimerKind.OfferExpiry, owner, call.Phase is CallPhase.Offered, ref due)
            ?? Compare(state, TimerKind.DialLimit, owner, call.Phase is CallPhase.Dialing, ref due)
            ?? Compare(state, TimerKind.AudioReturn, owner, live && call.Audio is not AgentAudio.Flows && call.AgentLeg is not null, ref due)
            ?? Compare(state, TimerKind.InvitationLimit, owner, call.Invitation is not null, ref due)
            ?? Compare(state, TimerKind.ParkLimit, owner, call.Phase is CallPhase.Parked, ref due)
            ?? Compare(state, TimerKind.RecordingPause, owner, call.KeptAgainAt is not null, ref due)
            ?? Compare(state, TimerKind.HoldReminder, owner, live && call.HeldSince is not null, ref due)
            ?? Compare(state, TimerKind.ClosingLimit, owner, !live && call.HasLooseEnds, ref due);
    }

    private static string? FindOfPanel(ExchangeState state, AgentState agent, ref int due)
    {
        var runs = state.Timers.Runs(new(TimerKind.PanelReturn, agent.Id.Value));
        if (runs) due++;
        if (runs && agent.PanelConnected) return $"the panel of agent {agent.Id} is there and yet awaited";
        return !runs && !agent.PanelConnected && agent.Presence.Kind is PresenceKind.Available
            ? $"agent {agent.Id} is available without a panel, and nobody waits for it"
            : null;
    }

    private static string? Compare(ExchangeState state, TimerKind kind, Guid owner, bool wanted, ref int due)
    {
        if (wanted) due++;
        var runs = state.Timers.Runs(new(kind, owner));
        return runs == wanted ? null : wanted ? $"{kind} does not run for {owner:N}" : $"{kind} runs for {owner:N} without reason";
    }
}
