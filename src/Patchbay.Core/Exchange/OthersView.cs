using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <summary>Which part in a call a screen is for.</summary>
public enum CallRole
{
    /// <summary>It is this agent's call.</summary>
    Main,

    /// <summary>The agent is asked for advice, apart from the customer.</summary>
    Consulted,

    /// <summary>The agent is in a conference of somebody else's call.</summary>
    Member,
}

/// <summary>What there is in a call besides the customer and the agent whose screen it is.</summary>
/// <param name="Role">This agent's part.</param>
/// <param name="Parties">The others.</param>
/// <param name="WithConsulted">True while the call's agent is with the consulted party, and the customer waits.</param>
/// <param name="Asked">Who is asked in; null when nobody is.</param>
/// <param name="Failed">The last one who was asked and did not come; null when none.</param>
/// <param name="Notes">What other agents noted.</param>
public sealed record OthersView(
    CallRole Role, ImmutableArray<PartyView> Parties, bool WithConsulted, InvitationView? Asked, FailedInvitationView? Failed,
    ImmutableArray<NotesView> Notes);

/// <summary>Somebody else in the call.</summary>
/// <param name="Leg">Their leg.</param>
/// <param name="Name">An agent's name; empty for a party outside.</param>
/// <param name="Number">The number of a party outside; empty for an agent.</param>
/// <param name="Apart">True for a consulted party.</param>
/// <param name="Since">Since when.</param>
/// <param name="CanBeDropped">True when the agent whose screen it is may let them go.</param>
/// <param name="AudioLost">True while nothing is heard of a colleague whose audio was there.</param>
public sealed record PartyView(LegId Leg, PersonalText Name, PersonalText Number, bool Apart, DateTimeOffset Since, bool CanBeDropped, bool AudioLost = false);

/// <summary>Who is asked in.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Name">The colleague's name, or the number.</param>
/// <param name="By">Name of the agent who asks.</param>
/// <param name="Rings">True once it rings there.</param>
/// <param name="Since">Since when it is asked.</param>
public sealed record InvitationView(InvitationPurpose Purpose, PersonalText Name, PersonalText By, bool Rings, DateTimeOffset Since);

/// <summary>Who did not come.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Outcome">Why not; null for one who came for advice, and left again.</param>
/// <param name="Name">The colleague's name, or the number.</param>
/// <param name="WasLost">True when the connection of one who came was lost.</param>
public sealed record FailedInvitationView(InvitationPurpose Purpose, InvitationOutcome? Outcome, PersonalText Name, bool WasLost = false);

/// <summary>What another agent noted.</summary>
/// <param name="By">That agent's name.</param>
/// <param name="Text">The notes.</param>
public sealed record NotesView(PersonalText By, PersonalText Text);

/// <summary>A parked caller, as every agent sees it.</summary>
/// <param name="Slot">Number of the place.</param>
/// <param name="Call">Which call.</param>
/// <param name="Number">The customer's number.</param>
/// <param name="Name">Name of the record or the one that came with the call; empty when none.</param>
/// <param name="By">Name of the agent who parked it.</param>
/// <param name="Since">Since when.</param>
/// <param name="Record">The record whose name it is, and who may see it; null when none.</param>
public sealed record ParkedView(
    int Slot, InteractionId Call, PersonalText Number, PersonalText Name, PersonalText By, DateTimeOffset Since, CallerMatch? Record)
{
    /// <summary>How many places there are. Numbers of two digits can be called across a room.</summary>
    public const int MostSlots = 99;
}
