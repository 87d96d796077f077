using System.Collections.Immutable;
using System.Text.Json;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Server.Features.Live;

/// <summary>Tells one call: its segments, to whom it was offered and why, and why it waits.</summary>
/// <param name="site">The site as it is.</param>
/// <param name="viewer">Whose eyes it is for.</param>
/// <param name="now">The instant.</param>
internal sealed class CallStory(LiveSite site, Viewer viewer, DateTimeOffset now)
{
    private const int MostNear = 5;

    internal LiveCallDetail Tell(CallInSight call) => new(
        now,
        LivePicture.Of(call, viewer),
        [.. call.Record.Segments.Select(segment => Tell(call.Record, segment))],
        [.. call.Record.Offers.Select(Tell)],
        call.Phase is LiveCallPhase.Waiting ? Wait(call) : null,
        Tell(call.Wish.Parts),
        [.. call.Record.Flows.Select(flow => new LiveFlow(flow.At, flow.Flow.Name, flow.Version))],
        [.. call.Record.Lookups.Select(Tell)],
        [.. Faults(call.Record).OrderBy(fault => fault.At)]);

    private static ImmutableArray<LivePriority> Tell(ImmutableArray<PriorityPart> parts) =>
        parts.IsDefault ? [] : [.. parts.Select(part => new LivePriority(LivePicture.SourceOf(part.Source), part.Name, part.Points))];

