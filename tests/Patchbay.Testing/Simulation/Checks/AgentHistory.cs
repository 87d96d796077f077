using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Shared;

namespace Patchbay.Testing.Simulation.Checks;

/// <summary>What the journal has said of one agent so far.</summary>
/// <param name="id">Who.</param>
internal sealed class AgentHistory(AgentId id)
{
    internal AgentId Id => id;

    internal ImmutableArray<QueueId> Queues { get; set; } = [];

    internal ImmutableArray<SkillLevel> Skills { get; set; } = [];

    internal bool IsAvailable { get; set; }

    internal bool HasPanel { get; set; }

    /// <summary>What keeps the agent busy; null when idle.</summary>
    internal InteractionId? Busy { get; set; }

    /// <summary>True when the last offer rang out, and rang for this agent alone.</summary>
    internal bool HasMissed { get; set; }

    internal DateTimeOffset IdleSince { get; set; }

    internal bool CanBeOffered => IsAvailable && HasPanel && Busy is null;

    /// <summary>How well the agent does what a caller needs: the sum of levels; null when not at all.</summary>
    internal int? FitFor(CallHistory call)
    {
        var levels = call.Needs.Select(need => need.AnyOf
            .SelectMany(wanted => Skills.Where(s => s.Skill == wanted.Skill && s.Level >= wanted.Level)).Select(s => s.Level).DefaultIfEmpty(0).Max()).ToList();
        return levels.Contains(0) ? null : levels.Sum();
    }

    internal bool CanServe(CallHistory call) =>
        !call.AwaitsMatch && (call.WaitsFor is { } only
            ? only == id
            : call.Queue is { } queue && Queues.Any(mine => mine == queue || call.AlsoQueues.Contains(mine)) && FitFor(call) is not null);

    internal bool CanServe(CallHistory call, QueueId? via) => via is { } queue ? Queues.Contains(queue) && FitFor(call) is not null : call.WaitsFor == id;

    internal bool IsIdleLongerThan(AgentHistory other) =>
        IdleSince == other.IdleSince ? id.CompareTo(other.Id) < 0 : IdleSince < other.IdleSince;
}
