using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <summary>
/// Everything the exchange knows. It changes only by <see cref="Apply(ExchangeEvent)"/>, so the same events always give the same state.
/// </summary>
public sealed partial class ExchangeState
{
    /// <summary>Number of events applied so far; the sequence of the last one.</summary>
    public long Sequence { get; set; }

    /// <summary>Instant of the last event; the next one is not before it.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>The site's limits.</summary>
    public SiteSettings Settings { get; set; } = SiteSettings.Standard;

    /// <summary>All agents.</summary>
    public Dictionary<AgentId, AgentState> Agents { get; } = [];

    /// <summary>All queues.</summary>
    public Dictionary<QueueId, QueueState> Queues { get; } = [];

    /// <summary>Where dialled numbers lead.</summary>
    public Dictionary<string, EntryPoint> EntryPoints { get; } = [];

    /// <summary>All published call flows.</summary>
    public Dictionary<FlowId, FlowState> Flows { get; } = [];

    /// <summary>Where callers stand in call flows, those who went on to a queue or an agent included.</summary>
    public Dictionary<InteractionId, FlowRun> FlowRuns { get; } = [];

    /// <summary>All calls that are not closed.</summary>
    public Dictionary<InteractionId, CallState> Calls { get; } = [];

    /// <summary>All running timers.</summary>
    public TimerTable Timers { get; } = new();

    /// <summary>Queues in which a caller or an agent appeared since they were routed last. Not part of a snapshot: after a restart, all.</summary>
    public HashSet<QueueId> Unrouted { get; } = [];

    /// <summary>Agents who are idle and whom a caller waits for by name, until they are routed.</summary>
    public HashSet<AgentId> UnroutedAgents { get; } = [];

    /// <summary>True while somebody may be offered a call and was not looked at yet.</summary>
    public bool HasUnrouted => Unrouted.Count > 0 || UnroutedAgents.Count > 0;

    /// <summary>Applies one event. Never refuses, never throws for an event that this code decided.</summary>
    /// <param name="e">The event.</param>
    public void Apply(ExchangeEvent e)
    {
        Sequence++;
        Now = e.At;
        switch (e)
        {
            case AgentEvent agent: ApplyAgent(agent); break;
            case SiteEvent site: ApplySite(site); break;
            case Offers.OfferEvent offer: ApplyOffer(offer); break;
            case CallEvent call: ApplyCall(call); break;
            case Voicemail.MessageEvent message: ApplyMessage(message); break;
            default: throw new InvalidOperationException($"No rule applies {e.GetType().Name}.");
        }
    }

    /// <summary>Who talked last with each customer, where a queue asks for it.</summary>
    public LastTalks LastTalks { get; } = new();

    /// <summary>The outcomes that an agent may choose from after a call.</summary>
    internal ImmutableArray<string> OutcomesOf(WrapUpState work) => work.Queue is { } queue ? Queues[queue].Settings.Dispositions : Settings.Dispositions;

    /// <summary>Puts a call of a snapshot back where it stood.</summary>
    /// <param name="call">The call; it belongs to the state from now on.</param>
    public void Restore(CallState call)
    {
        Calls[call.Id] = call;
        if (call.Phase is CallPhase.Waiting) JoinQueue(call);
        else if (call.Phase is CallPhase.Offered) Queues[call.Queue!.Value].Offered++;
        else if (call.Phase is CallPhase.Parked) Parked[call.Slot] = call.Id;
    }

    /// <summary>Puts an agent of a snapshot back among the staff of its queues, and among the idle ones if it stood there.</summary>
    /// <param name="agent">The agent, known to the state already.</param>
    public void RestoreIdle(AgentState agent) => JoinStaff(agent);

    private void ApplySite(SiteEvent e)
    {
        switch (e)
        {
            case FlowPublished published:
                Apply(published);
                break;
            case FlowVersionsChosen chosen:
                Flows[chosen.Flow] = Flows[chosen.Flow] with { Current = chosen.Current, Trial = chosen.Trial, Share = chosen.Share, Chosen = new(chosen.At, chosen.By) };
                break;
            case EmergencySwitched switched:
                Flows[switched.Flow] = Flows[switched.Flow] with { Emergency = switched.IsOn ? new(switched.At, switched.By) : null };
                break;
            case SiteConfigured site:
                Settings = site.Settings;
                break;
            case EntryPointConfigured entry:
                EntryPoints[entry.EntryPoint.Dnis] = entry.EntryPoint;
                break;
            case QueueConfigured configured when Queues.TryGetValue(configured.Queue, out var known):
                known.Configure(configured.Settings, Agents);
                Unrouted.Add(known.Id);
                break;
            case QueueConfigured configured:
                Queues[configured.Queue] = new() { Id = configured.Queue, Settings = configured.Settings };
                foreach (var agent in Agents.Values.Where(agent => agent.Queues.Contains(configured.Queue))) JoinNew(agent, Queues[configured.Queue]);
                break;
            default:
                throw new InvalidOperationException($"No rule applies {e.GetType().Name}.");
        }
    }

    private void ApplyAgent(AgentEvent e)
    {
        if (e is AgentAdded added)
        {
            Agents[added.Agent] = new()
            {
                Id = added.Agent,
                Name = added.Name,
                Queues = added.Queues,
                PresenceSince = e.At,
                IdleSince = e.At,
                OccupancyAt = e.At,
            };
            JoinStaff(Agents[added.Agent]);
            return;
        }

        var agent = Agents[e.Agent];
        var panel = new TimerKey(TimerKind.PanelReturn, agent.Id.Value);
        switch (e)
        {
            case AgentQueuesChanged changed:
                Change(agent, a => (a.Queues, a.QueuesChosen) = (changed.Queues, changed.IsChosen));
                break;
            case AgentSkillsChanged changed:
                Change(agent, a => a.Skills = changed.Skills);
                break;
            case PresenceChanged changed:
                if (changed.Cause is PresenceCause.ConnectionLost) Timers.Clear(panel);
                Change(agent, a => SetPresence(a, changed));
                break;
            case PanelConnected:
                Timers.Clear(panel);
                Change(agent, a => a.PanelConnected = true);
                break;
            case PanelLost lost:
                Timers.Set(panel, lost.ReturnBy);
                Change(agent, a => a.PanelConnected = false);
                break;
            default:
                throw new InvalidOperationException($"No rule applies {e.GetType().Name}.");
        }
    }

    private static void SetPresence(AgentState agent, PresenceChanged changed)
    {
        if (agent.Presence.Kind is not PresenceKind.Available) agent.IdleSince = changed.At;
        agent.Presence = changed.Presence;
        agent.PresenceSince = changed.At;
    }

    private void SetActivity(AgentId id, AgentActivity activity, InteractionId? call, DateTimeOffset at, bool keepsIdleSince = false) =>
        Change(Agents[id], agent =>
        {
            Occupancy.BringUp(agent, at);
            if (activity is AgentActivity.Idle && !keepsIdleSince) agent.IdleSince = at;
            agent.Activity = activity;
            agent.ActivitySince = at;
            agent.Call = call;
            if (activity is not AgentActivity.Alerting) agent.RingingPhone = null;
        });

    private static TimerKey TimerOf(TimerKind kind, CallState call) => new(kind, call.Id.Value);
}
