using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

internal sealed partial class Decider
{
    private Result<ExchangeEvent[]> Publish(PublishFlow c, DateTimeOffset now)
    {
        var flow = c.Definition;
        if (c.Share is < 1 or > 100 || flow.Find(flow.Start) is null || !flow.Queues.All(state.Queues.ContainsKey)
            || !flow.Agents.All(state.Agents.ContainsKey)) return Refusals.BadFlow;
        var known = state.Flows.GetValueOrDefault(flow.Flow);
        if (IsUnseen(c.Over, known)) return Refusals.FlowMovedOn;
        if (known is { Trial: null } && c.Share == 100 && known.Find(known.Current)?.Text == c.Text) return Nothing;
        if (!c.TakesNumbers && flow.Numbers.FirstOrDefault(number => OwnerOf(number) is { } owner && owner != flow.Flow) is { } taken)
            return Refusals.NumberTaken(taken, OwnerOf(taken)!.Value);
        var version = known is null ? 1 : known.Versions[^1].Version + 1;
        var events = new List<ExchangeEvent> { new FlowPublished(now, version, flow, c.Text, c.By) };
        if (known is not null)
            events.Add(c.Share == 100 ? new FlowVersionsChosen(now, flow.Flow, version, null, 0, c.By) : new(now, flow.Flow, known.Current, version, c.Share, c.By));
        if (c.Share == 100 && known?.Find(known.Current) is { } before) events.AddRange(Release(before.Definition, flow, now));
        events.AddRange(Lead(flow, flow.Numbers, now));
        return events.ToArray();
    }

    /// <summary>True when something else is in force than whoever asks has seen, so that a change would be undone unseen.</summary>
    private static bool IsUnseen(FlowInForce? seen, FlowState? known) => seen is not null && seen != new FlowInForce(known?.Current ?? 0, known?.Trial);

    /// <summary>The flow that a number leads to; null for none.</summary>
    private FlowId? OwnerOf(string number) => state.EntryPoints.GetValueOrDefault(number)?.Flow;

    private IEnumerable<ExchangeEvent> Lead(FlowDefinition flow, IEnumerable<string> numbers, DateTimeOffset now) =>
        from number in numbers
        let known = state.EntryPoints.GetValueOrDefault(number)
        let entry = new EntryPoint(number, known?.Queue ?? flow.DefaultQueue, Flow: flow.Flow)
        where known != entry
        select new EntryPointConfigured(now, entry);

    /// <summary>Numbers that a version no longer names lead to their queues again. Those that the settings lead to the flow were never in a version.</summary>
    private IEnumerable<ExchangeEvent> Release(FlowDefinition before, FlowDefinition after, DateTimeOffset now) =>
        from number in before.Numbers.Except(after.Numbers)
        where OwnerOf(number) == before.Flow
        select new EntryPointConfigured(now, new(number, state.EntryPoints[number].Queue ?? after.DefaultQueue));

    private Result<ExchangeEvent[]> Use(UseFlowVersion c, DateTimeOffset now)
    {
        if (c.Share is < 1 or > 100 || !state.Flows.TryGetValue(c.Flow, out var known) || known.Find(c.Version) is null) return Refusals.NoFlowVersion;
        if (IsUnseen(c.Over, known)) return Refusals.FlowMovedOn;
        var chosen = c.Share == 100 || c.Version == known.Current
            ? new FlowVersionsChosen(now, c.Flow, c.Version, null, 0, c.By)
            : new(now, c.Flow, known.Current, c.Version, c.Share, c.By);
        if ((known.Current, known.Trial, known.Share) == (chosen.Current, chosen.Trial, chosen.Share)) return Nothing;
        if (chosen.Current == known.Current || known.Find(known.Current) is not { } before) return One(chosen);
        var after = known.Find(c.Version)!.Definition;
        // A number that another flow took meanwhile stays there.
        var numbers = after.Numbers.Where(number => OwnerOf(number) is null || OwnerOf(number) == c.Flow);
        return new ExchangeEvent[] { chosen }.Concat(Release(before.Definition, after, now)).Concat(Lead(after, numbers, now)).ToArray();
    }

