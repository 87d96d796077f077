using System.Collections.Concurrent;
using Patchbay.Core.Agents;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;

namespace Patchbay.Server.Features.Phone;

/// <summary>Counts each agent's connected panels and tells the exchange about the first and the last one.</summary>
/// <param name="exchange">The door to the exchange.</param>
internal sealed class PanelConnections(IExchange exchange)
{
    private readonly ConcurrentDictionary<AgentId, HashSet<string>> connected = [];

    /// <summary>True while the agent has a panel.</summary>
    internal bool Has(AgentId agent)
    {
        if (!connected.TryGetValue(agent, out var panels)) return false;
        lock (panels)
        {
            return panels.Count > 0;
        }
    }

    internal async Task CameAsync(AgentId agent, string connection, CancellationToken cancellationToken)
    {
        var panels = connected.GetOrAdd(agent, _ => []);
        lock (panels)
        {
            panels.Add(connection);
        }

        // Repeating it is harmless, and a restart of the exchange has forgotten it.
        await exchange.SubmitAsync(new ReportPanelConnected(agent), cancellationToken);
    }

    internal void Left(AgentId agent, string connection)
    {
        if (!connected.TryGetValue(agent, out var panels)) return;
        lock (panels)
        {
            // Told under the lock, so that a panel that comes at the same moment is told after it.
            if (panels.Remove(connection) && panels.Count == 0) exchange.Post(new ReportPanelLost(agent));
        }
    }
}
