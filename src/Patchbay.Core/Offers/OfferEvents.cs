using Patchbay.Core.Shared;

namespace Patchbay.Core.Offers;

/// <summary>Why this agent was chosen for this call: shown to the agent and kept for ever.</summary>
/// <param name="Rule">The rule that chose: <c>longest-idle</c>, <c>best-skilled</c>, <c>least-occupied</c>, <c>ring-all</c>, <c>preferred</c>, <c>owner</c>, <c>last-agent</c>.</param>
/// <param name="IdleFor">How long the agent had been idle.</param>
/// <param name="WaitedFor">How long the caller had waited.</param>
/// <param name="IdleAgents">How many agents could have been chosen.</param>
/// <param name="Routing">Who else was there; null in events from before this was kept.</param>
public sealed record OfferReason(string Rule, TimeSpan IdleFor, TimeSpan WaitedFor, int IdleAgents, RoutingReasons? Routing = null)
{
    /// <summary>The agent had been idle for longest.</summary>
    public const string LongestIdle = "longest-idle";

    /// <summary>The agent has the needed skills best.</summary>
    public const string BestSkilled = "best-skilled";

    /// <summary>The agent was busy for the least part of the last hour or so.</summary>
    public const string LeastOccupied = "least-occupied";

    /// <summary>Everybody who could take it is asked at once.</summary>
    public const string RingAll = "ring-all";

    /// <summary>The caller waited for this agent by name.</summary>
    public const string Preferred = "preferred";

    /// <summary>The caller waited for the owner of the customer's record.</summary>
    public const string Owner = "owner";

    /// <summary>The caller waited for the agent who talked with the customer last.</summary>
    public const string LastAgent = "last-agent";
}

/// <summary>How an offer ended without being taken.</summary>
public enum OfferOutcome
{
    /// <summary>Nobody took it in time (RONA).</summary>
    Expired,

    /// <summary>The agent declined it.</summary>
    Declined,

    /// <summary>The call went away.</summary>
    Withdrawn,

    /// <summary>The hours ended in which the customer may be called back.</summary>
    NotDue,
}

/// <summary>A fact about one offer.</summary>
/// <param name="At">When.</param>
/// <param name="Offer">Which.</param>
/// <param name="Agent">To whom.</param>
public abstract record OfferEvent(DateTimeOffset At, OfferId Offer, AgentId Agent) : ExchangeEvent(At)
{
    /// <inheritdoc/>
    public override Guid Subject => Offer.Call.Value;
}

/// <summary>A call is shown to an agent.</summary>
/// <param name="At">When.</param>
/// <param name="Offer">Which.</param>
/// <param name="Agent">To whom.</param>
/// <param name="Queue">From which queue.</param>
/// <param name="ExpiresAt">Until when it can be taken.</param>
/// <param name="Reason">Why this agent.</param>
public sealed record OfferMade(DateTimeOffset At, OfferId Offer, AgentId Agent, QueueId Queue, DateTimeOffset ExpiresAt, OfferReason Reason)
    : OfferEvent(At, Offer, Agent);

/// <summary>The agent took the call.</summary>
/// <param name="At">When.</param>
/// <param name="Offer">Which.</param>
/// <param name="Agent">Who.</param>
/// <param name="Leg">The agent's leg from now on.</param>
/// <param name="AudioBy">Until when the agent's audio must be there.</param>
public sealed record OfferAccepted(DateTimeOffset At, OfferId Offer, AgentId Agent, LegId Leg, DateTimeOffset AudioBy)
    : OfferEvent(At, Offer, Agent);

/// <summary>The offer ended without being taken.</summary>
/// <param name="At">When.</param>
/// <param name="Offer">Which.</param>
/// <param name="Agent">Who was asked.</param>
/// <param name="Outcome">How.</param>
public sealed record OfferEnded(DateTimeOffset At, OfferId Offer, AgentId Agent, OfferOutcome Outcome) : OfferEvent(At, Offer, Agent);

/// <summary>The agent takes the offered call.</summary>
/// <param name="Offer">Which.</param>
/// <param name="Agent">Who.</param>
public sealed record AcceptOffer(OfferId Offer, AgentId Agent) : ExchangeCommand;

/// <summary>The agent declines the offered call.</summary>
/// <param name="Offer">Which.</param>
/// <param name="Agent">Who.</param>
public sealed record DeclineOffer(OfferId Offer, AgentId Agent) : ExchangeCommand;
