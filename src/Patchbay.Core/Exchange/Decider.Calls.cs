using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

internal sealed partial class Decider
{
    private const int LongestNotes = 32_000;
    private const int MostDigits = 32;
    private static readonly TimeSpan LongestAdviceReturn = TimeSpan.FromSeconds(5);

    private Result<ExchangeEvent[]> Arrive(ArriveCall c, DateTimeOffset now)
    {
        if (state.Calls.ContainsKey(c.Call)) return Refusals.CallKnown;
        if (!state.EntryPoints.TryGetValue(c.Dnis, out var entry) && !state.EntryPoints.TryGetValue(EntryPoint.AnyNumber, out entry))
            return Refusals.NoEntryPoint;
        var flow = entry.Flow is { } id ? state.Flows.GetValueOrDefault(id) : null;
        if (flow is null && entry.Queue is null && entry.ForwardTo is null) return Refusals.NoEntryPoint;
        var arrived = new CallArrived(
            now, c.Call, new(c.Call, 1), c.Ani, c.CallerName, c.Dnis, c.Dialog, now + state.Settings.CallLimit, CallVariables.Clean(c.Data),
            c.Trunk.Length > 0 ? c.Trunk : null);
        if (flow is not null) return EnterFlow(arrived, flow, now);
        ExchangeEvent led = entry.Queue is { } queue
            ? Enter(new(now, c.Call, false), queue, WishOf(entry), now)
            : new CallForwarded(now, c.Call, new(c.Call, 2), PersonalText.Of(entry.ForwardTo), entry.Records, now + state.Settings.DialLimit);
        return new[] { arrived, led };
    }

    private static RoutingWish? WishOf(EntryPoint entry) =>
        entry.Wish is { Priority: not 0 } wish ? (wish with { Priority = 0 }).With(new(PrioritySource.Number, entry.Dnis, wish.Priority)) : entry.Wish;

    private Result<ExchangeEvent[]> Dial(DialCall c, DateTimeOffset now)
    {
        if (state.Calls.ContainsKey(c.Call)) return Refusals.CallKnown;
        if (!state.Agents.TryGetValue(c.Agent, out var agent)) return Refusals.UnknownAgent;
        if (!agent.PanelConnected) return Refusals.NoPanel;
        if (agent.Activity is not AgentActivity.Idle) return Refusals.AgentBusy;
        if (!DialledNumber.TryRead(c.Number.Value, out _)) return Refusals.BadNumber;
        if (c.Record is { IsWellFormed: false }) return Refusals.BadRecord;
        var limits = state.Settings;
        return new ExchangeEvent[]
        {
            new CallDialed(
                now, c.Call, c.Agent, new(c.Call, 1), new(c.Call, 2), c.Number, c.Record, now + limits.AudioReturn, now + limits.DialLimit,
                now + limits.CallLimit),
        };
    }

    private Result<ExchangeEvent[]> OnCall(CallCommand command, DateTimeOffset now)
    {
        if (command is ReportLegQuality measured) return Measured(measured, now);
        if (command is RelinkCall moved) return moved.Record.IsWellFormed ? One(new RecordPicked(now, moved.Call, moved.Record, moved.By)) : Refusals.BadRecord;
        if (command is AttachTranscript t) return Transcribed(t, now);
        if (!state.Calls.TryGetValue(command.Call, out var call)) return IsReport(command) ? Nothing : Refusals.CallGone;
        return command switch
        {
            ReportLegRinging c => Rings(call, c.Leg, now),
            ReportLegAnswered c => Answered(call, c, now),
            ReportLegMoved c => Moves(call, c) ? One(new LegMoved(now, call.Id, c.Leg, c.Dialog)) : Nothing,
            ReportLegEnded c => Ended(call, c, now),
            ReportAgentAudio c => Audio(call, c, now),
            ReportDigit c => call.OpenLeg(c.Leg) is null ? Nothing : Pressed(call, c, now),
            ReportPromptFinished c => PromptFinished(call, c, now),
            ReportRecordingFinished c => call.RecordingOpen ? One(new RecordingFinished(now, call.Id, c.Length, c.Channels, c.Sha256)) : Nothing,
            ReportMessageQuiet c => Quiet(call, c, now),
            ReportMessageFinished c => Finished(call, c, now),
            AttachMatches c => call.Matches.IsDefault || (c.ByData && !c.Matches.IsEmpty) ? Matched(call, c, now) : Nothing,
            AnswerLookup c => LookedUp(call, c, now),
            SetCallVariables c => SetData(call, c, now),
            PickRecord c => Of(call, c.Agent, c.Record.IsWellFormed ? One(new RecordPicked(now, call.Id, c.Record)) : Refusals.BadRecord),
            WriteNotes c => Of(call, c.Agent, Notes(call, c, now)),
            FinishWrapUp c => Finish(call, c, now),
            HangUpCall c => HangUp(call, c, now),
            PauseRecording c => Pause(call, c, now),
            ResumeRecording c => Resume(call, c, now),
            RunCallback or CancelCallback => OnCallback(call, command, now),
            HoldCall or RetrieveCall or MuteAgent or SendDigits => InTalk(call, command, now),
            _ => OnParties(call, command, now),
        };
    }

