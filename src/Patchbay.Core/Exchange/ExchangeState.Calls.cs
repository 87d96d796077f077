using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

public sealed partial class ExchangeState
{
    private void ApplyCall(CallEvent e)
    {
        switch (e)
        {
            case CallArrived arrived: Apply(arrived); return;
            case CallDialed dialed: Apply(dialed); return;
        }

        // The quality of an agent's leg is for the record alone.
        if (e is LegEnded late && !(Calls.TryGetValue(e.Call, out var known) && known.OpenLeg(late.Leg) is not null)) return;
        // So are its transcript, and the record that somebody chooses after the call is closed.
        if (e is TranscriptAttached || (e is RecordPicked && !Calls.ContainsKey(e.Call))) return;
        var call = Calls[e.Call];
        switch (e)
        {
            case CallFlowEvent flow: Apply(flow, call); break;
            case CallQueued queued: Apply(queued, call); break;
            case PreferenceEnded: EndPreference(call); Requeue(call); break;
            case CallLeftQueue: StopWaiting(call); break;
            case CallWidened widened: Apply(widened, call); break;
            case CallForwarded forwarded: Apply(forwarded, call); break;
            case LegRinging ringing: call.OpenLeg(ringing.Leg)!.Ringing = true; break;
            case LegAnswered answered: Apply(answered, call); break;
            case LegEnded ended: Apply(ended, call); break;
            case CallEnded ended: Apply(ended, call); break;
            case ClosingExtended extended: Timers.Set(TimerOf(TimerKind.ClosingLimit, call), extended.CloseBy); break;
            case CallClosed: Forget(call); break;
            default: ApplyTalk(e, call); break;
        }
    }

    /// <summary>Applies what happens while people talk and wrap up.</summary>
    private void ApplyTalk(CallEvent e, CallState call)
    {
        switch (e)
        {
            case AgentAudioConnected: Apply(call, AgentAudio.Flows, null); break;
            case AgentAudioLost lost: Apply(call, AgentAudio.Lost, lost.ReturnBy); break;
            case AgentDropped dropped: Apply(dropped, call); break;
            case CallHeld held: Hold(call, held.At, held.RemindAt); break;
            case HoldReminded reminded: Hold(call, call.HeldSince!.Value, reminded.RemindAt, reminded: true); break;
            case CallRetrieved: Retrieve(call); break;
            case AgentMuted muted: call.Muted = muted.Muted; break;
            case DigitsSent sent: (call.Digits, call.DigitBatches) = (sent.Digits, call.DigitBatches + 1); break;
            case DigitReceived digit: Apply(digit, call); break;
            case CallerMatched matched: Apply(matched, call); break;
            case CallVariablesSet set: call.Data = CallVariables.Merge(call.Data, set.Variables); break;
            case RecordPicked picked: call.Record = picked.Record; break;
            case RecordingFinished: FinishRecording(call); break;
            case WrapUpStarted started: Apply(started, call); break;
            case NotesWritten written: call.Notes = written.Notes; break;
            case WrapUpEnded ended: Apply(ended, call); break;
            default: throw new InvalidOperationException($"No rule applies {e.GetType().Name}.");
        }
    }

    private void Apply(CallArrived e)
    {
        var call = new CallState
        {
            Id = e.Call,
            Direction = CallDirection.Inbound,
            StartedAt = e.At,
            Number = e.Ani,
            CallerName = e.CallerName,
            Dnis = e.Dnis,
            Data = CallVariables.Merge([], e.Data),
        };
        call.Legs.Add(new() { Id = e.Leg, Kind = LegKind.Inbound, Dialog = e.Dialog });
        Calls[call.Id] = call;
        Timers.Set(TimerOf(TimerKind.CallLimit, call), e.EndBy);
    }

    private void Apply(CallDialed e)
    {
        var call = new CallState
        {
            Id = e.Call,
            Direction = CallDirection.Outbound,
            StartedAt = e.At,
            Number = e.Number,
            Phase = CallPhase.Dialing,
            Agent = e.Agent,
            AgentSince = e.At,
            Record = e.Record,
            Records = true,
        };
        call.Legs.Add(new() { Id = e.AgentLeg, Kind = LegKind.Browser, Agent = e.Agent, Answered = true });
        call.Legs.Add(new() { Id = e.CustomerLeg, Kind = LegKind.Outbound, Target = e.Number });
        Calls[call.Id] = call;
        Timers.Set(TimerOf(TimerKind.AudioReturn, call), e.AudioBy);
        Timers.Set(TimerOf(TimerKind.DialLimit, call), e.AnswerBy);
        Timers.Set(TimerOf(TimerKind.CallLimit, call), e.EndBy);
        SetActivity(e.Agent, AgentActivity.OnCall, call.Id, e.At);
    }

