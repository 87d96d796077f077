using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

internal sealed partial class Decider
{
    /// <summary>Lets a caller enter a queue. The one way in: of entry points, flows, transfers and calls that come back.</summary>
    /// <param name="place">The call, since when it counts as waiting, and whether it was with an agent already.</param>
    /// <param name="queue">Which queue.</param>
    /// <param name="wish">What the caller needs of routing; null for nothing in particular.</param>
    /// <param name="now">The instant.</param>
    private CallQueued Enter(QueuePlace place, QueueId queue, RoutingWish? wish, DateTimeOffset now)
    {
        var settings = state.Queues[queue].Settings;
        return new(now, place.Call, queue, place.Since, place.Returned, now + settings.WaitLimit, wish, PreferUntil(settings, wish, now));
    }

    /// <summary>One who is not at work is not waited for, and one who was lost from the call need not be the one to take it back.</summary>
    private DateTimeOffset? PreferUntil(QueueSettings settings, RoutingWish? wish, DateTimeOffset now)
    {
        if (wish?.Preferred is not { } id || !state.Agents.TryGetValue(id, out var agent)) return null;
        var time = wish.PreferredFor ?? settings.PreferredFor ?? QueueSettings.StandardPreference;
        return agent is { Presence.Kind: PresenceKind.Available, PanelConnected: true } && time > TimeSpan.Zero ? now + time : null;
    }

    private Result<ExchangeEvent[]> Set(SetAgentSkills c, DateTimeOffset now)
    {
        if (!state.Agents.TryGetValue(c.Agent, out var agent)) return Refusals.UnknownAgent;
        var skills = SkillLevel.InOrder(c.Skills);
        if (skills.Length > SkillLevel.MostOfOne || !skills.All(s => s.IsWellFormed) || skills.DistinctBy(s => s.Skill).Count() < skills.Length)
            return Refusals.BadSkills;
        return agent.Skills.AsSpan().SequenceEqual(skills.AsSpan()) ? Nothing : One(new AgentSkillsChanged(now, c.Agent, skills));
    }
}
