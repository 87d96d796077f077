namespace Patchbay.Runtime.Tests.Simulation;

/// <summary>A mistake as somebody may make it one day, put into a copy of the product's sources.</summary>
/// <param name="Name">What goes wrong.</param>
/// <param name="File">Project and path of the source file.</param>
/// <param name="Right">What stands there: exactly once.</param>
/// <param name="Wrong">What the mistake makes of it.</param>
public sealed record PlantedBug(string Name, string File, string Right, string Wrong)
{
    private const string Core = "Patchbay.Core/";
    private const string Runtime = "Patchbay.Runtime/";

    /// <summary>Those that the simulation must find.</summary>
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new(
            "a timer is not cleared",
            Core + "Exchange/ExchangeState.Calls.cs",
            "        call.HoldReminded = false;\n        Timers.Clear(TimerOf(TimerKind.HoldReminder, call));",
            "        call.HoldReminded = false;"),
        new(
            "an offer is not withdrawn when the caller hangs up",
            Core + "Exchange/Decider.Endings.cs",
            "events.AddRange(Withdrawn(call, now));",
            ""),
        new(
            "the others of a ring-all go on ringing when one has answered",
            Core + "Exchange/Decider.cs",
            "                .. Withdrawn(call, now, but: c.Offer),\n",
            ""),
        new(
            "effects are published before the commit",
            Runtime + "Loop/ExchangeLoop.cs",
            "            Append(batch, now);\n            return;",
            "            Append(batch, now);\n            Publish_NeedsLock(batch.PublishViews());\n            return;"),
        new(
            "a returned caller loses the place",
            Core + "Exchange/Decider.Transfers.cs",
            "new(call.Place.Call == call.Id ? call.Place.Since : call.StartedAt, call.Id, returned)",
            "new(now, call.Id, false)"),
        new(
            "a transfer that nobody takes leaves the customer to nobody",
            Core + "Exchange/Decider.Transfers.cs",
            "return [ended, .. BackToQueue(call, call.Invitation!.By!.Value, now)];",
            "return [ended];"),
        new(
            "a parked caller is forgotten",
            Core + "Exchange/ExchangeState.Transfers.cs",
            "        Timers.Set(TimerOf(TimerKind.ParkLimit, call), e.ReturnAt);",
            ""),
        new(
            "an agent counts as idle in wrap-up",
            Core + "Exchange/ExchangeState.Calls.cs",
            "SetActivity(e.Agent, AgentActivity.WrapUp, call.Id, e.At);",
            "SetActivity(e.Agent, AgentActivity.Idle, null, e.At);"),
        new(
            "marks get lost when two batches become one",
            Runtime + "Loop/Batch.cs",
            "foreach (var (id, mark) in later.marks) marks[id] = mark;",
            ""),
        new(
            "a batch that failed is put back behind the next one",
            Runtime + "Loop/ExchangeLoop.cs",
            "            failed.Append(pending);\n            pending = failed;",
            "            pending.Append(failed);"),
        new(
            "nobody is offered a call when the journal is back",
            Runtime + "Loop/ExchangeLoop.cs",
            "if (!stalled && exchange.State.HasUnrouted) Execute(",
            "if (stalled && exchange.State.HasUnrouted) Execute("),
        new(
            "a restart after a long time counts legs as over that nobody ended",
            Core + "Exchange/Decider.Endings.cs",
            "            events.Add(new ClosingExtended(now, call.Id, now + state.Settings.ClosingLimit));",
            ""),
        new(
            "a snapshot forgets who is being offered",
            Core + "Exchange/ExchangeState.cs",
            "else if (call.Phase is CallPhase.Offered) Queues[call.Queue!.Value].Offered++;",
            ""),
        new(
            "a dialled party's answer may be dropped",
            Core + "Calls/CallCommands.cs",
            "without it the answered party would hear nothing until the call is given up.</summary>\n    public override bool AlwaysFits => true;",
            "without it the answered party would hear nothing until the call is given up.</summary>\n    public override bool AlwaysFits => false;"),
        new(
            "a caller is offered to one who lacks the skill",
            Core + "Routing/Pairings.cs",
            " && other.Admits(agent)) (chosen",
            ") (chosen"),
        new(
            "a caller is forgotten when the plan widens",
            Core + "Exchange/ExchangeState.Routing.cs",
            "        SetStep(call, e.StepAt);\n        Requeue(call);",
            "        SetStep(call, e.StepAt);"),
        new(
            "a priority counts against the caller",
            Core + "Queues/QueuePlace.cs",
            "(Since.UtcTicks - Credit.Ticks).CompareTo(other.Since.UtcTicks - other.Credit.Ticks)",
            "(Since.UtcTicks + Credit.Ticks).CompareTo(other.Since.UtcTicks + other.Credit.Ticks)"),
        new(
            "an agent who declined is waited for again",
            Core + "Exchange/ExchangeState.Offers.cs",
            "        if (e.Outcome is not OfferOutcome.Withdrawn) EndPreference(call);",
            ""),
        new(
            "a callback loses the place of its caller",
            Core + "Exchange/Decider.Callbacks.cs",
            "known is not null && known.Place.Call == call ? known.Place.Since : known?.StartedAt ?? now;",
            "now;"),
        new(
            "the plan of a callback begins anew",
            Core + "Exchange/Decider.Callbacks.cs",
            "Resume(AsCallback(Enter(place, queue, wish, now), expireAt, now), plan);",
            "AsCallback(Enter(place, queue, wish, now), expireAt, now);"),
        new(
            "a customer is called back once more than allowed",
            Core + "Exchange/Decider.Callbacks.cs",
            "callback.Attempts >= callback.MostAttempts;",
            "callback.Attempts > callback.MostAttempts;"),
        new(
            "an attempt that a restart cut off is the customer's",
            Core + "Calls/CallbackEvents.cs",
            "EndCause.NoTrunk or EndCause.Interrupted;",
            "EndCause.NoTrunk;"),
        new(
            "the hours of callbacks never end",
            Core + "Callbacks/CallbackRules.cs",
            "From < To ? time >= From && time < To",
            "From < To ? time >= From"),
        new(
            "a callback oversleeps hours that were made longer",
            Core + "Exchange/Decider.Callbacks.cs",
            "if (due != callback.DueAt) yield return",
            "if (due > callback.DueAt) yield return"),
        new(
            "a restart ends callbacks",
            Core + "Exchange/Decider.Endings.cs",
            "            if (call.AwaitsCallback)\n            {\n                if (call.Phase is CallPhase.Dialing)",
            "            if (call.AwaitsCallback && call.Slot > 0)\n            {\n                if (call.Phase is CallPhase.Dialing)"),
        new(
            "a call is closed before its message is complete",
            Core + "Calls/CallState.cs",
            "RecordingOpen || OpenMessages.Count > 0 || Legs",
            "RecordingOpen || Legs"),
        new(
            "views of an older batch overtake newer ones",
            Runtime + "Loop/ExchangeLoop.cs",
            "if (StalledSince is not null) batch.DropViewsIn(pending);",
            ""),
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
