using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

public sealed partial class ExchangeState
{
    // Those who wait for one agent alone; follows from calls.
    private readonly Dictionary<AgentId, RankedList<QueuePlace>> waitingFor = [];

    /// <summary>The callers who wait for this agent alone, next one first; null when none does.</summary>
    internal RankedList<QueuePlace>? WaitingFor(AgentId agent) => waitingFor.GetValueOrDefault(agent);

    private void Apply(CallQueued e, CallState call)
    {
        LeaveQueue(call);
        Unpark(call);
        Retrieve(call);
        Timers.Clear(TimerOf(TimerKind.FlowLimit, call));
        var queue = Queues[e.Queue];
        if (queue.Waiting.Count == 0) queue.BusySince = e.At;
        if (call.Queue is { } before && before != e.Queue) call.Moves++;
        call.Phase = CallPhase.Waiting;
        // Who did not come is nothing to the agent who takes the call next.
        call.LastFailure = null;
        call.Queue = e.Queue;
        call.QueuedAt = e.At - (e.Plan?.Waited ?? TimeSpan.Zero);
        call.Records = queue.Settings.Records;
        call.Wish = e.Wish;
        call.Needs = e.Plan is { Step: > 0 } widened ? widened.Needs : SkillNeeds.InOrder(e.Wish?.Needs ?? default);
        (call.AlsoQueues, call.StepsTaken, call.LeftPlan) = (e.Plan?.AlsoQueues ?? [], e.Plan?.Step ?? 0, null);
        call.Place = PlaceOf(call, e.Since, e.Returned);
        AwaitMatch(call, e.KnownBy);
        WaitFor(call, e.Wish?.Preferred, e.PreferUntil);
        SetStep(call, e.StepAt);
        call.Told = null;
        SetAnnouncement(call, e.AnnounceAt);
        if (call.AwaitsCallback) Return(call, e.HoursEndAt);
        else call.CustomerLeg.Answered = true;
        Timers.Set(TimerOf(TimerKind.QueueLimit, call), e.LeaveBy);
        JoinQueue(call);
    }

    /// <summary>Steps of the plan that were taken stay taken.</summary>
    private void Apply(CustomerWeighed e, CallState call)
    {
        LeaveQueue(call);
        AwaitMatch(call, null);
        call.Wish = e.Wish;
        if (call.StepsTaken == 0) call.Needs = SkillNeeds.InOrder(e.Wish?.Needs ?? default);
        call.Place = PlaceOf(call, call.Place.Since, call.Place.Returned);
        WaitFor(call, e.Wish?.Preferred, e.PreferUntil);
        Requeue(call);
    }

    private QueuePlace PlaceOf(CallState call, DateTimeOffset since, bool returned) =>
        new(since, call.Id, returned, (Queues[call.Queue!.Value].Settings.Credit ?? QueueSettings.StandardCredit) * (call.Wish?.Priority ?? 0));

    private void AwaitMatch(CallState call, DateTimeOffset? knownBy)
    {
        call.AwaitsMatch = knownBy is not null;
        if (knownBy is { } due) Timers.Set(TimerOf(TimerKind.MatchWait, call), due);
        else Timers.Clear(TimerOf(TimerKind.MatchWait, call));
    }

    /// <summary>Keeps who talked last with a customer where a queue may ask for it.</summary>
    private void Remember(CallState call, DateTimeOffset at)
    {
        if (call is not { WasConnected: true, Agent: { } agent, Phase: not CallPhase.Offered } || !Queues.Values.Any(queue => queue.Settings.Customers?.LastAgentWithin is not null)) return;
        LastTalks.Add(new(call.Id, call.Number, call.Record?.Record.Id, agent, at));
    }

    private void Apply(CallWidened e, CallState call)
    {
        LeaveQueue(call);
        (call.Needs, call.AlsoQueues, call.StepsTaken) = (e.Needs, e.AlsoQueues, e.Step);
        SetStep(call, e.StepAt);
        Requeue(call);
    }

    private static void KeepPlan(CallState call, DateTimeOffset at) => call.LeftPlan = call.PlanAt(at);

    private void Apply(WaitAnnounced e, CallState call)
    {
        if (e.Told is { } told) (call.Told, call.TimesAnnounced) = (told, told.Turn);
        SetAnnouncement(call, e.NextAt);
    }

    /// <summary>Nothing is begun to be said while an agent is about to answer.</summary>
    private void SetAnnouncement(CallState call, DateTimeOffset? at)
    {
        call.AnnounceAt = at;
        if (at is { } due && call.Phase is CallPhase.Waiting) Timers.Set(TimerOf(TimerKind.WaitAnnouncement, call), due);
        else Timers.Clear(TimerOf(TimerKind.WaitAnnouncement, call));
    }

