using System.Collections.Immutable;

namespace Patchbay.Server.Features.Phone;

/// <summary>Marks a type that crosses the line between server and browser; its TypeScript twin is generated.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum)]
public sealed class BrowserContractAttribute : Attribute;

/// <summary>Facts of the contract itself.</summary>
public static class PhoneContract
{
    /// <summary>Version of the messages. A panel of another major version is told to reload.</summary>
    public const int Version = 1;
}

/// <summary>Everything a panel shows, sent whole at every change. A panel keeps nothing else, so a reload loses nothing.</summary>
/// <param name="Contract"><see cref="PhoneContract.Version"/>.</param>
/// <param name="Sequence">Grows with every change; an older one that arrives late is dropped.</param>
/// <param name="ServerTime">The server's clock when it was sent; timers in the panel run against it.</param>
/// <param name="Agent">Who is signed in.</param>
/// <param name="Offer">The call that rings; null when none.</param>
/// <param name="Call">The call in progress; null when none.</param>
/// <param name="WrapUp">After-call work; null when none.</param>
/// <param name="Queues">The agent's queues.</param>
/// <param name="Recent">The agent's last calls, newest first, at most ten.</param>
/// <param name="Trouble">What is wrong on the server's side; null when nothing.</param>
/// <param name="AudioPanel">Connection id of the panel that the server chose for the audio; null while none holds it.</param>
/// <param name="Parked">Parked callers whom the agent may pick up.</param>
/// <param name="Devices">Where the agent hears and speaks.</param>
/// <param name="Messages">Messages for the agent and for the agent's queues, newest first, at most a hundred; those that wait come before the others.</param>
/// <param name="News">What came of the last call where the panel shows it no more; null for nothing, and from the next call on.</param>
[BrowserContract]
public sealed record PhoneState(
    int Contract,
    long Sequence,
    DateTimeOffset ServerTime,
    PhoneAgent Agent,
    PhoneOffer? Offer,
    PhoneCall? Call,
    PhoneWrapUp? WrapUp,
    ImmutableArray<PhoneQueue> Queues,
    ImmutableArray<PhoneRecentCall> Recent,
    PhoneTrouble? Trouble,
    string? AudioPanel,
    ImmutableArray<PhoneParked> Parked,
    PhoneDevices Devices,
    ImmutableArray<PhoneMessage> Messages,
    PhoneNews? News);

/// <summary>The agent and the chosen presence.</summary>
/// <param name="Id">Agent id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Presence">The chosen presence.</param>
/// <param name="Reason">Why not ready; null otherwise.</param>
/// <param name="Since">Since when.</param>
/// <param name="NotReadyReasons">Reasons to choose from.</param>
[BrowserContract]
public sealed record PhoneAgent(
    string Id, string Name, PhonePresence Presence, string? Reason, DateTimeOffset Since, ImmutableArray<string> NotReadyReasons);

/// <summary>What an agent may choose.</summary>
[BrowserContract]
public enum PhonePresence
{
    /// <summary>Not at work.</summary>
    Offline,

    /// <summary>Ready for calls.</summary>
    Available,

    /// <summary>At work, not ready.</summary>
    NotReady,
}

/// <summary>Who the other party is, as far as it is known.</summary>
/// <param name="Number">The number; null when withheld.</param>
/// <param name="Name">Name of the matched or picked record, else the name that came with the call; null when there is none.</param>
/// <param name="Record">The record the log hangs on; null while it is open.</param>
/// <param name="Matches">All records that may be the party, best first.</param>
/// <param name="LookedUp">False while the look-up runs.</param>
/// <param name="Known">What is known of the customers behind these records.</param>
[BrowserContract]
public sealed record PhoneParty(
    string? Number, string? Name, PhoneRecord? Record, ImmutableArray<PhoneRecord> Matches, bool LookedUp, ImmutableArray<PhoneKnown> Known);

/// <summary>How sure it is that a record is the caller.</summary>
[BrowserContract]
public enum PhoneSureness
{
    /// <summary>It may be: many share the number.</summary>
    Possible,

    /// <summary>It most likely is.</summary>
    Likely,

    /// <summary>It is a person's own number.</summary>
    Certain,
}

