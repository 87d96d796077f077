using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Flows.Trials;
using Patchbay.Runtime.Loop;
using Patchbay.Telephony.Bridge;

namespace Patchbay.Server.Features.Flows;

/// <summary>The call flows and what they may name: the queues as the exchange has them now, and the recordings of the operator.</summary>
/// <param name="telephony">Where recordings are.</param>
internal sealed class FlowBook(IOptions<TelephonyOptions> telephony) : IReactor
{
    private readonly ConcurrentDictionary<FlowId, FlowState> flows = new();
    private readonly ConcurrentDictionary<QueueId, string> queues = new();

    internal IReadOnlyList<FlowState> All => [.. flows.Values.OrderBy(flow => flow.Flow.Name, StringComparer.Ordinal)];

    private readonly ConcurrentDictionary<AgentId, string> agents = new();

    /// <summary>What those are called whom a flow may name.</summary>
    internal TrialNames Names => new(queues, agents);

    /// <summary>The names of those queues, for a choice.</summary>
    internal IReadOnlyList<string> QueueNames => [.. queues.Values.Order(StringComparer.OrdinalIgnoreCase)];

    public void React(Committed committed)
    {
        foreach (var flow in committed.Flows) flows[flow.Flow] = flow;
        foreach (var agent in committed.Agents) agents[agent.Agent] = agent.Name.Value ?? "";
        foreach (var queue in committed.Queues) queues[queue.Queue] = queue.Name;
    }

    internal FlowState? Find(string name) => FlowId.TryParse(name, out var id) ? flows.GetValueOrDefault(id) : null;

    /// <summary>A flow as it takes new calls; null when it is not published.</summary>
    internal FlowDefinition? InForce(FlowId id) => flows.GetValueOrDefault(id) is { } flow ? flow.Find(flow.Current)?.Definition : null;

    internal bool HasRecording(string name) =>
        telephony.Value.PromptFolder is { } folder && Directory.Exists(folder)
        && (File.Exists(Path.Combine(folder, name + ".wav")) || Directory.EnumerateFiles(folder, name + ".*.wav").Any());

    /// <summary>Finds an agent by name; null when nobody has it, or more than one.</summary>
    internal AgentId? AgentOf(string name) => agents.Where(known => known.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only.Key : null;

    internal QueueId? QueueOf(string name)
    {
        foreach (var (id, known) in queues)
        {
            if (known.Equals(name, StringComparison.OrdinalIgnoreCase)) return id;
        }

        return null;
    }
}
