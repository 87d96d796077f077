using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <content>
/// Who is in a call besides customer and agent. A call has two rooms: the customer's, where everybody hears everybody, and the one in which
/// the agent consults one party. Parked, the customer is alone with the music, and a timer runs.
/// </content>
public sealed partial class CallState
{
    /// <summary>Most legs that one call may have at a time.</summary>
    public const int MostParties = 8;

    /// <summary>Who is asked in; null when nobody is.</summary>
    public InvitationState? Invitation { get; set; }

    /// <summary>The last invitation that led to nobody, until the next one.</summary>
    public FailedInvitation? LastFailure { get; set; }

    /// <summary>Those in the call besides the customer and its agent, in the order they came.</summary>
    public List<PartyState> Parties { get; init; } = [];

    /// <summary>True while the agent is with the consulted party, and the customer waits.</summary>
    public bool AgentApart { get; set; }

    /// <summary>The leg of a party outside that has the agent's place; null when none.</summary>
    public LegId? Forward { get; set; }

    /// <summary>How often the call was passed on.</summary>
    public int Transfers { get; set; }

    /// <summary>Number of the place where the customer is parked; 0 when not parked.</summary>
    public int Slot { get; set; }

    /// <summary>Who parked the customer; null when not parked.</summary>
    public AgentId? ParkedBy { get; set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset ParkedSince { get; set; }

    /// <summary>Agents in after-call work of this call.</summary>
    public List<WrapUpState> WrapUps { get; init; } = [];

    /// <summary>The notes of each agent who wrote any, in the order of their first word.</summary>
    public List<AgentNotes> NotesBy { get; init; } = [];

    /// <summary>The consulted party; null when none is.</summary>
    public PartyState? Consulted => Parties.Find(party => party.Apart);

    /// <summary>True when anybody but the agent is with the customer.</summary>
    public bool IsConference => Parties.Exists(party => !party.Apart);

    /// <summary>The party the call was sent on to; null when it was not.</summary>
    public LegState? ForwardLeg => Forward is { } id ? Legs.Find(leg => leg.Id == id) : null;

    /// <summary>Finds the party of a leg.</summary>
    /// <param name="leg">Which leg.</param>
    /// <returns>The party; null when the leg is nobody's, or the customer's or the agent's.</returns>
    public PartyState? PartyOf(LegId leg) => Parties.Find(party => party.Leg == leg);

    /// <summary>Finds an agent among the further parties.</summary>
    /// <param name="agent">Who.</param>
    /// <returns>The party; null when the agent is none.</returns>
    public PartyState? PartyOf(AgentId agent) => Parties.Find(party => party.Agent == agent);

    /// <summary>What an agent noted.</summary>
    /// <param name="agent">Who.</param>
    /// <returns>The notes; empty when none.</returns>
    public PersonalText NotesOf(AgentId? agent) => NotesBy.Find(notes => notes.Agent == agent)?.Text ?? PersonalText.Empty;

    /// <summary>Says whom a leg hears while the call is connected.</summary>
    /// <param name="leg">A leg that is answered.</param>
    /// <returns>The legs in the same room; none for one who is alone.</returns>
    public IEnumerable<LegState> HeardBy(LegState leg)
    {
        var room = RoomOf(leg);
        // Held, customer and agent are alone, each on their side.
        if (room is Room.None || (room is Room.Customer && HeldSince is not null)) return [];
        return Legs.Where(other => other != leg && RoomOf(other) == room);
    }

    private enum Room
    {
        None,
        Customer,
        Consult,
    }

    private Room RoomOf(LegState leg)
    {
        if (leg.Over || leg.Leaving is not null || !leg.Answered) return Room.None;
        if (PartyOf(leg.Id) is { } party) return party.Apart ? Room.Consult : Room.Customer;
        if (leg == AgentLeg) return AgentApart ? Room.Consult : Room.Customer;
        return leg == CustomerLeg || leg.Id == Forward ? Room.Customer : Room.None;
    }
}