    /// <summary>An agent's leg moves between browser and desk phone; one of an interrupted call needs no end any more.</summary>
    private static bool Moves(CallState call, ReportLegMoved c) => call.Legs.Find(leg => leg.Id == c.Leg) switch
    {
        { Kind: LegKind.Browser, Dialog.HasText: true } => call.IsLive || (call.EndCause is EndCause.Interrupted && !c.Dialog.HasText),
        { Kind: LegKind.Browser, Over: false } => call.IsLive && c.Dialog.HasText,
        { Over: false } => call.IsLive,
        _ => false,
    };

    /// <summary>Only the record of the call is interested, so it need not be open any more.</summary>
    private Result<ExchangeEvent[]> Measured(ReportLegQuality c, DateTimeOffset now) =>
        state.Calls.TryGetValue(c.Call, out var call) && call.Legs.Find(leg => leg.Id == c.Leg) is not { Kind: LegKind.Browser, Over: true }
            ? Nothing
            : One(new LegMeasured(now, c.Call, c.Leg, c.Quality));

    private Result<ExchangeEvent[]> InTalk(CallState call, CallCommand command, DateTimeOffset now) => command switch
    {
        HoldCall c => AloneWith(call, c.Agent, call.HeldSince is null ? One(new CallHeld(now, call.Id, now + state.Settings.HoldReminder)) : Nothing),
        RetrieveCall c => AloneWith(call, c.Agent, call.HeldSince is null ? Nothing : One(new CallRetrieved(now, call.Id))),
        MuteAgent c => Mute(call, c, now),
        SendDigits c => Talking(call, c.Agent, AreDigits(c.Digits) ? One(new DigitsSent(now, call.Id, c.Digits)) : Refusals.BadDigits),
        _ => throw new ArgumentException($"No rule decides on {command.GetType().Name}.", nameof(command)),
    };

    private static Result<ExchangeEvent[]> Mute(CallState call, MuteAgent c, DateTimeOffset now) =>
        call.PartyOf(c.Agent) is { } party
            ? party.Muted == c.Muted ? Nothing : One(new AgentMuted(now, call.Id, c.Muted, c.Agent))
            : Talking(call, c.Agent, call.Muted == c.Muted ? Nothing : One(new AgentMuted(now, call.Id, c.Muted)));

    private static bool IsReport(CallCommand command) => command
        is ReportLegRinging or ReportLegAnswered or ReportLegMoved or ReportLegEnded or ReportAgentAudio or ReportDigit or ReportPromptFinished or ReportRecordingFinished
            or AttachMatches or AnswerLookup or ReportMessageQuiet or ReportMessageFinished;

    private static bool AreDigits(PersonalText digits) =>
        digits.Value is { Length: > 0 and <= MostDigits } keys && keys.All(key => "0123456789*#ABCD".Contains(key, StringComparison.Ordinal));

    private static Result<ExchangeEvent[]> Transcribed(AttachTranscript c, DateTimeOffset now)
    {
        var fits = c.Text.Value is { Length: > 0 and <= AttachTranscript.LongestText } && c.Source is { Length: > 0 and <= AttachTranscript.LongestSource };
        return fits ? One(new TranscriptAttached(now, c.Call, c.Text, c.Source)) : Refusals.BadTranscript;
    }

    private static Result<ExchangeEvent[]> SetData(CallState call, SetCallVariables c, DateTimeOffset now)
    {
        if (c.Variables is not { IsDefaultOrEmpty: false, Length: <= CallVariables.MostVariables } || !c.Variables.All(v => v.IsWellFormed)) return Refusals.BadVariables;
        if (!call.IsLive) return Refusals.CallGone;
        return CallVariables.Merge(call.Data, c.Variables).SequenceEqual(call.Data) ? Nothing : One(new CallVariablesSet(now, call.Id, c.Variables));
    }

    private static Result<ExchangeEvent[]> One(ExchangeEvent e) => new[] { e };

