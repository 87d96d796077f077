using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Testing.Simulation.Engine;
using Patchbay.Testing.Simulation.Network;

namespace Patchbay.Testing.Simulation.Checks;

/// <summary>
/// A second reading of the journal, by rules written down once more and nowhere shared with the product: what may follow what, who may be
/// offered what, and how many wait.
/// </summary>
internal sealed partial class History
{
    private readonly Dictionary<InteractionId, CallHistory> calls = [];
    private readonly Dictionary<AgentId, AgentHistory> agents = [];
    private readonly Dictionary<QueueId, QueueSettings> queues = [];
    private DateTimeOffset now;
    private long sequence;

    internal IReadOnlyCollection<CallHistory> Calls => calls.Values;

    /// <summary>How often each kind of event occurred.</summary>
    internal Dictionary<Type, int> Kinds { get; } = [];

    internal void Add(JournalEntry entry)
    {
        Require(entry.Sequence == ++sequence, () => $"event {entry.Sequence} follows event {sequence - 1}");
        Require(entry.Event.At >= now, () => $"event {entry.Sequence} lies before the one before it");
        now = entry.Event.At;
        Kinds[entry.Event.GetType()] = Kinds.GetValueOrDefault(entry.Event.GetType()) + 1;
        AddMessage(entry.Event);
        switch (entry.Event)
        {
            case QueueConfigured e: queues[e.Queue] = e.Settings; break;
            case AgentEvent e: Add(e); break;
            case OfferEvent e: Add(e); break;
            case CallEvent e: Add(e); break;
        }
    }

    /// <summary>Tells whether the journal keeps enough to end the call of a telephone after a restart.</summary>
    internal bool KnowsDialogOf(Phone phone) =>
        calls.TryGetValue(phone.Leg.Call, out var call) && (phone.CalledUs || call.Answered.Contains(phone.Leg));

    internal void MustKnow(InteractionId call) => Require(calls.ContainsKey(call), () => $"call {call} was acknowledged and is not in the journal");

    internal CallHistory Find(InteractionId call) => calls[call];

    internal int WaitingIn(QueueId queue) => calls.Values.Count(call => call.Queue == queue && call.Waits);

    internal InteractionId? BusyWith(AgentId agent) => agents[agent].Busy;

    // Events print slowly, and all but never must.
    private static void Require(bool condition, Func<string> otherwise)
    {
        if (!condition) throw new ViolationException("journal: " + otherwise());
    }

    private void Add(AgentEvent e)
    {
        if (e is AgentAdded added)
        {
            agents[e.Agent] = new(e.Agent) { Queues = added.Queues, IdleSince = e.At };
            return;
        }

        var agent = agents[e.Agent];
        switch (e)
        {
            case AgentQueuesChanged changed: agent.Queues = changed.Queues; break;
            case AgentSkillsChanged changed: agent.Skills = changed.Skills; break;
            case PanelConnected: agent.HasPanel = true; break;
            case PanelLost: agent.HasPanel = false; break;
            case PresenceChanged changed:
                if (!agent.IsAvailable) agent.IdleSince = e.At;
                Require(changed.Cause is not PresenceCause.RingNoAnswer || agent.HasMissed, () => $"{e} of one who missed nothing");
                agent.IsAvailable = changed.Presence.Kind is PresenceKind.Available;
                break;
        }
    }

    private void Add(CallEvent e)
    {
        switch (e)
        {
            case CallArrived:
                Require(calls.TryAdd(e.Call, new(e.Call)), () => $"call {e.Call} arrives twice");
                return;
            case CallbackAsked asked:
                AddCallback(asked);
                return;
            case CallDialed dialed:
                Require(calls.TryAdd(e.Call, new(e.Call) { Phase = CallPhase.Dialing, Agent = dialed.Agent }), () => $"call {e.Call} is dialled twice");
                Require(agents[dialed.Agent].Busy is null, () => $"agent {dialed.Agent} dials while busy");
                agents[dialed.Agent].Busy = e.Call;
                return;
        }

        var call = Known(e.Call, e);
        if (call.Phase is CallPhase.Ended) AddAfterEnd(e, call);
        else AddLive(e, call);
    }

