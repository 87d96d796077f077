using System.Collections.Concurrent;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;

namespace Patchbay.Telephony.Bridge;

/// <summary>What panels are told of desk phones. Written by the owner loop, read by anybody.</summary>
/// <param name="changed">Called after each change.</param>
internal sealed class DeskPhoneStates(Action<AgentId> changed)
{
    private readonly ConcurrentDictionary<AgentId, DeskPhoneState> states = [];
    private readonly HashSet<AgentId> registered = [];
    private readonly ConcurrentDictionary<AgentId, DeskPhoneRefusal> refused = [];

    internal DeskPhoneState Of(AgentId agent) => states.GetValueOrDefault(agent);

    internal DeskPhoneRefusal? RefusalOf(AgentId agent) => refused.GetValueOrDefault(agent);

    /// <summary>A transfer was refused at the phone, which may show no more than that it hung up.</summary>
    internal void Refuse(AgentId agent, DeskPhoneRefusal refusal)
    {
        refused[agent] = refusal;
        changed(agent);
    }

    /// <summary>Somebody was asked in: what was refused before is over.</summary>
    internal void Asked(AgentId agent)
    {
        if (refused.TryRemove(agent, out _)) changed(agent);
    }

    /// <summary>A phone is known, or not any more.</summary>
    internal void Note(AgentId agent, bool isThere)
    {
        if (isThere) registered.Add(agent);
        else registered.Remove(agent);
    }

    /// <summary>Nothing is asked of the phone now.</summary>
    internal void Rest(AgentId agent) => Tell(agent, registered.Contains(agent) ? DeskPhoneState.Ready : DeskPhoneState.Absent);

    internal void Tell(AgentId agent, DeskPhoneState state)
    {
        if (Of(agent) == state) return;
        states[agent] = state;
        changed(agent);
    }
}
