using Patchbay.Core.Callbacks;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Numbers;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

internal sealed partial class Decider
{
    private Result<ExchangeEvent[]> Ask(AskCallback c, DateTimeOffset now)
    {
        if (state.Calls.ContainsKey(c.Call)) return Refusals.CallKnown;
        if (!state.Queues.ContainsKey(c.Queue)) return Refusals.UnknownQueue;
        if (!DialledNumber.TryRead(c.Number.Value, out var number) || !IsCalledBack(c.Queue, number)) return Refusals.BadNumber;
        if (IsAsked(c.Queue, number)) return Refusals.CallbackKnown;
        return Begin(new CallbackAsked(
            now, c.Call, c.Queue, PersonalText.Of(number), c.Name, now, RulesOf(c.Queue).MostAttempts, now + RulesOf(c.Queue).ExpireAfter, CallbackSource.Web), null, now);
    }

    private CallbackRules RulesOf(QueueId queue) => state.Queues[queue].Settings.Callbacks ?? CallbackRules.Standard;

    /// <summary>Whoever asks chooses the number, and the site pays for the call.</summary>
    private bool IsCalledBack(QueueId queue, string number) =>
        DialledNumber.IsCustomers(number) && (RulesOf(queue) is var rules && !NumberWritings.IsService(number, rules.Country) && (rules.DialsPremium || !PremiumNumbers.Contains(number, rules.Country)));

    /// <summary>One callback for each number and queue.</summary>
    private bool IsAsked(QueueId queue, string number) =>
        state.Calls.Values.Any(call => call is { AwaitsCallback: true, IsLive: true } && call.Queue == queue && NumberWritings.AreSame(call.Number.Value ?? "", number, RulesOf(queue).Country));

    private ExchangeEvent[] Begin(CallbackAsked asked, RoutingWish? wish, DateTimeOffset now)
    {
        var due = RulesOf(asked.Queue).NotBefore(now);
        if (due <= now) return [asked, Enqueued(new(asked.Since, asked.Call, false), asked.Queue, wish, asked.ExpireAt, now, asked.Plan)];
        return due < asked.ExpireAt
            ? [asked, new CallbackPostponed(now, asked.Call, due)]
            : [asked, new CallEnded(now, asked.Call, EndCause.CallbackExpired, now + state.Settings.ClosingLimit)];
    }

    private CallQueued Enqueued(QueuePlace place, QueueId queue, RoutingWish? wish, DateTimeOffset expireAt, DateTimeOffset now, PlanProgress? plan) =>
        Resume(AsCallback(Enter(place, queue, wish, now), expireAt, now), plan);

    /// <summary>A callback waits for as long as it may, in whichever queue, and nobody is on the line to be told anything.</summary>
    private CallQueued AsCallback(CallQueued entered, DateTimeOffset expireAt, DateTimeOffset now) =>
        entered with { LeaveBy = expireAt, AnnounceAt = null, KnownBy = null, HoursEndAt = RulesOf(entered.Queue).OpenUntil(now) };

    /// <summary>Takes a callback that stands in the queue out of it until its customer may be dialled again; place and wait are kept.</summary>
    /// <param name="call">Any call.</param>
    /// <param name="now">The instant.</param>
    /// <param name="to">The queue it is about to enter, whose hours count then; null for its own.</param>
    /// <returns>The events; null for a callback that may be dialled, and for any other call.</returns>
    internal ExchangeEvent[]? Shut(CallState call, DateTimeOffset now, CallQueued? to = null)
    {
        if (call is not { AwaitsCallback: true, Callback: { } callback, Queue: { } queue }) return null;
        var due = RulesOf(to?.Queue ?? queue).NotBefore(now);
        if (due <= now) return null;
        if (due >= callback.ExpireAt) return End(call, EndCause.CallbackExpired, now);
        return [.. Withdrawn(call, now, why: OfferOutcome.NotDue), new CallbackPostponed(now, call.Id, due, Queue: to?.Queue, Wish: to?.Wish, By: to?.By)];
    }