/// <summary>What the CRM knows of a customer.</summary>
/// <param name="RecordId">The record it is about.</param>
/// <param name="Sureness">How sure it is that it is the caller; null where nobody looked.</param>
/// <param name="Account">Name of the account; empty when there is none.</param>
/// <param name="OpenCases">How many cases are open.</param>
/// <param name="LatestCase">The newest open case; empty when there is none.</param>
/// <param name="LastBusiness">The last order or opportunity; empty when there is none.</param>
/// <param name="LastContactAt">When somebody was last in contact; null when nobody was.</param>
[BrowserContract]
public sealed record PhoneKnown(
    string RecordId, PhoneSureness? Sureness, string Account, int OpenCases, string LatestCase, string LastBusiness, DateTimeOffset? LastContactAt);

/// <summary>A record of the CRM.</summary>
/// <param name="ObjectName">Its object: Contact, Lead, Account, Case.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">What tells it from others: account, open cases, owner; may be empty.</param>
[BrowserContract]
public sealed record PhoneRecord(string ObjectName, string Id, string Name, string Detail);

/// <summary>Records that were looked for.</summary>
/// <param name="Ok">False when nothing could be looked for.</param>
/// <param name="Records">What was found, best first.</param>
/// <param name="Message">Why not, in words; null when it could.</param>
[BrowserContract]
public sealed record PhoneRecords(bool Ok, ImmutableArray<PhoneRecord> Records, string? Message);

/// <summary>A call that rings for the agent.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="CallId">The call.</param>
/// <param name="QueueName">Where it comes from.</param>
/// <param name="Party">Who calls.</param>
/// <param name="OfferedAt">Since when it rings.</param>
/// <param name="ExpiresAt">Until when it can be taken.</param>
/// <param name="WaitingSince">Since when the caller waits.</param>
/// <param name="Why">Why this agent, in words.</param>
/// <param name="Notes">What colleagues noted who had the call before.</param>
[BrowserContract]
public sealed record PhoneOffer(
    string OfferId, string CallId, string QueueName, PhoneParty Party, DateTimeOffset OfferedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset WaitingSince, string Why, ImmutableArray<PhoneNotes> Notes);

/// <summary>Where the agent's call stands.</summary>
[BrowserContract]
public enum PhoneCallPhase
{
    /// <summary>The dialled party is being called.</summary>
    Dialing,

    /// <summary>The dialled party rings.</summary>
    Ringing,

    /// <summary>Talking.</summary>
    Connected,
}

/// <summary>The agent's call.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Outbound">True when the agent dialled.</param>
/// <param name="Party">The other party.</param>
/// <param name="QueueName">Where it came from; null for a dialled call.</param>
/// <param name="StartedAt">Since when the agent is in it.</param>
/// <param name="Held">True while the party is on hold.</param>
/// <param name="HeldSince">Since when; null when not held.</param>
/// <param name="HoldReminder">True when the party has been on hold for long.</param>
/// <param name="Muted">True while nobody hears the agent.</param>
/// <param name="Recording">True while it is recorded.</param>
/// <param name="AudioLost">True while the server does not hear the agent; a panel whose browser is the device must connect its audio.</param>
/// <param name="Notes">This agent's notes so far.</param>
/// <param name="Others">What there is besides customer and agent; null when nothing.</param>
/// <param name="RecordingResumesAt">When a paused recording goes on by itself; null while it is not paused.</param>
[BrowserContract]
public sealed record PhoneCall(
    string CallId, PhoneCallPhase Phase, bool Outbound, PhoneParty Party, string? QueueName, DateTimeOffset StartedAt, bool Held,
    DateTimeOffset? HeldSince, bool HoldReminder, bool Muted, bool Recording, bool AudioLost, string Notes,
    PhoneOthers? Others, DateTimeOffset? RecordingResumesAt);

/// <summary>After-call work.</summary>
/// <param name="CallId">The call it is about.</param>
/// <param name="Party">Who it was with.</param>
/// <param name="EndsAt">When it ends by itself.</param>
/// <param name="TalkSeconds">How long the talk was, in seconds.</param>
/// <param name="Dispositions">Outcomes to choose from; one is required unless there are none.</param>
/// <param name="Notes">Notes so far.</param>
/// <param name="Said">What became of the call, in words, where it did not simply end; null otherwise.</param>
/// <param name="Proposed">The outcome of <paramref name="Dispositions"/> that is most likely; null for none.</param>
[BrowserContract]
public sealed record PhoneWrapUp(
    string CallId, PhoneParty Party, DateTimeOffset EndsAt, int TalkSeconds, ImmutableArray<string> Dispositions, string Notes, string? Said, string? Proposed);

