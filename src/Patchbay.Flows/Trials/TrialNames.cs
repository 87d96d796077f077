using Patchbay.Core.Shared;

namespace Patchbay.Flows.Trials;

/// <summary>What people call those whom a flow names.</summary>
/// <param name="Queues">The queues.</param>
/// <param name="Agents">The agents; one who is not among them is told as <c>an agent</c>.</param>
public sealed record TrialNames(IReadOnlyDictionary<QueueId, string> Queues, IReadOnlyDictionary<AgentId, string> Agents)
{
    /// <summary>Whom a table may mean by this is any agent.</summary>
    internal const string AnAgent = "an agent";

    internal string Of(AgentId agent) => Agents.GetValueOrDefault(agent, AnAgent);
}
