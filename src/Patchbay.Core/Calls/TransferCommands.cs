using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>The agent sends the call on. To a queue that is done at once; else the agent stays until somebody takes it, or has the customer back.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="Target">Where to.</param>
public sealed record TransferCall(InteractionId Call, AgentId Agent, TransferTarget Target) : CallCommand(Call);

/// <summary>The agent asks somebody in, while the customer is on hold.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="Target">Whom: a colleague or a number.</param>
public sealed record ConsultParty(InteractionId Call, AgentId Agent, TransferTarget Target) : CallCommand(Call);

/// <summary>The agent takes an invitation back, or lets the consulted party go, and is with the customer again.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
public sealed record ReturnToCustomer(InteractionId Call, AgentId Agent) : ReleasingCommand(Call);

/// <summary>The agent goes from the consulted party to the customer, or back.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="ToCustomer">True to talk to the customer.</param>
public sealed record SwitchConsult(InteractionId Call, AgentId Agent, bool ToCustomer) : ReleasingCommand(Call);

/// <summary>The agent leaves, and the consulted party has the customer.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
public sealed record CompleteTransfer(InteractionId Call, AgentId Agent) : ReleasingCommand(Call);

/// <summary>The agent takes the consulted party to the customer: a conference.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
public sealed record AddParty(InteractionId Call, AgentId Agent) : ReleasingCommand(Call);

/// <summary>The agent lets one member of a conference go.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="Leg">Whose leg; never the customer's.</param>
public sealed record DropParty(InteractionId Call, AgentId Agent, LegId Leg) : ReleasingCommand(Call);

/// <summary>The agent parks the customer.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
public sealed record ParkCall(InteractionId Call, AgentId Agent) : CallCommand(Call);

/// <summary>An idle agent picks a parked customer up.</summary>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
public sealed record PickUpCall(InteractionId Call, AgentId Agent) : CallCommand(Call);