    /// <summary>The hours end. Where they were changed meanwhile, it takes its place again at once.</summary>
    private ExchangeEvent[] HoursEnd(CallState call, DateTimeOffset now) =>
        Shut(call, now) ?? [.. Withdrawn(call, now), new CallbackPostponed(now, call.Id, now)];

    /// <summary>Has the caller called back where the way says so, or rings somebody, and goes on from there.</summary>
    private (List<ExchangeEvent> Asked, FlowExit? Exit) AskCallbacks(InteractionId call, FlowWalk walk, FlowExit? exit, DateTimeOffset now)
    {
        var asked = new List<ExchangeEvent>();
        while (exit is { } way && (way.Callback is not null || way.Dial is not null || way.Transfer is not null))
        {
            if (way.Transfer is { } transfer)
            {
                exit = Into(call, walk, transfer);
                continue;
            }

            if (way.Dial is { } dial)
            {
                exit = Ring(call, walk, dial, way.Number, now);
                continue;
            }

            var step = way.Callback!;
            var events = AskInFlow(call, step, way.Number ?? "", now);
            // One caller has one callback in a walk: a second one would not see the first.
            if (events is not null && asked.Count == 0) asked.AddRange([new CallbackPromised(now, call, step.Queue), .. events]);
            exit = events is null ? walk.GoTo(step.NoNumber) : walk.AfterCallback(step);
        }

        return (asked, exit);
    }

    /// <summary>Has the caller of a flow called back. One who has asked already keeps that place.</summary>
    /// <returns>The events; null when the number cannot be dialled.</returns>
    private ExchangeEvent[]? AskInFlow(InteractionId call, CallbackStep step, string wanted, DateTimeOffset now)
    {
        if (!DialledNumber.TryRead(wanted, out var number) || !IsCalledBack(step.Queue, number)) return null;
        var id = CallbackOf(call);
        if (state.Calls.ContainsKey(id) || IsAsked(step.Queue, number)) return [];
        var known = state.Calls.GetValueOrDefault(call);
        var since = known is not null && known.Place.Call == call ? known.Place.Since : known?.StartedAt ?? now;
        var rules = RulesOf(step.Queue);
        return Begin(
            new CallbackAsked(
                now, id, step.Queue, PersonalText.Of(number), known?.CallerName ?? PersonalText.Empty, since, rules.MostAttempts, now + rules.ExpireAfter,
                CallbackSource.Flow, call, known?.Record, PlanFor(step.Queue, known, now)),
            known?.Wish,
            now);
    }

    /// <summary>Who waited in the queue for a while and asks to be called back waits on: its plan goes on, and what is said to the caller meanwhile counts as waiting.</summary>
    private static PlanProgress? PlanFor(QueueId queue, CallState? call, DateTimeOffset now)
    {
        // Who leaves the queue in this very decision stands in it still.
        var plan = call is { Phase: CallPhase.Waiting or CallPhase.Offered } ? call.PlanAt(now) : call?.LeftPlan;
        return plan?.Queue == queue ? plan with { Waited = now - call!.QueuedAt } : null;
    }

    /// <summary>
    /// The callback of a call has an id that follows from the call's, so that asking twice is asking once. It goes on from there: who is called
    /// back and asks for a callback again must not come to the id of the first call.
    /// </summary>
    private static InteractionId CallbackOf(InteractionId call)
    {
        Span<byte> bytes = stackalloc byte[16];
        call.Value.TryWriteBytes(bytes);
        bytes[15] = unchecked((byte)(bytes[15] + 0x5B));
        bytes[12] = unchecked((byte)(bytes[12] + 0xC3));
        return new(new Guid(bytes));
    }

    private Result<ExchangeEvent[]> OnCallback(CallState call, CallCommand command, DateTimeOffset now)
    {
        if (!call.AwaitsCallback || !call.IsLive) return Refusals.CallbackGone;
        if (command is CancelCallback cancel) return GiveUp(call, cancel, now);
        if (call.Phase is not CallPhase.Scheduled) return Refusals.WrongPhase;
        return RulesOf(call.Queue!.Value).NotBefore(now) > now ? Refusals.CallbackClosed : Due(call, now);
    }

