using System.Collections.Concurrent;
using Patchbay.Core.Shared;

namespace Patchbay.Server.Features.Phone;

/// <summary>Chooses which of an agent's panels holds the audio: whoever took the call, or asked for it last. One at a time.</summary>
internal sealed class AudioPanels
{
    private readonly ConcurrentDictionary<AgentId, string> chosen = [];

    /// <summary>Connection of the panel that holds the agent's audio; null while none does.</summary>
    internal string? Of(AgentId agent) => chosen.GetValueOrDefault(agent);

    /// <summary>Gives the audio to a panel.</summary>
    /// <returns>False when it had it already.</returns>
    internal bool Choose(AgentId agent, string connection)
    {
        if (Of(agent) == connection) return false;
        chosen[agent] = connection;
        return true;
    }

    /// <summary>The call is over: any panel may hold the audio of the next.</summary>
    internal void Free(AgentId agent) => chosen.TryRemove(agent, out _);

    /// <summary>A panel is gone.</summary>
    /// <returns>False when it did not hold the audio.</returns>
    internal bool Left(AgentId agent, string connection) => chosen.TryRemove(new(agent, connection));
}