    private void Apply(CallForwarded e, CallState call)
    {
        call.Phase = CallPhase.Dialing;
        call.Records = e.Records;
        call.Legs.Add(new() { Id = e.Leg, Kind = LegKind.Outbound, Target = e.Target });
        Timers.Set(TimerOf(TimerKind.DialLimit, call), e.AnswerBy);
    }

    private void Apply(LegAnswered e, CallState call)
    {
        var leg = call.OpenLeg(e.Leg)!;
        leg.Answered = true;
        leg.Dialog = e.Dialog;
        call.CustomerLeg.Answered = true;
        Timers.Clear(TimerOf(TimerKind.DialLimit, call));
        Connect(call, call.Agent is null ? e.At : call.AgentSince);
    }

    private void Apply(CallEnded e, CallState call)
    {
        LeaveQueue(call);
        call.WaitsFor = null;
        call.NextStepAt = null;
        FlowRuns.Remove(call.Id);
        foreach (var kind in LiveTimers) Timers.Clear(TimerOf(kind, call));
        call.Phase = CallPhase.Ended;
        call.EndCause = e.Cause;
        call.EndedAt = e.At;
        call.HeldSince = null;
        foreach (var leg in call.Legs) leg.Over |= leg.Kind is LegKind.Browser;
        if (call.Agent is { } agent) SetActivity(agent, AgentActivity.Idle, null, e.At);
        if (call.HasLooseEnds) Timers.Set(TimerOf(TimerKind.ClosingLimit, call), e.CloseBy);
    }

    private void Apply(LegEnded e, CallState call)
    {
        call.OpenLeg(e.Leg)!.Over = true;
        if (!call.HasLooseEnds) Timers.Clear(TimerOf(TimerKind.ClosingLimit, call));
    }

    private void FinishRecording(CallState call)
    {
        call.RecordingOpen = false;
        if (!call.HasLooseEnds) Timers.Clear(TimerOf(TimerKind.ClosingLimit, call));
    }

    private static readonly TimerKind[] LiveTimers =
    [
        TimerKind.QueueLimit, TimerKind.DialLimit, TimerKind.AudioReturn, TimerKind.HoldReminder, TimerKind.CallLimit, TimerKind.PreferenceEnd,
        TimerKind.RoutingStep, TimerKind.FlowLimit,
    ];

    private void Forget(CallState call) => Calls.Remove(call.Id);

    private void Apply(CallState call, AgentAudio audio, DateTimeOffset? returnBy)
    {
        call.Audio = audio;
        if (returnBy is { } at) Timers.Set(TimerOf(TimerKind.AudioReturn, call), at);
        else Timers.Clear(TimerOf(TimerKind.AudioReturn, call));
    }

    private void Apply(AgentDropped e, CallState call)
    {
        Timers.Clear(TimerOf(TimerKind.AudioReturn, call));
        Retrieve(call);
        call.OpenLeg(e.Leg)!.Over = true;
        call.Muted = false;
        call.Agent = null;
        SetActivity(e.Agent, AgentActivity.Idle, null, e.At);
    }

    private void Hold(CallState call, DateTimeOffset since, DateTimeOffset remindAt, bool reminded = false)
    {
        call.HeldSince = since;
        call.HoldReminded = reminded;
        Timers.Set(TimerOf(TimerKind.HoldReminder, call), remindAt);
    }

    private void Retrieve(CallState call)
    {
        call.HeldSince = null;
        call.HoldReminded = false;
        Timers.Clear(TimerOf(TimerKind.HoldReminder, call));
    }

    private static void Apply(CallerMatched e, CallState call)
    {
        call.Record = e.RecordAfter(call.Record, call.Matches);
        call.Matches = e.Matches;
    }

    private void Apply(WrapUpStarted e, CallState call)
    {
        call.InWrapUp = true;
        Timers.Set(new(TimerKind.WrapUpLimit, e.Agent.Value), e.EndsAt);
        SetActivity(e.Agent, AgentActivity.WrapUp, call.Id, e.At);
        Agents[e.Agent].WrapUpEndsAt = e.EndsAt;
    }

    private void Apply(WrapUpEnded e, CallState call)
    {
        call.InWrapUp = false;
        Timers.Clear(new(TimerKind.WrapUpLimit, e.Agent.Value));
        SetActivity(e.Agent, AgentActivity.Idle, null, e.At);
    }
}