    private Result<ExchangeEvent[]> GiveUp(CallState call, CancelCallback c, DateTimeOffset now)
    {
        if (call.Phase is CallPhase.Dialing) return Refusals.WrongPhase;
        if (c.Reason?.Value is { Length: > CancelCallback.LongestReason }) return Refusals.CallbackReason;
        return End(call, EndCause.CallbackCancelled, now).Select(e => e is CallEnded ended ? ended with { Reason = c.Reason, By = c.By } : e).ToArray();
    }

    /// <summary>One that is not due goes to its new place, and waits for the hours there.</summary>
    private Result<ExchangeEvent[]> MoveScheduled(CallState call, MoveCaller c, RoutingWish wish, DateTimeOffset now)
    {
        var callback = call.Callback!;
        return One(new CallbackPostponed(now, call.Id, DueBy(RulesOf(c.Queue), callback, now), Queue: c.Queue, Wish: wish, By: c.By, WantedAt: WantedAt(callback)));
    }

    /// <summary>Those who wait for the hours of a queue wait for the new ones.</summary>
    private IEnumerable<CallbackPostponed> HoursChange(QueueId queue, CallbackRules rules, DateTimeOffset now)
    {
        foreach (var call in state.Calls.Values.Where(call => call.Phase is CallPhase.Scheduled && call.Queue == queue).OrderBy(call => call.Id))
        {
            var callback = call.Callback!;
            var due = DueBy(rules, callback, now);
            if (due != callback.DueAt) yield return new(now, call.Id, due, WantedAt: WantedAt(callback));
        }
    }

    /// <summary>One whose time would be over before the hours begin keeps the instant it had: whoever mistyped them may mend them.</summary>
    private static DateTimeOffset DueBy(CallbackRules rules, CallbackState callback, DateTimeOffset now)
    {
        var due = rules.NotBefore(Later(WantedAt(callback), now));
        return due < callback.ExpireAt ? due : callback.DueAt!.Value;
    }

    // A snapshot of an earlier version does not know.
    private static DateTimeOffset WantedAt(CallbackState callback) => callback.WantedAt ?? callback.DueAt!.Value;

    private ExchangeEvent[] Due(CallState call, DateTimeOffset now) =>
        Shut(call, now) ?? [Enqueued(new(call.Place.Since, call.Id, false), call.Queue!.Value, call.Wish, call.Callback!.ExpireAt, now, call.LeftPlan)];

    private CallbackDialed Dialed(CallState call, DateTimeOffset now) => new(
        // The agent's leg takes the next number.
        now, call.Id, new(call.Id, call.Legs.Count + 2), call.Callback!.Attempts + 1, now + state.Settings.DialLimit, now + state.Settings.CallLimit);

    /// <summary>An attempt reached nobody: it is made again after a pause, within the hours, as often as the queue says.</summary>
    private ExchangeEvent[] AttemptFails(CallState call, EndCause cause, DateTimeOffset now, LegEnded? ended = null)
    {
        var callback = call.Callback!;
        var rules = RulesOf(call.Queue!.Value);
        // At once after a restart; but no customer is rung at each turn of a server that goes down again and again.
        var wanted = now + (cause is EndCause.Interrupted && callback.LastCause is not EndCause.Interrupted ? TimeSpan.FromSeconds(1) : rules.Pause);
        var due = rules.NotBefore(wanted);
        // What is no fault of the customer's counts for nothing, and the time alone ends it.
        var isUsedUp = !CallbackPostponed.IsOurs(cause) && callback.Attempts >= callback.MostAttempts;
        if (isUsedUp || due >= callback.ExpireAt) return End(call, cause, now, ended);
        var postponed = new CallbackPostponed(now, call.Id, due, cause, call.Agent, WantedAt: wanted);
        return ended is null ? [postponed] : [ended, postponed];
    }
}
