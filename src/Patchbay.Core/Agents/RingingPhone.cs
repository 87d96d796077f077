using Patchbay.Core.Shared;

namespace Patchbay.Core.Agents;

/// <summary>An agent's desk phone that rings.</summary>
/// <param name="Offer">For which offer.</param>
/// <param name="Dialog">What a later process needs to make it stop.</param>
public sealed record RingingPhone(OfferId Offer, PersonalText Dialog);
