using System.Collections.Immutable;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Calls;

/// <summary>Folds the events of one call into its record.</summary>
public static partial class CallRecordFold
{
    /// <summary>Folds events in their order.</summary>
    /// <param name="events">All events whose subject is the call; the first is its arrival or its dialling.</param>
    /// <returns>The record; null when the events do not begin with a call.</returns>
    public static CallRecord? Fold(IEnumerable<ExchangeEvent> events)
    {
        CallRecord? record = null;
        foreach (var e in events) record = Add(record, e);
        return record;
    }

    /// <summary>Folds one more event.</summary>
    /// <param name="record">The record so far; null when there is none.</param>
    /// <param name="e">The next event whose subject is the call.</param>
    /// <returns>The record with it; null when it does not begin a call.</returns>
    public static CallRecord? Add(CallRecord? record, ExchangeEvent e) => record is null ? Begin(e) : Next(record, e);

    private static CallRecord? Begin(ExchangeEvent e) => e switch
    {
        CallArrived a => new(a.Call, CallDirection.Inbound, a.At, a.Ani, a.CallerName, a.Dnis) { Data = CallVariables.Merge([], a.Data) },
        CallbackAsked c => new CallRecord(c.Call, CallDirection.Outbound, c.At, c.Number, c.CallerName, "")
        {
            Queue = c.Queue,
            Record = c.Record,
            Callback = c,
            AwaitsCallback = true,
        },
        CallDialed d => new CallRecord(d.Call, CallDirection.Outbound, d.At, d.Number, PersonalText.Empty, "") { Agent = d.Agent, Record = d.Record }
            .Begin(ParticipantKind.Customer, null, SegmentKind.Alerting, d.At)
            .Begin(ParticipantKind.Agent, d.Agent, SegmentKind.Alerting, d.At),
        _ => null,
    };

    private static CallRecord Next(CallRecord r, ExchangeEvent e) => e switch
    {
        MessageBegan m => r.Begin(ParticipantKind.Customer, null, SegmentKind.Message, m.At).At(m.Box.Queue),
        MessageStopped m => r.Begin(ParticipantKind.Customer, null, SegmentKind.Flow, m.At),
        CallFlowEvent f => OfFlow(r, f),
        MessageLeft m => r with { Messages = r.Messages.Add(new(m.Message, m.Box, m.Length)) },
        MessageEvent m => OfMessage(r, m),
        CallQueued q => (r with { Queue = q.Queue }).Waits(q.At, q.By is not null ? "moved by a supervisor" : ReasonOf(r, q), q.Plan?.AlsoQueues ?? default),
        CallWidened w => r.Waits(w.At, $"plan step {w.Step}", w.AlsoQueues),
        CallLeftQueue l => r.End(ParticipantKind.Customer, null, l.At, l.Exit),
        CallForwarded f => r.Begin(ParticipantKind.Customer, null, SegmentKind.Alerting, f.At).Begin(ParticipantKind.External, null, SegmentKind.Alerting, f.At),
        LegAnswered { Purpose: not null } a => PartyCame(r, a.Purpose.Value, null, a.Leg, a.At),
        LegAnswered a => Talk(r with { AwaitsCallback = false }, a.At),
        CallbackPromised p => Promised(r, p),
        CallbackPostponed p => ((p.Agent is { } tried ? r.End(ParticipantKind.Agent, tried, p.At, p.Cause?.ToString()) : r) with { Queue = p.Queue ?? r.Queue, Attempts = r.Attempts - p.Unused })
            .Waits(p.At, p.By is null ? "not due" : "given to others by a supervisor"),
        CallbackDialed d => (r with { Attempts = d.Attempt }).Begin(ParticipantKind.Customer, null, SegmentKind.Alerting, d.At),
        OfferAccepted o when r.AwaitsCallback => r.EndOffer(o.Agent, o.At, null) with { Agent = o.Agent },
        OfferMade o => (r with { AskedLast = o.Agent, Offers = r.Offers.Add(new(o.At, o.Agent, o.Reason)) }).Begin(ParticipantKind.Agent, o.Agent, SegmentKind.Alerting, o.At),
        OfferAccepted o => Talk(r.EndOffer(o.Agent, o.At, null) with { Agent = o.Agent }, o.At),
        OfferEnded o => r.EndOffer(o.Agent, o.At, o.Outcome).End(ParticipantKind.Agent, o.Agent, o.At, o.Outcome.ToString()),
        // What becomes of the customer when the audio of one of several agents goes is told by what follows.
        AgentAudioLost or AgentAudioConnected when r.HasCompany => r,
        AgentAudioLost a when r.IsOpen(ParticipantKind.Customer, SegmentKind.Talk) => r.Begin(ParticipantKind.Customer, null, SegmentKind.Hold, a.At, "agent's audio gone"),
        AgentAudioConnected a when r.IsOpen(ParticipantKind.Customer, SegmentKind.Hold) && !r.IsOpen(ParticipantKind.Agent, SegmentKind.Hold) =>
            r.Begin(ParticipantKind.Customer, null, SegmentKind.Talk, a.At),
        AgentDropped d => (r with { AgentsLost = r.AgentsLost + 1 }).End(ParticipantKind.Agent, d.Agent, d.At, ConnectionLost),
        CallHeld h => Both(r, SegmentKind.Hold, h.At),
        CallRetrieved h => Both(r, SegmentKind.Talk, h.At),
        CallerMatched m => r with { Matches = m.Matches, Record = m.RecordAfter(r.Record, r.Matches) },
        CallVariablesSet s => r with { Data = CallVariables.Merge(r.Data, s.Variables) },
        RecordPicked p => r with { Record = p.Record },
        NotesWritten n => Noted(r, n),
        LegEnded { Quality: { } quality } => r with { Quality = r.Quality.Add(quality) },
        LegMeasured m => r with { Quality = r.Quality.Add(m.Quality) },
        RecordingFinished f => r with { RecordingLength = f.Channels > 0 ? f.Length : null, RecordingChannels = f.Channels },
        RecordingPaused p => r with { RecordingPauses = r.RecordingPauses.Add(new(p.At, null, p.Reason, p.Agent)) },
        RecordingResumed p => Kept(r, p.At),
        TranscriptAttached t => r with { Transcript = t.Text },
        CallEnded c => Over(r, c),
        WrapUpStarted w => (r with { IsComplete = false }).Begin(ParticipantKind.Agent, w.Agent, SegmentKind.WrapUp, w.At),
        WrapUpEnded w => Finished(r.End(ParticipantKind.Agent, w.Agent, w.At), w),
        _ => OfParties(r, e),
    };