    private void AddLive(CallEvent e, CallHistory call)
    {
        switch (e)
        {
            case CallQueued queued:
                EnterPlan(queued, call);
                (call.Phase, call.Queue) = (CallPhase.Waiting, queued.Queue);
                Require(call.Since is null || call.Since == queued.Since, () => $"{e} lost the place of {call.Since:T}");
                call.Since = queued.Since;
                call.AwaitsMatch = queued.KnownBy is not null;
                Wishes(call, queued.Wish, queued.PreferUntil);
                break;
            case CallWidened widened:
                Require(call.Waits, () => $"{e} of one who does not wait");
                (call.Needs, call.AlsoQueues, call.Steps) = (widened.Needs, widened.AlsoQueues, widened.Step);
                break;
            case CustomerWeighed weighed:
                Require(call.Phase is CallPhase.Waiting && !call.Returned, () => $"{e} of one who is {call.Phase}");
                call.AwaitsMatch = false;
                Wishes(call, weighed.Wish, weighed.PreferUntil);
                break;
            case WaitAnnounced announced: AddAnnouncement(announced, call); break;
            case PreferenceEnded:
                Require(call.WaitsFor is not null, () => $"{e} without a preference");
                call.WaitsFor = null;
                break;
            case CallbackPostponed or CallbackDialed: AddCallback(e, call); break;
            case CallForwarded: call.Phase = CallPhase.Dialing; break;
            case LegAnswered { Purpose: not null } joined: call.Answered.Add(joined.Leg); break;
            case FlowDialed or FlowConnected or FlowTalkEnded: AddTalkOfFlow(e, call); break;
            // Whoever leaves the queue for a flow and enters again stands by the wait alone.
            case FlowEntered or FlowResumed:
                if (call.Waits) LeavePlan(call, e.At);
                (call.Phase, call.Queue, call.Returned) = (CallPhase.InFlow, null, false);
                break;
            case LegAnswered answered:
                Require(call.Phase is CallPhase.Dialing, () => $"{e} on a call that is {call.Phase}");
                call.Answered.Add(answered.Leg);
                call.Phase = CallPhase.Connected;
                break;
            case AgentDropped dropped:
                Require(call.Agent == dropped.Agent, () => $"{e} on another's call");
                Free(call, dropped.Agent, e.At);
                (call.Agent, call.Returned) = (null, true);
                break;
            case CallEnded ended: AddEnd(ended, call); break;
            case CallClosed or ClosingExtended:
                Require(false, () => $"{e} on a live call");
                break;
            case WrapUpStarted or WrapUpEnded: AddWrapUp(e, call); break;
            default: AddParties(e, call); break;
        }
    }

    private void AddEnd(CallEnded ended, CallHistory call)
    {
        Require(call.Phase is not CallPhase.Offered, () => $"call {call.Id} ends and its offer goes on");
        EndCallback(call, ended);
        // Everybody in a simulation hangs up within minutes.
        Require(ended.Cause is not EndCause.TooLong, () => $"nobody noticed for hours that call {call.Id} was over");
        (call.Cause, call.EndedAt) = (ended.Cause, ended.At);
        call.Phase = CallPhase.Ended;
        Require(call.Asked is null, () => $"call {call.Id} ends and somebody is still asked");
        foreach (var agent in call.Others.Concat(new[] { call.Agent }.OfType<AgentId>())) Free(call, agent, ended.At);
        call.Others.Clear();
    }

    private void Wishes(CallHistory call, RoutingWish? wish, DateTimeOffset? preferUntil)
    {
        call.Credit = (SettingsOf(call.Queue!.Value).Credit ?? TimeSpan.FromMinutes(1)) * (wish?.Priority ?? 0);
        if (call.Steps == 0) call.Needs = wish is { Needs.IsDefault: false } ? wish.Needs : [];
        call.WaitsFor = preferUntil is null ? null : wish?.Preferred;
    }

    private void AddAfterEnd(CallEvent e, CallHistory call)
    {
        switch (e)
        {
            case WrapUpStarted or WrapUpEnded: AddWrapUp(e, call); break;
            case CallClosed:
                Require(call.WrapUps.Count == 0, () => $"{e} in wrap-up");
                call.IsClosed = true;
                break;
            default:
                Require(MayFollowTheEnd(e), () => $"{e} after the end");
                break;
        }
    }

    /// <summary>A transcript may come long after the call is closed; so may what its legs report.</summary>
    private static bool MayFollowTheEnd(CallEvent e) =>
        e is LegEnded or LegMeasured or RecordingFinished or TranscriptAttached or NotesWritten or RecordPicked or CallerMatched or ClosingExtended or DigitReceived
            or MessageLeft or MessageDropped;

    private QueueSettings SettingsOf(QueueId queue) => queues[queue];

    private CallHistory Known(InteractionId id, ExchangeEvent e)
    {
        Require(calls.TryGetValue(id, out var call), () => $"{e} of an unknown call");
        Require(!call!.IsClosed || e is TranscriptAttached or LegMeasured, () => $"{e} of a closed call");
        return call;
    }

    private void AddWrapUp(CallEvent e, CallHistory call)
    {
        if (e is WrapUpStarted started)
        {
            Require(agents[started.Agent].Busy is null && call.WrapUps.Add(started.Agent), () => $"{e} while busy");
            agents[started.Agent].Busy = call.Id;
        }
        else if (e is WrapUpEnded ended)
        {
            Require(call.WrapUps.Remove(ended.Agent), () => $"{e} without a beginning");
            Free(call, ended.Agent, e.At);
        }
    }

    private void Free(CallHistory call, AgentId id, DateTimeOffset at)
    {
        if (agents[id].Busy != call.Id) return;
        agents[id].Busy = null;
        agents[id].IdleSince = at;
    }
}