    /// <summary>Lets only agents of the call decide about it, while they are in it or wrap it up.</summary>
    private static Result<ExchangeEvent[]> Of(CallState call, AgentId agent, Result<ExchangeEvent[]> decision) =>
        call.WrapUps.Exists(work => work.Agent == agent) || call.PartyOf(agent) is not null || call.OtherRings.Exists(ring => ring.Agent == agent) ? decision
        : call.Agent != agent ? Refusals.NotYourCall
        : !call.IsLive ? Refusals.CallGone
        : decision;

    private static Result<ExchangeEvent[]> Talking(CallState call, AgentId agent, Result<ExchangeEvent[]> decision) =>
        call.Agent != agent ? Refusals.NotYourCall : call.Phase is not CallPhase.Connected ? Refusals.WrongPhase : decision;

    /// <summary>A hold is for two. With more it is the consult that is switched.</summary>
    private static Result<ExchangeEvent[]> AloneWith(CallState call, AgentId agent, Result<ExchangeEvent[]> decision) =>
        Talking(call, agent, call.Invitation is not null || call.Parties.Count > 0 ? Refusals.WrongPhase : decision);

    private static Result<ExchangeEvent[]> Notes(CallState call, WriteNotes c, DateTimeOffset now) =>
        c.Notes.Value is { Length: > LongestNotes } ? Refusals.NotesTooLong
        : call.NotesOf(c.Agent) == c.Notes ? Nothing
        : One(new NotesWritten(now, call.Id, c.Notes, c.Agent));

    private static bool IsDialled(CallState call, LegId leg) => call.Phase is CallPhase.Dialing || call.Invitation?.Leg == leg;

    private static Result<ExchangeEvent[]> Rings(CallState call, LegId leg, DateTimeOffset now) =>
        IsDialled(call, leg) && call.OpenLeg(leg) is { Kind: LegKind.Outbound, Ringing: false } ? One(new LegRinging(now, call.Id, leg)) : Nothing;

    private Result<ExchangeEvent[]> Answered(CallState call, ReportLegAnswered c, DateTimeOffset now)
    {
        if (!IsDialled(call, c.Leg) || call.OpenLeg(c.Leg) is not { Kind: LegKind.Outbound, Answered: false }) return Nothing;
        return call.Invitation?.Leg == c.Leg ? PartyAnswers(call, c, now) : One(new LegAnswered(now, call.Id, c.Leg, c.Dialog));
    }

    /// <summary>The customer waits for nothing while nobody gives advice. A colleague whose page was reloaded is back sooner, or is asked again.</summary>
    private TimeSpan AdviceReturn => state.Settings.AudioReturn < LongestAdviceReturn ? state.Settings.AudioReturn : LongestAdviceReturn;

    private Result<ExchangeEvent[]> Audio(CallState call, ReportAgentAudio c, DateTimeOffset now)
    {
        var party = call.PartyOf(c.Leg);
        if (!call.IsLive || (party is null && call.AgentLeg?.Id != c.Leg)) return Nothing;
        var known = party?.Audio ?? call.Audio;
        if (c.Flows == known is AgentAudio.Flows) return Nothing;
        if (c.Flows) return One(new AgentAudioConnected(now, call.Id, c.Leg));
        if (known is AgentAudio.Lost or AgentAudio.Awaited) return Nothing;
        return One(new AgentAudioLost(now, call.Id, c.Leg, now + (party is { Apart: true } ? AdviceReturn : state.Settings.AudioReturn)));
    }

    private Result<ExchangeEvent[]> Finish(CallState call, FinishWrapUp c, DateTimeOffset now)
    {
        if (call.WrapUps.Find(one => one.Agent == c.Agent) is not { } work) return call.Agent != c.Agent ? Refusals.NotYourCall : Refusals.CallGone;
        if (c.Notes.Value is { Length: > LongestNotes }) return Refusals.NotesTooLong;
        var outcomes = state.OutcomesOf(work);
        if (!outcomes.IsEmpty && (c.Disposition is null || !outcomes.Contains(c.Disposition))) return Refusals.DispositionMissing;
        var ended = new WrapUpEnded(now, call.Id, c.Agent, outcomes.IsEmpty ? null : c.Disposition);
        return call.NotesOf(c.Agent) == c.Notes ? One(ended) : new ExchangeEvent[] { new NotesWritten(now, call.Id, c.Notes, c.Agent), ended };
    }

    private Result<ExchangeEvent[]> HangUp(CallState call, HangUpCall c, DateTimeOffset now) =>
        call.PartyOf(c.Agent) is { } party ? Leave(call, party, EndCause.AgentHungUp, now, isOwnDoing: true)
        : call.Agent != c.Agent || call.Phase is CallPhase.Offered ? Refusals.NotYourCall
        : !call.IsLive ? Refusals.CallGone
        : AgentLeaves(call, now);
}
