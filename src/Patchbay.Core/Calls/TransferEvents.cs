using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>A colleague is asked into the call; it rings there.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="By">The agent who asks; for a parked call, the one who parked it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Offer">What rings.</param>
/// <param name="Agent">Who is asked.</param>
/// <param name="ExpiresAt">Until when it can be taken.</param>
/// <param name="RemindAt">When the agent is reminded of the customer, who is put on hold by this; null when not put on hold.</param>
public sealed record ColleagueAsked(
    DateTimeOffset At, InteractionId Call, AgentId By, InvitationPurpose Purpose, OfferId Offer, AgentId Agent, DateTimeOffset ExpiresAt,
    DateTimeOffset? RemindAt) : CallEvent(At, Call);

/// <summary>A party outside is asked into the call; it is dialled.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="By">The agent who asks.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Leg">The party's leg.</param>
/// <param name="Number">The number as dialled.</param>
/// <param name="AnswerBy">Until when it may ring.</param>
/// <param name="RemindAt">When the agent is reminded of the customer, who is put on hold by this; null when not put on hold.</param>
public sealed record PartyDialed(
    DateTimeOffset At, InteractionId Call, AgentId By, InvitationPurpose Purpose, LegId Leg, PersonalText Number, DateTimeOffset AnswerBy,
    DateTimeOffset? RemindAt) : CallEvent(At, Call);

/// <summary>The colleague who was asked is in the call. A party outside says so by <see cref="LegAnswered"/>.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Agent">Who.</param>
/// <param name="Leg">The colleague's leg.</param>
/// <param name="AudioBy">Until when the colleague's audio must be there.</param>
public sealed record ColleagueJoined(
    DateTimeOffset At, InteractionId Call, InvitationPurpose Purpose, AgentId Agent, LegId Leg, DateTimeOffset AudioBy) : CallEvent(At, Call);

/// <summary>Whoever was asked did not come.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Outcome">Why not.</param>
/// <param name="Agent">The colleague who was asked; null for a party outside.</param>
/// <param name="Leg">The leg that was dialled; null for a colleague.</param>
/// <param name="Resumes">True when customer and agent hear each other again.</param>
public sealed record InvitationEnded(
    DateTimeOffset At, InteractionId Call, InvitationOutcome Outcome, AgentId? Agent, LegId? Leg, bool Resumes) : CallEvent(At, Call);

/// <summary>Somebody else has the agent's place from now on, and the customer with it.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="From">Who passed it on.</param>
/// <param name="FromLeg">That agent's leg, over now; null when it was over before.</param>
/// <param name="To">The leg that has the place now; null for a queue.</param>
/// <param name="ToAgent">Whose it is; null for a party outside and for a queue.</param>
/// <param name="WasLost">True when nobody passed it on: the agent's audio did not come back, and whoever gave advice has the customer.</param>
public sealed record CallTransferred(
    DateTimeOffset At, InteractionId Call, AgentId From, LegId? FromLeg, LegId? To, AgentId? ToAgent, bool WasLost = false) : CallEvent(At, Call);

/// <summary>The agent went from the consulted party to the customer, or back.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">The consulted party's leg.</param>
/// <param name="Agent">Whose it is; null for a party outside.</param>
/// <param name="ToCustomer">True when the agent talks to the customer now.</param>
/// <param name="RemindAt">When the agent is reminded of the customer, who is put on hold by this; null when not put on hold.</param>
public sealed record ConsultSwitched(
    DateTimeOffset At, InteractionId Call, LegId Leg, AgentId? Agent, bool ToCustomer, DateTimeOffset? RemindAt) : CallEvent(At, Call);

/// <summary>The consulted party was taken to the customer: all hear each other.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">The party's leg.</param>
/// <param name="Agent">Whose it is; null for a party outside.</param>
public sealed record PartyAdded(DateTimeOffset At, InteractionId Call, LegId Leg, AgentId? Agent) : CallEvent(At, Call);

/// <summary>Somebody left, and the call goes on.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Leg">Whose leg.</param>
/// <param name="Agent">Which agent; null for a party outside.</param>
/// <param name="Cause">Why.</param>
/// <param name="Resumes">True when it was a consulted party, and customer and agent hear each other again.</param>
/// <param name="Successor">The agent whose call it is from now on; null when that did not change, or no agent is left.</param>
/// <param name="IsOwnDoing">True when nobody sent the party away: it hung up, or its connection was lost.</param>
public sealed record PartyLeft(
    DateTimeOffset At, InteractionId Call, LegId Leg, AgentId? Agent, EndCause Cause, bool Resumes, AgentId? Successor, bool IsOwnDoing = false) : CallEvent(At, Call);

/// <summary>The agent parked the customer, for anybody to pick up.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="Leg">That agent's leg, over now.</param>
/// <param name="Slot">Number of the place, from 1.</param>
/// <param name="ReturnAt">When the call comes back by itself.</param>
public sealed record CallParked(DateTimeOffset At, InteractionId Call, AgentId Agent, LegId Leg, int Slot, DateTimeOffset ReturnAt) : CallEvent(At, Call);

/// <summary>An agent picked up a parked customer.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="Leg">The agent's leg.</param>
/// <param name="AudioBy">Until when the agent's audio must be there.</param>
public sealed record CallPickedUp(DateTimeOffset At, InteractionId Call, AgentId Agent, LegId Leg, DateTimeOffset AudioBy) : CallEvent(At, Call);