    private static CallRecord Talk(CallRecord r, DateTimeOffset at)
    {
        r = r.Begin(ParticipantKind.Customer, null, SegmentKind.Talk, at);
        return r.Agent is { } agent
            ? r.Begin(ParticipantKind.Agent, agent, SegmentKind.Talk, at)
            : r.Begin(ParticipantKind.External, null, SegmentKind.Talk, at);
    }

    private static CallRecord Both(CallRecord r, SegmentKind kind, DateTimeOffset at) =>
        r.Begin(ParticipantKind.Customer, null, kind, at).Begin(ParticipantKind.Agent, r.Agent, kind, at);

    private static CallRecord Kept(CallRecord r, DateTimeOffset at) => r.RecordingPauses is [.., { To: null } last]
        ? r with { RecordingPauses = r.RecordingPauses.SetItem(r.RecordingPauses.Length - 1, last with { To = at }) }
        : r;

    private static CallRecord Over(CallRecord r, CallEnded c)
    {
        r = Kept(r, c.At);
        var segments = r.Segments.Select(s => s.To is null && s.Kind is not SegmentKind.WrapUp ? s with { To = c.At } : s).ToImmutableArray();
        return r with { EndedAt = c.At, Cause = c.Cause, EndReason = c.Reason, EndedBy = c.By, Segments = segments, IsComplete = !segments.Any(s => s.To is null) };
    }

    /// <summary>The last outcome that somebody chose counts: the one who passed the call on did not see its end.</summary>
    private static CallRecord Finished(CallRecord r, WrapUpEnded w) =>
        r with { IsComplete = r.EndedAt is not null && !r.Segments.Any(s => s.To is null), Disposition = w.Disposition ?? r.Disposition };

    /// <summary>Ends what a participant was doing and begins the next, at one instant: no gap.</summary>
    private static CallRecord Begin(
        this CallRecord r, ParticipantKind who, AgentId? agent, SegmentKind kind, DateTimeOffset at, string? cause = null, LegId? leg = null)
    {
        var ended = r.End(who, agent, at, leg: leg);
        // Who comes back into the flow goes on in the one that it was.
        var flow = kind is SegmentKind.Flow ? r.Flows.LastOrDefault()?.Flow : null;
        return ended with { Segments = ended.Segments.Add(new(who, agent, kind, at, null, cause, leg) { Flow = flow }) };
    }

    private static CallRecord End(this CallRecord r, ParticipantKind who, AgentId? agent, DateTimeOffset at, string? cause = null, LegId? leg = null)
    {
        for (var i = r.Segments.Length - 1; i >= 0; i--)
        {
            var segment = r.Segments[i];
            if (segment.Participant == who && segment.Agent == agent && segment.Leg == leg && segment.To is null)
                return r with { Segments = r.Segments.SetItem(i, segment with { To = at, Cause = cause ?? segment.Cause }) };
        }

        return r;
    }

    /// <summary>The customer waits in the queue of the call from now on.</summary>
    private static CallRecord Waits(this CallRecord r, DateTimeOffset at, string? cause, ImmutableArray<QueueId> also = default) =>
        r.Begin(ParticipantKind.Customer, null, SegmentKind.Queue, at, cause).At(r.Queue, also);

    /// <summary>Says which queue the segment is about that began last.</summary>
    private static CallRecord At(this CallRecord r, QueueId? queue, ImmutableArray<QueueId> also = default) =>
        r with { Segments = r.Segments.SetItem(r.Segments.Length - 1, r.Segments[^1] with { Queue = queue, AlsoQueues = also.IsDefaultOrEmpty ? default : also }) };

    /// <summary>The caller asked for it in the flow, and may go on there.</summary>
    private static CallRecord Promised(CallRecord r, CallbackPromised p) => r with
    {
        PromisesCallback = true,
        Segments = [.. r.Segments.Select(s => p.Queue is not null && s is { Participant: ParticipantKind.Customer, Kind: SegmentKind.Flow, To: null }
            ? s with { Queue = p.Queue, Cause = "asked to be called back" }
            : s)],
    };

    private static CallRecord EndOffer(this CallRecord r, AgentId agent, DateTimeOffset at, OfferOutcome? outcome)
    {
        for (var i = r.Offers.Length - 1; i >= 0; i--)
        {
            if (r.Offers[i].Agent == agent) return r with { Offers = r.Offers.SetItem(i, r.Offers[i] with { EndedAt = at, Outcome = outcome }) };
        }

        return r;
    }

    private static bool IsOpen(this CallRecord r, ParticipantKind who, SegmentKind kind) =>
        r.Segments.Any(s => s.Participant == who && s.Kind == kind && s.To is null);
}
