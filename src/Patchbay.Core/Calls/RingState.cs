using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>An offer that rings beside the first one, where several agents are asked at once.</summary>
/// <param name="Offer">Which.</param>
/// <param name="Agent">Who is asked.</param>
/// <param name="IdleFor">How long the agent had been idle.</param>
public sealed record RingState(OfferId Offer, AgentId Agent, TimeSpan IdleFor);