    /// <summary>The wait is over, however it goes on.</summary>
    private void StopWaiting(CallState call)
    {
        EndPreference(call);
        SetStep(call, null);
        SetAnnouncement(call, null);
        AwaitMatch(call, null);
        SetHours(call, null);
        Timers.Clear(TimerOf(TimerKind.QueueLimit, call));
    }

    private void SetStep(CallState call, DateTimeOffset? at)
    {
        call.NextStepAt = at;
        if (at is { } due) Timers.Set(TimerOf(TimerKind.RoutingStep, call), due);
        else Timers.Clear(TimerOf(TimerKind.RoutingStep, call));
    }

    private void JoinQueue(CallState call)
    {
        var queue = Queues[call.Queue!.Value];
        queue.Waiting.Add(call.Place);
        queue.Arrivals.Add(new(call.Place.Since, call.Id));
        if (call.AwaitsMatch) return;
        if (call.WaitsFor is { } agent)
        {
            if (!waitingFor.TryGetValue(agent, out var callers)) waitingFor[agent] = callers = new();
            callers.Add(call.Place);
            UnroutedAgents.Add(agent);
            return;
        }

        foreach (var line in LinesOf(call))
        {
            line.Callers.Add(call.Place);
            Unrouted.Add(line.Queue.Id);
        }
    }

    private void LeaveQueue(CallState call)
    {
        if (call.Queue is not { } id || !Queues[id].Waiting.Remove(call.Place)) return;
        Queues[id].Arrivals.Remove(new(call.Place.Since, call.Id));
        if (call.AwaitsMatch) return;
        if (call.WaitsFor is not { } agent)
        {
            foreach (var line in LinesOf(call)) line.Callers.Remove(call.Place);
            return;
        }

        var callers = waitingFor[agent];
        callers.Remove(call.Place);
        if (callers.Count == 0) waitingFor.Remove(agent);
    }

    /// <summary>The line of the caller's own queue, then those of the queues that help.</summary>
    private IEnumerable<WaitingLine> LinesOf(CallState call)
    {
        yield return Queues[call.Queue!.Value].LineFor(call.Needs, Agents);
        foreach (var also in call.AlsoQueues)
        {
            if (also != call.Queue && Queues.TryGetValue(also, out var queue)) yield return queue.LineFor(call.Needs, Agents);
        }
    }

    /// <summary>Puts a caller who waits where the caller's needs belong now. To be used around a change of them.</summary>
    private void Requeue(CallState call)
    {
        if (call.Phase is CallPhase.Waiting) JoinQueue(call);
    }

    private void WaitFor(CallState call, AgentId? agent, DateTimeOffset? until)
    {
        var timer = TimerOf(TimerKind.PreferenceEnd, call);
        call.WaitsFor = until is null ? null : agent;
        if (until is { } at && agent is not null) Timers.Set(timer, at);
        else Timers.Clear(timer);
    }

    /// <summary>From now on anybody will do.</summary>
    private void EndPreference(CallState call)
    {
        LeaveQueue(call);
        WaitFor(call, null, null);
    }

    /// <summary>Puts an agent among the idle ones of all queues where a call may be offered to it now.</summary>
    private void JoinIdle(AgentState agent)
    {
        if (!agent.CanBeOffered) return;
        if (waitingFor.ContainsKey(agent.Id)) UnroutedAgents.Add(agent.Id);
        foreach (var id in agent.Queues)
        {
            if (!Queues.TryGetValue(id, out var queue)) continue;
            queue.JoinIdle(agent);
            Unrouted.Add(id);
        }
    }

    /// <summary>Lets an agent serve a queue that was added after the agent was told to.</summary>
    private void JoinNew(AgentState agent, QueueState queue)
    {
        queue.Count(agent, 1);
        if (!agent.CanBeOffered) return;
        queue.JoinIdle(agent);
        Unrouted.Add(queue.Id);
    }

    /// <summary>Changes an agent and keeps its places among the idle ones true.</summary>
    private void Change(AgentState agent, Action<AgentState> change)
    {
        foreach (var id in agent.Queues)
        {
            if (!Queues.TryGetValue(id, out var queue)) continue;
            queue.LeaveIdle(agent);
            queue.Count(agent, -1);
        }

        change(agent);
        JoinStaff(agent);
    }

    /// <summary>Counts an agent in where the agent serves, and puts one who is idle among the idle ones.</summary>
    private void JoinStaff(AgentState agent)
    {
        foreach (var id in agent.Queues)
        {
            if (Queues.TryGetValue(id, out var queue)) queue.Count(agent, 1);
        }

        JoinIdle(agent);
    }
}
