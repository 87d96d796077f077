using Patchbay.Core.Shared;

namespace Patchbay.Core.Offers;

/// <summary>The agent's desk phone rings for an offer. Only the process that had it ring knows its dialog, so it is kept in case that one dies.</summary>
/// <param name="At">When.</param>
/// <param name="Offer">For which offer.</param>
/// <param name="Agent">Whose phone.</param>
/// <param name="Dialog">What a later process needs to make it stop.</param>
public sealed record DeskPhoneRang(DateTimeOffset At, OfferId Offer, AgentId Agent, PersonalText Dialog) : OfferEvent(At, Offer, Agent);

/// <summary>The process that had the agent's desk phone ring is gone, and the phone rings on.</summary>
/// <param name="At">When that was found.</param>
/// <param name="Offer">For which offer.</param>
/// <param name="Agent">Whose phone.</param>
/// <param name="Dialog">What is needed to make it stop.</param>
public sealed record DeskPhoneLeftRinging(DateTimeOffset At, OfferId Offer, AgentId Agent, PersonalText Dialog) : OfferEvent(At, Offer, Agent);

/// <summary>Reports that the agent's desk phone rings.</summary>
/// <param name="Offer">For which offer.</param>
/// <param name="Agent">Whose phone.</param>
/// <param name="Dialog">What a later process needs to make it stop.</param>
public sealed record ReportDeskPhoneRings(OfferId Offer, AgentId Agent, PersonalText Dialog) : ExchangeCommand;
