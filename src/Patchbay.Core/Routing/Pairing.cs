using Patchbay.Core.Agents;
using Patchbay.Core.Queues;

namespace Patchbay.Core.Routing;

/// <summary>A caller and the agent who is to be asked.</summary>
/// <param name="Line">The line the caller stands in; null when the caller waits for this agent by name.</param>
/// <param name="Caller">The caller's place.</param>
/// <param name="Agent">Who is asked.</param>
internal readonly record struct Pairing(WaitingLine? Line, QueuePlace Caller, AgentState Agent);
