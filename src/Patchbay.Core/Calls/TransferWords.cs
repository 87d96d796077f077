using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>What somebody is asked into a call for.</summary>
public enum InvitationPurpose
{
    /// <summary>To take the customer over as soon as they answer.</summary>
    Transfer,

    /// <summary>To be asked for advice first, while the customer is on hold.</summary>
    Consult,

    /// <summary>To take back a customer whom they parked.</summary>
    Return,
}

/// <summary>How an invitation ended without an answer.</summary>
public enum InvitationOutcome
{
    /// <summary>The party was in another call.</summary>
    Busy,

    /// <summary>It rang for as long as it may.</summary>
    NoAnswer,

    /// <summary>The colleague declined, or the party outside refused or could not be reached.</summary>
    Declined,

    /// <summary>Whoever asked took it back, or the customer hung up.</summary>
    Withdrawn,

    /// <summary>The line to the outside is away or out of service.</summary>
    LineOutOfOrder,

    /// <summary>No trunk is set to which calls to the outside could be sent.</summary>
    NoTrunk,
}

/// <summary>Where an agent sends a call: exactly one of the four.</summary>
/// <param name="Agent">A colleague.</param>
/// <param name="Queue">A queue.</param>
/// <param name="Number">A number outside, or one of our own.</param>
/// <param name="Flow">A call flow.</param>
/// <param name="Step">The step of it to begin with; null for the first.</param>
public sealed record TransferTarget(AgentId? Agent, QueueId? Queue = null, PersonalText? Number = null, FlowId? Flow = null, string? Step = null);

/// <summary>The last invitation that led to nobody, for the agent to whom the customer came back.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Outcome">How it ended; null when the party came for advice, and left again.</param>
/// <param name="Agent">The colleague; null for a party outside.</param>
/// <param name="Number">The number outside; null for a colleague.</param>
/// <param name="WasLost">True when the connection of one who came was lost.</param>
public sealed record FailedInvitation(
    InvitationPurpose Purpose, InvitationOutcome? Outcome, AgentId? Agent, PersonalText? Number, bool WasLost = false);

/// <summary>What one agent noted about a call.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Text">All of it so far.</param>
public sealed record AgentNotes(AgentId Agent, PersonalText Text);