    private Result<ExchangeEvent[]> Switch(SwitchEmergency c, DateTimeOffset now) =>
        !state.Flows.TryGetValue(c.Flow, out var known) ? Refusals.NoFlowVersion
        : known.IsEmergency == c.IsOn ? Nothing
        : One(new EmergencySwitched(now, c.Flow, c.IsOn, c.By));

    private ExchangeEvent[] EnterFlow(CallArrived arrived, FlowState flow, DateTimeOffset now)
    {
        var version = flow.For(arrived.Call);
        var walk = new FlowWalk(version.Definition, new(arrived.Call, flow.Flow, version.Version), state.FactsOf(FlowFacts.Of(arrived)) with { IsEmergency = flow.IsEmergency }, now);
        var (asked, exit) = AskCallbacks(arrived.Call, walk, walk.GoTo(version.Definition.Start), now);
        return
        [
            arrived,
            new FlowEntered(now, arrived.Call, flow.Flow, version.Version),
            .. walk.Events,
            .. asked,
            .. Exit(arrived.Call, now, walk.Flow, exit),
        ];
    }

    /// <summary>A key of a caller who is in a flow; elsewhere it is only noted.</summary>
    private Result<ExchangeEvent[]> Pressed(CallState call, ReportDigit c, DateTimeOffset now) =>
        call.Phase is CallPhase.InFlow && c.Leg == call.CustomerLeg.Id
            ? InFlow(call, now, walk => walk.Press(c.Leg, c.Digit))
            : KeyInQueue(call, c, now) is { } left ? left
            : One(new DigitReceived(now, call.Id, c.Leg, PersonalText.Of(c.Digit.ToString())));

    private Result<ExchangeEvent[]> PromptFinished(CallState call, ReportPromptFinished c, DateTimeOffset now) =>
        call.Phase is CallPhase.InFlow && state.FlowRuns[call.Id] is { Waits: FlowWait.Prompt } run && run.Turn == c.Turn
            ? InFlow(call, now, walk => walk.PromptEnds())
            : Nothing;

    private Result<ExchangeEvent[]> FlowTimeIsUp(CallState call, DateTimeOffset now) => call.Invitation is not null
        ? InvitationRunsOut(call, now)
        : InFlow(call, now, walk => state.FlowRuns[call.Id].Waits is FlowWait.Prompt ? walk.PromptEnds() : walk.TimeIsUp());

    private Result<ExchangeEvent[]> Matched(CallState call, AttachMatches c, DateTimeOffset now)
    {
        var matched = new CallerMatched(now, call.Id, c.Matches, c.ByData);
        var asks = call.Phase is CallPhase.InFlow && state.FlowRuns[call.Id] is { Waits: FlowWait.Answer, AwaitsMatches: true };
        return asks ? InFlow(call, now, walk => walk.Matched(c.Matches), matched).Value.Prepend(matched).ToArray()
            : Changes(call, matched, now) ? new ExchangeEvent[] { matched, Weigh(call, matched, now) }
            : One(matched);
    }

    private Result<ExchangeEvent[]> LookedUp(CallState call, AnswerLookup c, DateTimeOffset now) =>
        call.Phase is CallPhase.InFlow && state.FlowRuns[call.Id] is { Waits: FlowWait.Answer } run && run.Lookups == c.Lookup
            ? InFlow(call, now, walk => walk.LookedUp(c))
            : Nothing;

    /// <summary>A caller who came out of a flow goes on in it, if it says how; any other one is let go.</summary>
    private Result<ExchangeEvent[]> WaitedTooLong(CallState call, DateTimeOffset now)
    {
        if (call.AwaitsCallback) return End(call, EndCause.CallbackExpired, now);
        if (state.FlowOf(call.Id)?.Find(state.FlowRuns[call.Id].Step) is not QueueStep { OnLimit: { } next })
            return End(call, EndCause.WaitedTooLong, now);
        var resumed = InFlow(call, now, walk => walk.Resume(call.Queue!.Value, next));
        return call.Offer is null ? resumed : Withdrawn(call, now).Concat(resumed.Value).ToArray();
    }

