using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Telephony;

/// <summary>The desk phones of agents, as far as a panel needs them. Any thread may ask.</summary>
public interface IDeskPhones
{
    /// <summary>What is known of an agent's desk phone changed. Raised on a thread of telephony's: the handler only takes note.</summary>
    event Action<AgentId>? Changed;

    /// <summary>How it is with an agent's desk phone now.</summary>
    /// <param name="agent">Whose.</param>
    DeskPhoneState Of(AgentId agent);

    /// <summary>The last transfer that an agent asked for at the desk phone, if it was refused.</summary>
    /// <param name="agent">Whose.</param>
    /// <returns>Null when none was refused, or when somebody was asked in since.</returns>
    DeskPhoneRefusal? RefusalOf(AgentId agent);

    /// <summary>Says what the agent hears and speaks with. A call in progress moves there.</summary>
    /// <param name="agent">Who.</param>
    /// <param name="device">Which device; null while nothing is settled: then the desk phone rings beside the panel, and for calls that no browser carries.</param>
    void Use(AgentId agent, AgentDevice? device);

    /// <summary>Rings the desk phone once more for the agent's call, if that is without audio.</summary>
    /// <param name="agent">Whose.</param>
    void RingAgain(AgentId agent);
}
