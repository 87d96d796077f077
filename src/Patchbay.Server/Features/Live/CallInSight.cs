using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Server.Features.Live;

/// <summary>What is known of a call that is not closed: its record so far, and what routing does for it. It does not change afterwards.</summary>
/// <param name="Record">The record so far.</param>
internal sealed record CallInSight(CallRecord Record)
{
    internal RoutingWish Wish { get; private init; } = RoutingWish.None;

    internal ImmutableArray<SkillNeed> Needs { get; private init; } = [];

    internal ImmutableArray<QueueId> AlsoQueues { get; private init; } = [];

    internal AgentId? WaitsFor { get; private init; }

    internal int StepsTaken { get; private init; }

    internal DateTimeOffset? NextStepAt { get; private init; }

    /// <summary>Where it would stand if nobody had a priority.</summary>
    internal DateTimeOffset Since { get; private init; } = Record.Callback?.Since ?? Record.StartedAt;

    /// <summary>When a callback takes its place in the queue; null while it is there, and for any other call.</summary>
    internal DateTimeOffset? DueAt { get; private init; }

    internal bool Returned { get; private init; }

    internal bool IsOver => Record is { EndedAt: not null, IsComplete: true };

    /// <summary>The offer that rings; null when none does.</summary>
    internal OfferStory? Ringing => Record.Offers is [.., { EndedAt: null } last] ? last : null;

    internal AgentId? Agent => Ringing?.Agent ?? (Phase is LiveCallPhase.Waiting or LiveCallPhase.NotDue or LiveCallPhase.Arrived or LiveCallPhase.Parked ? null : Record.Agent);

    internal LiveCallPhase Phase => PhaseOf(Open);

    /// <summary>What the customer does now, or what is left to do.</summary>
    internal Segment? Open => Record.Segments.LastOrDefault(s => s is { Participant: ParticipantKind.Customer, To: null })
        ?? Record.Segments.LastOrDefault(s => s.To is null);

    /// <summary>True while the customer is parked.</summary>
    internal bool IsParked { get; init; }

    /// <summary>Draws a callback that nobody followed, as after a restart; null when somebody is busy with it.</summary>
    internal static CallInSight? Of(CallbackView view)
    {
        var state = view.State;
        if (view.Phase is not (CallPhase.Scheduled or CallPhase.Waiting)) return null;
        var asked = new CallbackAsked(
            state.AskedAt, view.Call, view.Queue, view.Number, view.CallerName, view.Since, state.MostAttempts, state.ExpireAt, state.Source, state.From);
        var begun = new CallInSight(CallRecordFold.Add(null, asked)! with { Attempts = state.Attempts });
        return state.DueAt is { } due
            ? begun.With(new CallbackPostponed(state.AskedAt, view.Call, due))
            : begun.With(new CallQueued(state.AskedAt, view.Call, view.Queue, view.Since, false, state.ExpireAt));
    }

    /// <summary>Follows one more event of the call.</summary>
    internal CallInSight With(ExchangeEvent e)
    {
        var next = this with { Record = CallRecordFold.Add(Record, e)! };
        return e switch
        {
            CallQueued q => next with
            {
                IsParked = false,
                Wish = q.Wish ?? RoutingWish.None,
                Needs = q.Plan is { Step: > 0 } widened ? widened.Needs : SkillNeeds.InOrder(q.Wish?.Needs ?? default),
                AlsoQueues = q.Plan?.AlsoQueues ?? [],
                WaitsFor = q.PreferUntil is null ? null : q.Wish?.Preferred,
                StepsTaken = q.Plan?.Step ?? 0,
                NextStepAt = q.StepAt,
                Since = q.Since,
                Returned = q.Returned,
                DueAt = null,
            },
            CallbackPostponed p => next with { DueAt = p.DueAt, WaitsFor = null, Wish = p.Queue is null ? next.Wish : p.Wish ?? RoutingWish.None },
            CallWidened w => next with { Needs = w.Needs, AlsoQueues = w.AlsoQueues, StepsTaken = w.Step, NextStepAt = w.StepAt },
            CustomerWeighed w => next with
            {
                Wish = w.Wish ?? RoutingWish.None,
                Needs = next.StepsTaken == 0 ? SkillNeeds.InOrder(w.Wish?.Needs ?? default) : next.Needs,
                WaitsFor = w.PreferUntil is null ? null : w.Wish?.Preferred,
            },
            CallParked => next with { IsParked = true },
            CallPickedUp or ColleagueAsked => next with { IsParked = false },
            PreferenceEnded => next with { WaitsFor = null },
            Core.Offers.OfferEnded { Outcome: not Core.Offers.OfferOutcome.Withdrawn } => next with { WaitsFor = null },
            _ => next,
        };
    }

    private LiveCallPhase PhaseOf(Segment? open) => open?.Kind switch
    {
        SegmentKind.Queue when DueAt is not null => LiveCallPhase.NotDue,
        SegmentKind.Queue => Ringing is null ? LiveCallPhase.Waiting : LiveCallPhase.Offered,
        SegmentKind.Alerting => LiveCallPhase.Dialing,
        SegmentKind.Conference => LiveCallPhase.Conference,
        SegmentKind.Talk or SegmentKind.Consult => LiveCallPhase.Talking,
        SegmentKind.Hold => IsParked ? LiveCallPhase.Parked : LiveCallPhase.OnHold,
        SegmentKind.WrapUp => LiveCallPhase.WrapUp,
        _ => LiveCallPhase.Arrived,
    };
}
