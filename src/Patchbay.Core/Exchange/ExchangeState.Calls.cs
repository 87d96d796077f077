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
            case CallbackAsked asked: Apply(asked); return;
        }

        // Journals of earlier versions tell the quality of an agent's leg so.
        if (e is LegEnded late && !(Calls.TryGetValue(e.Call, out var known) && known.OpenLeg(late.Leg) is not null)) return;
        // The quality of an agent's leg is for the record alone. So are a transcript, a promise, and the record that somebody chooses after the call is closed.
        if (e is LegMeasured or TranscriptAttached or CallbackPromised || (e is RecordPicked && !Calls.ContainsKey(e.Call))) return;
        var call = Calls[e.Call];
        switch (e)
        {
            case MessageLeft or MessageDropped: CloseMessage(e, call); break;
            case CallFlowEvent flow: Apply(flow, call); break;
            case CallbackPostponed postponed: Apply(postponed, call); break;
            case CallbackDialed dialed: Apply(dialed, call); break;
            case CallQueued queued: Apply(queued, call); break;
            case PreferenceEnded: EndPreference(call); Requeue(call); break;
            case CallLeftQueue: StopWaiting(call); break;
            case CallWidened widened: Apply(widened, call); break;
            case WaitAnnounced announced: Apply(announced, call); break;
            case CustomerWeighed weighed: Apply(weighed, call); break;
            case CallForwarded forwarded: Apply(forwarded, call); break;
            case LegRinging ringing: call.OpenLeg(ringing.Leg)!.Ringing = true; break;
            case LegAnswered answered: Apply(answered, call); break;
            case LegMoved moved: call.Legs.Find(leg => leg.Id == moved.Leg)!.Dialog = moved.Dialog; break;
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
            case AgentAudioConnected came: Apply(call, came.Leg, AgentAudio.Flows, null); break;
            case AgentAudioLost lost: Apply(call, lost.Leg, AgentAudio.Lost, lost.ReturnBy); break;
            case AgentDropped dropped: Apply(dropped, call); break;
            case CallHeld held: Hold(call, held.At, held.RemindAt); break;
            case HoldReminded reminded: Hold(call, call.HeldSince!.Value, reminded.RemindAt, reminded: true); break;
            case CallRetrieved: Retrieve(call); break;
            case AgentMuted muted: Apply(muted, call); break;
            case DigitsSent sent: Apply(sent, call); break;
            case DigitReceived digit: Apply(digit, call); break;
            case CallerMatched matched: Apply(matched, call); break;
            case CallVariablesSet set: call.Data = CallVariables.Merge(call.Data, set.Variables); break;
            case RecordPicked picked: call.Record = picked.Record; break;
            case RecordingPaused paused: Keep(call, paused.ResumeAt); break;
            case RecordingResumed: Resume(call); break;
            case RecordingFinished: FinishRecording(call); break;
            case WrapUpStarted started: Apply(started, call); break;
            case NotesWritten written: Apply(written, call); break;
            case WrapUpEnded ended: Apply(ended, call); break;
            default: ApplyParties(e, call); break;
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
            Trunk = e.Trunk,
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
        call.Legs.Add(new() { Id = e.Leg, Kind = LegKind.Outbound, Target = e.Target, IsForward = true });
        call.Forward = e.Leg;
        Timers.Set(TimerOf(TimerKind.DialLimit, call), e.AnswerBy);
    }

    private void Apply(LegAnswered e, CallState call)
    {
        var leg = call.OpenLeg(e.Leg)!;
        leg.Answered = true;
        leg.Dialog = e.Dialog;
        if (e.Purpose is { } purpose)
        {
            Join(call, new() { Leg = e.Leg, Since = e.At, Apart = purpose is InvitationPurpose.Consult });
            return;
        }

        call.CustomerLeg.Answered = true;
        if (call.Callback is { } callback) call.Callback = callback with { IsReached = true };
        Timers.Clear(TimerOf(TimerKind.DialLimit, call));
        Connect(call, call.Agent is null ? e.At : call.AgentSince);
    }

    private void Apply(CallEnded e, CallState call)
    {
        LeaveQueue(call);
        Remember(call, e.At);
        call.WaitsFor = null;
        call.AwaitsMatch = false;
        (call.NextStepAt, call.AnnounceAt) = (null, null);
        SetHours(call, null);
        FlowRuns.Remove(call.Id);
        foreach (var kind in LiveTimers) Timers.Clear(TimerOf(kind, call));
        call.Phase = CallPhase.Ended;
        call.EndCause = e.Cause;
        call.EndedAt = e.At;
        call.HeldSince = call.KeptAgainAt = null;
        KeepLost(call, e);
        DismissParties(call, e.At);
        foreach (var leg in call.Legs) leg.Over |= leg.Kind is LegKind.Browser;
        if (call.Agent is { } agent) SetActivity(agent, AgentActivity.Idle, null, e.At);
        if (call.HasLooseEnds) Timers.Set(TimerOf(TimerKind.ClosingLimit, call), e.CloseBy);
    }

    private void Apply(LegEnded e, CallState call)
    {
        call.OpenLeg(e.Leg)!.Over = true;
        if (!call.HasLooseEnds) Timers.Clear(TimerOf(TimerKind.ClosingLimit, call));
    }

    private void Resume(CallState call)
    {
        Keep(call, null);
        // Whom the caller goes on to need not let it go on again.
        if (call.Wished is RecordingWish.Pause) call.Wished = RecordingWish.Start;
    }

    private void Keep(CallState call, DateTimeOffset? againAt)
    {
        call.KeptAgainAt = againAt;
        if (againAt is { } due) Timers.Set(TimerOf(TimerKind.RecordingPause, call), due);
        else Timers.Clear(TimerOf(TimerKind.RecordingPause, call));
    }

    private void FinishRecording(CallState call)
    {
        call.RecordingOpen = false;
        Keep(call, null);
        if (!call.HasLooseEnds) Timers.Clear(TimerOf(TimerKind.ClosingLimit, call));
    }

    private static readonly TimerKind[] LiveTimers =
    [
        TimerKind.QueueLimit, TimerKind.DialLimit, TimerKind.AudioReturn, TimerKind.HoldReminder, TimerKind.CallLimit, TimerKind.PreferenceEnd,
        TimerKind.RoutingStep, TimerKind.FlowLimit, TimerKind.RecordingPause, TimerKind.CallbackDue,
        TimerKind.WaitAnnouncement, TimerKind.MatchWait,
    ];

    private void Forget(CallState call) => Calls.Remove(call.Id);

    private void Apply(CallState call, LegId leg, AgentAudio audio, DateTimeOffset? returnBy)
    {
        var party = call.PartyOf(leg);
        if (party is null) call.Audio = audio;
        else party.Audio = audio;
        var timer = party is null ? TimerOf(TimerKind.AudioReturn, call) : PartyAudioOf(party.Agent!.Value);
        if (returnBy is { } at) Timers.Set(timer, at);
        else Timers.Clear(timer);
    }

    private static void Apply(AgentMuted e, CallState call)
    {
        if (e.Agent is { } agent && call.PartyOf(agent) is { } party) party.Muted = e.Muted;
        else call.Muted = e.Muted;
    }

    private static void Apply(DigitsSent e, CallState call)
    {
        var room = call.HeardBy(call.AgentLeg!).Where(leg => leg.Kind is not LegKind.Browser).ToList();
        // While the customer is on hold the keys are for the customer's side all the same.
        foreach (var leg in room.Count > 0 ? room : [call.CustomerLeg])
            (leg.Digits, leg.DigitBatches) = (e.Digits, leg.DigitBatches + 1);
    }

    private static void Apply(NotesWritten e, CallState call)
    {
        if ((e.Agent ?? call.Agent ?? call.WrapUps.LastOrDefault()?.Agent) is not { } agent) return;
        var at = call.NotesBy.FindIndex(notes => notes.Agent == agent);
        if (at < 0) call.NotesBy.Add(new(agent, e.Notes));
        else call.NotesBy[at] = new(agent, e.Notes);
    }

    private void Apply(AgentDropped e, CallState call)
    {
        Retrieve(call);
        LeaveCall(call, e.Agent, e.Leg, e.At);
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
        call.WrapUps.Add(new(e.Agent, e.Since ?? call.AgentSince, call.IsLive ? e.At : call.EndedAt, e.Queue, e.PassedOn));
        Timers.Set(new(TimerKind.WrapUpLimit, e.Agent.Value), e.EndsAt);
        SetActivity(e.Agent, AgentActivity.WrapUp, call.Id, e.At);
        Agents[e.Agent].WrapUpEndsAt = e.EndsAt;
    }

    private void Apply(WrapUpEnded e, CallState call)
    {
        call.WrapUps.RemoveAll(work => work.Agent == e.Agent);
        Timers.Clear(new(TimerKind.WrapUpLimit, e.Agent.Value));
        SetActivity(e.Agent, AgentActivity.Idle, null, e.At);
    }
}
