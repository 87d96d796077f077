using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Server.Features.Live;

/// <summary>Draws the site as it is for the live page.</summary>
internal static class LivePicture
{
    private const int Most = 1_000;

    internal static LiveNow Of(LiveSite site, Viewer viewer, DateTimeOffset now)
    {
        var agents = site.Agents.ToList();
        var calls = site.Calls.ToList();
        return new(
            now,
            [.. site.Queues.OrderBy(queue => queue.Name, StringComparer.CurrentCulture).Select(queue => Of(queue, agents))],
            [.. agents.OrderBy(agent => agent.Standing is AgentStanding.Offline).ThenBy(agent => agent.Name.Value, StringComparer.CurrentCulture).Take(Most).Select(Of)],
            agents.Count,
            [.. calls.OrderBy(call => call.Phase is not (LiveCallPhase.Waiting or LiveCallPhase.Offered)).ThenBy(call => call.Record.StartedAt).Take(Most)
                .Select(call => Of(call, viewer))],
            calls.Count);
    }

    internal static LiveCall Of(CallInSight call, Viewer viewer)
    {
        var record = call.Record;
        var known = record.Record is { } match && viewer.MaySee(match) ? match.Name : record.CallerName;
        return new(
            record.Call.ToString(),
            call.Phase,
            call.Phase is LiveCallPhase.Waiting or LiveCallPhase.Offered or LiveCallPhase.NotDue ? call.Since : call.Open?.From ?? record.StartedAt,
            record.StartedAt,
            record.Direction is CallDirection.Outbound,
            Text(record.Number),
            Text(known),
            record.Queue?.ToString(),
            call.Agent?.ToString(),
            call.Wish.Priority,
            call.Phase is LiveCallPhase.Waiting or LiveCallPhase.Offered ? SkillNeeds.Describe(call.Needs) : "",
            record is { AwaitsCallback: true, Callback: { } asked } ? new(call.DueAt, asked.ExpireAt, record.Attempts, asked.MostAttempts) : null);
    }

    internal static LiveStanding StandingOf(AgentStanding standing) => standing switch
    {
        AgentStanding.Idle => LiveStanding.Idle,
        AgentStanding.Alerting => LiveStanding.Alerting,
        AgentStanding.OnCall => LiveStanding.OnCall,
        AgentStanding.WrapUp => LiveStanding.WrapUp,
        AgentStanding.NotReady => LiveStanding.NotReady,
        AgentStanding.Offline => LiveStanding.Offline,
        AgentStanding.LacksSkill => LiveStanding.LacksSkill,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    internal static LivePrioritySource SourceOf(PrioritySource source) => source switch
    {
        PrioritySource.FlowStep => LivePrioritySource.FlowStep,
        PrioritySource.Number => LivePrioritySource.Number,
        PrioritySource.Supervisor => LivePrioritySource.Supervisor,
        PrioritySource.Tier => LivePrioritySource.Tier,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    internal static string? Text(PersonalText text) => text.HasText ? text.Value : null;

    private static LiveQueue Of(QueueView queue, List<AgentView> agents)
    {
        var mine = agents.Where(agent => agent.Queues.Contains(queue.Queue)).Select(agent => agent.Standing).ToList();
        return new(
            queue.Queue.ToString(),
            queue.Name,
            queue.Waiting,
            queue.LongestSince,
            queue.ExpectedWait is { } wait ? (int)wait.TotalSeconds : null,
            mine.Count(standing => standing is AgentStanding.Idle),
            mine.Count(standing => standing is AgentStanding.Alerting or AgentStanding.OnCall or AgentStanding.WrapUp),
            mine.Count(standing => standing is AgentStanding.NotReady));
    }

    private static LiveAgent Of(AgentView agent) => new(
        agent.Agent.ToString(),
        agent.Name.Value ?? "(erased)",
        StandingOf(agent.Standing),
        agent.Presence.Reason,
        agent.StandingSince,
        agent.Presence.Kind is PresenceKind.Available,
        [.. agent.Queues.Select(queue => queue.ToString())],
        [.. (agent.Skills.IsDefault ? [] : agent.Skills).Select(skill => skill.ToString())],
        agent.Call?.Call.ToString());
}