    private static LiveLookup Tell(LookupStory lookup) => new(
        lookup.At,
        lookup.Question?.ObjectName,
        lookup.Question?.Field,
        lookup.Outcome is { } outcome ? JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()) : "waits",
        lookup.EndedAt is { } end ? (int)(end - lookup.At).TotalMilliseconds : null);

    private static IEnumerable<LiveFlowFault> Faults(CallRecord record)
    {
        foreach (var refused in record.RefusedValues) yield return new(refused.At, refused.Step, JsonNamingPolicy.CamelCase.ConvertName($"{refused.Field}{refused.Fault}"));
        if (record.FlowFailure is { } failed) yield return new(failed.At, failed.Step, JsonNamingPolicy.CamelCase.ConvertName(failed.Trouble.ToString()));
    }

    private LiveSegment Tell(CallRecord call, Segment segment) => new(
        WhoOf(call, segment),
        JsonNamingPolicy.CamelCase.ConvertName(segment.Kind.ToString()),
        segment.From,
        segment.To,
        segment.Cause,
        segment.Queue is { } queue ? site.Find(queue)?.Name : null,
        segment.AlsoQueues.IsDefault ? [] : [.. segment.AlsoQueues.Where(id => id != segment.Queue).Select(id => site.Find(id)?.Name ?? "").Where(name => name.Length > 0)],
        segment.Flow?.Name);

    private string WhoOf(CallRecord call, Segment segment)
    {
        if (segment.Agent is { } agent) return NameOf(agent);
        var outside = segment.Leg is { } leg ? call.Outside.LastOrDefault(party => party.Leg == leg) : null;
        return outside is null ? segment.Participant.ToString() : outside.Number.Value ?? "(erased)";
    }

    private LiveOffer Tell(OfferStory offer)
    {
        var (reason, why) = (offer.Reason, offer.Reason.Routing);
        return new(
            offer.At,
            NameOf(offer.Agent),
            reason.Rule,
            offer.Outcome is { } outcome ? JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()) : offer.EndedAt is null ? "rings" : "taken",
            (int)reason.IdleFor.TotalSeconds,
            (int)reason.WaitedFor.TotalSeconds,
            why?.Proficiency ?? 0,
            why?.Needs ?? "",
            [.. (why?.Others ?? []).Select(group => new LiveGroup(LivePicture.StandingOf(group.Standing), group.Agents))],
            [.. (why?.Nearest ?? []).Select(near => new LiveNear(
                NameOf(near.Agent), LivePicture.StandingOf(near.Standing), (int)near.IdleFor.TotalSeconds, near.Detail))],
            why?.Priority ?? 0,
            Tell(why?.Parts ?? default));
    }

    private LiveWait Wait(CallInSight call)
    {
        var mine = call.AlsoQueues.Append(call.Record.Queue!.Value).ToHashSet();
        var staff = (
            from agent in site.Agents
            where call.WaitsFor is { } only ? agent.Agent == only : agent.Queues.Any(mine.Contains)
            select (Agent: agent, Standing: StandingFor(call, agent))).ToList();
        return new(
            site.Calls.Count(other => other != call && other.Record.Queue == call.Record.Queue && other.Phase is LiveCallPhase.Waiting && StandsBefore(other, call)),
            call.WaitsFor is { } agentId ? NameOf(agentId) : null,
            [.. call.AlsoQueues.Select(id => site.Find(id)?.Name ?? "").Where(name => name.Length > 0)],
            call.StepsTaken,
            call.NextStepAt,
            staff.Count(one => one.Agent.Standing is not AgentStanding.Offline && Meets(call, one.Agent)),
            [.. staff.GroupBy(one => one.Standing).OrderBy(group => group.Key).Select(group => new LiveGroup(LivePicture.StandingOf(group.Key), group.Count()))],
            [.. Nearest(call, staff)],
            [.. site.Agents.Where(agent => !HasSkills(call, agent)).Select(agent => agent.Agent.ToString())]);
    }

    /// <summary>Able agents who are busy or away, those for longest first, since they will be free first; then idle ones who lack a skill.</summary>
    private IEnumerable<LiveNear> Nearest(CallInSight call, List<(AgentView Agent, AgentStanding Standing)> staff)
    {
        var able = staff.Where(one => one.Standing is not (AgentStanding.LacksSkill or AgentStanding.Offline) && Meets(call, one.Agent)).OrderBy(one => one.Standing)
            .ThenBy(one => one.Agent.StandingSince);
        var unfit = staff.Where(one => one.Standing is AgentStanding.LacksSkill && one.Agent.Standing is AgentStanding.Idle).OrderBy(one => one.Agent.StandingSince);
        return able.Concat(unfit).Take(MostNear).Select(one => new LiveNear(
            one.Agent.Name.Value ?? "(erased)", LivePicture.StandingOf(one.Standing), (int)(now - one.Agent.StandingSince).TotalSeconds, Missing(call, one.Agent)));
    }

    /// <summary>Who could never take it is not counted among those who are busy: nobody need wait for them.</summary>
    private static AgentStanding StandingFor(CallInSight call, AgentView agent) =>
        agent.Standing is not AgentStanding.Offline && !Meets(call, agent) ? AgentStanding.LacksSkill : agent.Standing;

    private static bool Meets(CallInSight call, AgentView agent) => call.WaitsFor is not null || HasSkills(call, agent);

    private static bool HasSkills(CallInSight call, AgentView agent) => SkillNeeds.Proficiency(call.Needs, SkillsOf(agent)) is not null;

    private static string Missing(CallInSight call, AgentView agent) =>
        call.Needs.FirstOrDefault(need => need.LevelMet(SkillsOf(agent)) == 0) is { } need ? $"needs {need}" : agent.Presence.Reason ?? "";

    private static ImmutableArray<SkillLevel> SkillsOf(AgentView agent) => agent.Skills.IsDefault ? [] : agent.Skills;

    /// <summary>As the exchange orders them: a priority is worth so much of waiting.</summary>
    private bool StandsBefore(CallInSight one, CallInSight other) => PlaceOf(one).CompareTo(PlaceOf(other)) < 0;

    private QueuePlace PlaceOf(CallInSight call) => new(
        call.Since, call.Record.Call, call.Returned, (site.Find(call.Record.Queue!.Value)?.Credit ?? QueueSettings.StandardCredit) * call.Wish.Priority);

    private string NameOf(AgentId agent) => site.Find(agent)?.Name.Value ?? "(erased)";
}