/// <summary>One of the agent's queues.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Waiting">Callers without an agent.</param>
/// <param name="LongestSince">Since when the first of them waits; null when none waits.</param>
[BrowserContract]
public sealed record PhoneQueue(string Name, int Waiting, DateTimeOffset? LongestSince);

/// <summary>A finished call of the agent.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Outbound">True when the agent dialled.</param>
/// <param name="Number">The number; null when withheld.</param>
/// <param name="Name">Name of the other party; null when unknown.</param>
/// <param name="Record">The record the log hangs on; null when none.</param>
/// <param name="StartedAt">When it began.</param>
[BrowserContract]
public sealed record PhoneRecentCall(string CallId, bool Outbound, string? Number, string? Name, PhoneRecord? Record, DateTimeOffset StartedAt);

/// <summary>What is wrong on the server's side.</summary>
/// <param name="Code">Stable: <c>salesforce.down</c>, <c>journal.stalled</c>.</param>
/// <param name="Message">In words, with what to expect; <c>{since}</c> in it stands for the moment of the trouble, as the reader's clock shows it.</param>
/// <param name="Since">Since when; null when that says nothing.</param>
[BrowserContract]
public sealed record PhoneTrouble(string Code, string Message, DateTimeOffset? Since);

/// <summary>What the host page is asked to show.</summary>
[BrowserContract]
public enum PhonePopKind
{
    /// <summary>A record.</summary>
    Record,

    /// <summary>A form for a new record.</summary>
    New,

    /// <summary>Nothing: several records match and the panel shows its picker.</summary>
    Picker,

    /// <summary>The search page, with the target as its text.</summary>
    Search,

    /// <summary>The flow that the target names, with the fields as its arguments.</summary>
    Flow,

    /// <summary>The page at the target, an address from the org's root.</summary>
    Url,
}

/// <summary>A field of a new record, or an argument of a flow, with what is filled in.</summary>
/// <param name="Name">Its API name.</param>
/// <param name="Value">The value.</param>
[BrowserContract]
public sealed record PhoneField(string Name, string Value);

/// <summary>Asks the host page to show something, once per offer or dialled call.</summary>
/// <param name="PopId">Names this pop; the panel confirms it with <c>PopShown</c>.</param>
/// <param name="CallId">The call it is about.</param>
/// <param name="Kind">What to show.</param>
/// <param name="ObjectName">The record's object.</param>
/// <param name="RecordId">The record; null for a new one.</param>
/// <param name="Phone">Number to fill in on a new record; null otherwise.</param>
/// <param name="Target">Text to search, name of a flow, or address of a page; null otherwise.</param>
/// <param name="Fields">Fields to fill in on a new record, or arguments of a flow.</param>
/// <param name="InPlace">True to show it in place of the page in view, false for a tab of its own.</param>
[BrowserContract]
public sealed record PhonePop(
    string PopId, string CallId, PhonePopKind Kind, string? ObjectName, string? RecordId, string? Phone, string? Target, ImmutableArray<PhoneField> Fields, bool InPlace);

/// <summary>Answer to everything a panel asks.</summary>
/// <param name="Ok">True when it was done.</param>
/// <param name="Code">Stable code of the refusal; null when done.</param>
/// <param name="Message">Why not, in a sentence to show; null when done.</param>
[BrowserContract]
public sealed record PhoneReply(bool Ok, string? Code, string? Message);

/// <summary>Answer to a browser's audio offer.</summary>
/// <param name="Ok">True when there is an answer.</param>
/// <param name="Sdp">The SDP answer; null when refused.</param>
/// <param name="Message">Why not; null when accepted.</param>
[BrowserContract]
public sealed record PhoneAudioReply(bool Ok, string? Sdp, string? Message);

/// <summary>What the server calls in the panel.</summary>
public interface IPhoneClient
{
    /// <summary>Shows a new state.</summary>
    /// <param name="state">The whole state.</param>
    /// <returns>When it is on its way.</returns>
    Task State(PhoneState state);

    /// <summary>Opens something in the host page.</summary>
    /// <param name="pop">What.</param>
    /// <returns>When it is on its way.</returns>
    Task Pop(PhonePop pop);
}
