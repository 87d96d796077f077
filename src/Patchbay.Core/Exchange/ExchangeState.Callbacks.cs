using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

public sealed partial class ExchangeState
{
    /// <summary>How many callbacks that reached nobody are remembered.</summary>
    public const int MostLostCallbacks = 200;

    /// <summary>The last callbacks that ended without reaching the customer, oldest first.</summary>
    public List<CallbackView> LostCallbacks { get; } = [];

    /// <summary>A callback as screens show it.</summary>
    internal static CallbackView ViewOf(CallState call) => new(
        call.Id, call.Queue ?? default, call.Number, call.CallerName, call.Phase, call.Place.Since, call.Callback!, call.IsLive ? null : call.EndedAt,
        call.AwaitsCallback ? call.EndCause : null, call.Wish?.Preferred);

    private void Apply(CallbackAsked e)
    {
        Calls[e.Call] = new()
        {
            Id = e.Call,
            Direction = CallDirection.Outbound,
            StartedAt = e.At,
            Number = e.Number,
            CallerName = e.CallerName,
            Phase = CallPhase.Scheduled,
            Queue = e.Queue,
            Place = new(e.Since, e.Call, false),
            Record = e.Record,
            LeftPlan = e.Plan,
            Callback = new(e.At, e.MostAttempts, e.ExpireAt, e.Source, e.From),
        };
    }

    private void Apply(CallbackPostponed e, CallState call)
    {
        LeaveQueue(call);
        if (call.Phase is not CallPhase.Scheduled) KeepPlan(call, e.At);
        StopWaiting(call);
        if (call.CustomerLeg is { Over: false } leg) leg.Leaving = e.Cause ?? EndCause.AgentHungUp;
        foreach (var kind in (TimerKind[])[TimerKind.DialLimit, TimerKind.CallLimit]) Timers.Clear(TimerOf(kind, call));
        if (call.AgentLeg is { } agentLeg) LeaveCall(call, agentLeg.Agent!.Value, agentLeg.Id, e.At);
        call.Phase = CallPhase.Scheduled;
        if (e.Queue is { } given) (call.Queue, call.Wish) = (given, e.Wish);
        call.Callback = call.Callback! with { DueAt = e.DueAt, WantedAt = e.Wanted(), LastCause = e.Cause ?? call.Callback.LastCause, Attempts = call.Callback.Attempts - e.Unused };
        Timers.Set(TimerOf(TimerKind.CallbackDue, call), e.DueAt);
    }

    private void Apply(CallbackDialed e, CallState call)
    {
        call.Phase = CallPhase.Dialing;
        call.Callback = call.Callback! with { Attempts = e.Attempt, Leg = e.Leg, DueAt = null, WantedAt = null };
        call.Legs.Add(new() { Id = e.Leg, Kind = LegKind.Outbound, Target = call.Number });
        Timers.Set(TimerOf(TimerKind.DialLimit, call), e.AnswerBy);
        Timers.Set(TimerOf(TimerKind.CallLimit, call), e.EndBy);
    }

    /// <summary>A callback takes its place in the queue; nobody is on the line.</summary>
    private void Return(CallState call, DateTimeOffset? hoursEndAt)
    {
        call.Callback = call.Callback! with { DueAt = null, WantedAt = null };
        Timers.Clear(TimerOf(TimerKind.CallbackDue, call));
        SetHours(call, hoursEndAt);
    }

    private void SetHours(CallState call, DateTimeOffset? endAt)
    {
        if (call.Callback is null) return;
        call.Callback = call.Callback with { HoursEndAt = endAt };
        if (endAt is { } due) Timers.Set(TimerOf(TimerKind.CallbackHours, call), due);
        else Timers.Clear(TimerOf(TimerKind.CallbackHours, call));
    }

    /// <summary>A callback that reached nobody is not forgotten with its call.</summary>
    private void KeepLost(CallState call, CallEnded e)
    {
        if (!call.AwaitsCallback) return;
        call.Callback = call.Callback! with { Reason = e.Reason, GivenUpBy = e.By };
        if (e is { Cause: EndCause.CallbackCancelled, Reason: null }) return;
        LostCallbacks.Add(ViewOf(call));
        if (LostCallbacks.Count > MostLostCallbacks) LostCallbacks.RemoveAt(0);
    }
}
