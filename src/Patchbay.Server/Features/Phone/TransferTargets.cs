using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;

namespace Patchbay.Server.Features.Phone;

/// <summary>Says whom a call can be sent to: free colleagues first, then queues, then those who cannot be asked now, with the reason.</summary>
internal static class TransferTargets
{
    private const int Most = 50;

    internal static ImmutableArray<PhoneTarget> Find(string text, AgentId asking, IEnumerable<AgentView> agents, IEnumerable<QueueView> queues)
    {
        var wanted = text.Trim();
        var colleagues = agents.Where(agent => agent.Agent != asking && Matches(agent.Name.Value, wanted)).Select(Of)
            .OrderBy(target => target.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        return
        [
            .. colleagues.Where(target => target.Reach is PhoneReach.Free)
                .Concat(queues.Where(queue => Matches(queue.Name, wanted)).Select(Of).OrderBy(target => target.Name, StringComparer.CurrentCultureIgnoreCase))
                .Concat(colleagues.Where(target => target.Reach is not PhoneReach.Free).OrderBy(target => target.Reach))
                .Take(Most),
        ];
    }

    private static bool Matches(string? name, string wanted) => name?.Contains(wanted, StringComparison.CurrentCultureIgnoreCase) is true;

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
