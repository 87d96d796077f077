using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Exchange;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;

namespace Patchbay.Server.Features.Phone;

/// <summary>
/// Says whom a call can be sent to: colleagues, free ones first and the others with the reason, then queues, then call flows. Names of which a
/// word begins with what was typed come before those that only hold it. Steps of a flow are found by their names.
/// </summary>
internal static class TransferTargets
{
    private const int Most = 50;

    internal static ImmutableArray<PhoneTarget> Find(
        string text, AgentId asking, IEnumerable<AgentView> agents, IEnumerable<QueueView> queues, IEnumerable<FlowState> flows)
    {
        var wanted = text.Trim();
        var colleagues = agents.Where(agent => agent.Agent != asking && Matches(agent.Name.Value, wanted)).Select(Of)
            .OrderBy(target => target.Reach).ThenBy(target => target.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        // Before anything is typed those who can take the call come first; who types means somebody, reachable or not.
        var away = wanted.Length == 0 ? colleagues.Where(target => target.Reach is not PhoneReach.Free).ToList() : [];
        return
        [
            .. colleagues.Except(away)
                .Concat(queues.Where(queue => Matches(queue.Name, wanted)).Select(Of).OrderBy(target => target.Name, StringComparer.CurrentCultureIgnoreCase))
                .Concat(flows.SelectMany(flow => Of(flow, flow.Find(flow.Current)!.Definition, wanted)))
                .Concat(away)
                .OrderBy(target => !Begins(target.Name, wanted))
                .Take(Most),
        ];
    }

    /// <summary>True when a word of the name begins with the text.</summary>
    private static bool Begins(string name, string wanted) =>
        name.StartsWith(wanted, StringComparison.CurrentCultureIgnoreCase)
        || name.Split([' ', '-', '.', '\'', '('], StringSplitOptions.RemoveEmptyEntries).Any(word => word.StartsWith(wanted, StringComparison.CurrentCultureIgnoreCase));

    private static bool Matches(string? name, string wanted) => name?.Contains(wanted, StringComparison.CurrentCultureIgnoreCase) is true;

    private static IEnumerable<PhoneTarget> Of(FlowState state, FlowDefinition flow, string wanted)
    {
        if (state.Numbers.Contains(wanted)) yield return new("flow", flow.Flow.Name, flow.Title, PhoneReach.Free, $"Call flow of {wanted}", wanted);
        else if (Matches(flow.Title, wanted)) yield return new("flow", flow.Flow.Name, flow.Title, PhoneReach.Free, "Call flow");
        if (wanted.Length == 0) yield break;
        foreach (var step in flow.Steps.Where(step => Matches(step.Name, wanted)))
            yield return new("flow", $"{flow.Flow.Name}/{step.Name}", step.Name, PhoneReach.Free, $"Step of {flow.Title}");
    }

    private static PhoneTarget Of(AgentView agent)
    {
        var reach = agent.Activity is not AgentActivity.Idle ? PhoneReach.Busy
            : agent.Presence.Kind is PresenceKind.Available ? PhoneReach.Free
            : PhoneReach.Away;
        return new("agent", agent.Agent.ToString(), agent.Name.Value ?? "", reach, Detail(agent));
    }

    private static string Detail(AgentView agent) => agent.Activity switch
    {
        AgentActivity.Alerting or AgentActivity.OnCall => "On a call",
        AgentActivity.WrapUp => "After-call work",
        _ => agent.Presence.Kind switch
        {
            PresenceKind.Available => "Free",
            PresenceKind.NotReady => agent.Presence.Reason ?? "Not ready",
            _ => "Offline",
        },
    };

    private static PhoneTarget Of(QueueView queue) =>
        new("queue", queue.Queue.ToString(), queue.Name, PhoneReach.Free, queue.Waiting == 0 ? "Nobody waits" : $"{queue.Waiting} waiting");
}