    private Result<ExchangeEvent[]> InFlow(CallState call, DateTimeOffset now, Func<FlowWalk, FlowExit?> go, CallerMatched? told = null)
    {
        var run = state.FlowRuns[call.Id];
        if (state.FlowOf(call.Id) is not { } flow)
        {
            var newest = state.Flows[run.Flow].Versions[^1].Definition;
            return new ExchangeEvent[] { new FlowFailed(now, call.Id, run.Step, FlowTrouble.NoSuchVersion, run.Flow) }
                .Concat(Exit(call.Id, now, newest, new(ToDefault: true))).ToArray();
        }

        var walk = new FlowWalk(flow, run, state.FactsOf(call) with { IsEmergency = state.Flows[run.Flow].IsEmergency }, now);
        var (asked, exit) = AskCallbacks(call.Id, walk, go(walk), now);
        return walk.Events.Concat(asked).Concat(Exit(call.Id, now, walk.Flow, exit, walk.Events.OfType<CallerMatched>().LastOrDefault() ?? told)).ToArray();
    }

    /// <summary>Leads a caller into another flow.</summary>
    private FlowExit? Into(InteractionId call, FlowWalk walk, TransferStep step)
    {
        if (!state.Flows.TryGetValue(step.Flow, out var flow)) return walk.HasNoFlow(step);
        var version = flow.For(call);
        var first = step.Step ?? version.Definition.Start;
        return version.Definition.Find(first) is null
            ? walk.HasNoFlow(step)
            : walk.Enter(version, walk.Facts with { IsEmergency = flow.IsEmergency }, first);
    }

    private IEnumerable<ExchangeEvent> Exit(InteractionId call, DateTimeOffset now, FlowDefinition flow, FlowExit? exit, CallerMatched? told = null)
    {
        if (exit is not { } way) return [];
        if (way.HangsUp is { } end) return [new CallEnded(now, call, end.Busy ? EndCause.Busy : way.IsAfterTalk ? EndCause.AgentHungUp : EndCause.FlowHungUp, now + state.Settings.ClosingLimit)];
        // A caller who comes from another queue has waited already.
        var since = state.Calls.TryGetValue(call, out var known) && known.Place.Call == call ? known.Place.Since : now;
        var entered = Enter(new(since, call, false), way.Queue?.Queue ?? flow.DefaultQueue, way.Wish, now, told);
        return [way.Queue?.Limit is { } own && now + own < entered.LeaveBy ? entered with { LeaveBy = now + own } : entered];
    }

    /// <summary>A caller who waits leaves the queue by a key that the queue step names; not while an agent is about to answer.</summary>
    private ExchangeEvent[]? KeyInQueue(CallState call, ReportDigit c, DateTimeOffset now)
    {
        if (call.Phase is not CallPhase.Waiting || c.Leg != call.CustomerLeg.Id) return null;
        if (state.FlowOf(call.Id)?.Find(state.FlowRuns[call.Id].Step) is not QueueStep { Keys.IsDefaultOrEmpty: false } step) return null;
        if (step.Keys.FirstOrDefault(key => key.Key == c.Digit.ToString()) is not { } chosen) return null;
        return
        [
            new DigitReceived(now, call.Id, c.Leg, PersonalText.Of(c.Digit.ToString())),
            new CallLeftQueue(now, call.Id, call.Queue!.Value, "key " + c.Digit),
            .. InFlow(call, now, walk => walk.Resume(call.Queue!.Value, chosen.To)).Value,
        ];
    }

    /// <summary>A caller leaves a queue by an exit of its plan, and goes on in the flow where its queue step names that exit.</summary>
    private ExchangeEvent[]? TakeExit(CallState call, string exit, DateTimeOffset now) =>
        state.FlowOf(call.Id)?.Find(state.FlowRuns[call.Id].Step) is QueueStep step && step.Exits.FirstOrDefault(one => one.Exit == exit) is { } way
            ? [new CallLeftQueue(now, call.Id, call.Queue!.Value, exit), .. InFlow(call, now, walk => walk.Resume(call.Queue!.Value, way.To)).Value]
            : null;
}
