using System.Collections.Immutable;

namespace Patchbay.Server.Features.Phone;

/// <summary>Which part an agent has in a call.</summary>
[BrowserContract]
public enum PhoneRole
{
    /// <summary>It is this agent's call.</summary>
    Main,

    /// <summary>The agent is asked for advice, apart from the customer.</summary>
    Consulted,

    /// <summary>The agent is in a conference of a colleague's call.</summary>
    Member,
}

/// <summary>What somebody is asked into a call for.</summary>
[BrowserContract]
public enum PhonePurpose
{
    /// <summary>To take the customer over.</summary>
    Transfer,

    /// <summary>To give advice first.</summary>
    Consult,

    /// <summary>To take back a customer whom they parked.</summary>
    Return,
}

/// <summary>How an agent goes on with somebody who is asked in, or consulted.</summary>
[BrowserContract]
public enum PhoneConsultStep
{
    /// <summary>Takes the question back or lets the consulted party go: with the customer again.</summary>
    Return,

    /// <summary>Talks to the customer; the consulted party waits.</summary>
    ToCustomer,

    /// <summary>Talks to the consulted party; the customer waits.</summary>
    ToConsulted,

    /// <summary>Leaves; the consulted party has the customer.</summary>
    Complete,

    /// <summary>All hear each other.</summary>
    Conference,
}

/// <summary>What there is in a call besides the customer and this agent.</summary>
/// <param name="Role">This agent's part.</param>
/// <param name="Parties">The others.</param>
/// <param name="WithConsulted">True while the call's agent is with the consulted party, and the customer waits.</param>
/// <param name="Asked">Who is asked in; null when nobody is.</param>
/// <param name="Failed">Why the last one who was asked did not come, in a sentence; null when nobody failed to.</param>
/// <param name="Notes">What other agents noted.</param>
[BrowserContract]
public sealed record PhoneOthers(
    PhoneRole Role, ImmutableArray<PhoneOther> Parties, bool WithConsulted, PhoneAsked? Asked, string? Failed, ImmutableArray<PhoneNotes> Notes);

/// <summary>Somebody else in the call.</summary>
/// <param name="LegId">Names them when they are to be let go.</param>
/// <param name="Name">A colleague's name, or the number.</param>
/// <param name="Outside">True for a party outside.</param>
/// <param name="Consulted">True for one who is asked for advice, apart from the customer.</param>
/// <param name="Since">Since when.</param>
/// <param name="CanBeDropped">True when this agent may let them go.</param>
/// <param name="AudioLost">True while nothing is heard of a colleague whose audio was there.</param>
[BrowserContract]
public sealed record PhoneOther(string LegId, string Name, bool Outside, bool Consulted, DateTimeOffset Since, bool CanBeDropped, bool AudioLost);

/// <summary>Who is asked into the call.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Name">A colleague's name, or the number.</param>
/// <param name="Rings">True once it rings there.</param>
/// <param name="Since">Since when.</param>
[BrowserContract]
public sealed record PhoneAsked(PhonePurpose Purpose, string Name, bool Rings, DateTimeOffset Since);

/// <summary>What another agent noted.</summary>
/// <param name="By">That agent's name.</param>
/// <param name="Text">The notes.</param>
[BrowserContract]
public sealed record PhoneNotes(string By, string Text);

/// <summary>A parked caller.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Slot">Number of the place.</param>
/// <param name="Name">Who it is: name or number; null when withheld.</param>
/// <param name="By">Name of the agent who parked it.</param>
/// <param name="Since">Since when.</param>
[BrowserContract]
public sealed record PhoneParked(string CallId, int Slot, string? Name, string By, DateTimeOffset Since);

/// <summary>How a colleague can be reached now.</summary>
[BrowserContract]
public enum PhoneReach
{
    /// <summary>Can be asked at once.</summary>
    Free,

    /// <summary>In a call, or in its wrap-up.</summary>
    Busy,

    /// <summary>Takes no calls.</summary>
    Away,
}

/// <summary>Somebody or something that a call can be sent to.</summary>
/// <param name="Kind"><c>agent</c>, <c>queue</c> or <c>flow</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reach">For a colleague, whether they can be asked.</param>
/// <param name="Detail">In words: the reason why not, or how many wait.</param>
/// <param name="Number">The number of our own that was typed and leads there; null otherwise.</param>
[BrowserContract]
public sealed record PhoneTarget(string Kind, string Id, string Name, PhoneReach Reach, string Detail, string? Number = null);

/// <summary>Answer to the question whom a call can be sent to.</summary>
/// <param name="Ok">True when there is an answer.</param>
/// <param name="Targets">Names of which a word begins with the text before those that only hold it; of them colleagues, free ones first, then queues, then call flows; at most fifty.</param>
/// <param name="Message">Why not; null when accepted.</param>
[BrowserContract]
public sealed record PhoneTargets(bool Ok, ImmutableArray<PhoneTarget> Targets, string? Message);
