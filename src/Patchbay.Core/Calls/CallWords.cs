using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>Who called whom.</summary>
public enum CallDirection
{
    /// <summary>The customer called.</summary>
    Inbound,

    /// <summary>An agent called.</summary>
    Outbound,
}

/// <summary>
/// Where a call stands.
/// <code>
///  inbound ─▶ InFlow ──▶ (hung up, or one of the lines below)
///               │ ▲ waited too long, and the flow goes on
///               ▼ │
///  inbound ─▶ Waiting ◀──▶ Offered ──accepted──▶ Connected ──▶ Ended ─▶ (closed: forgotten)
///               ▲                                   │  ▲           ▲
///               └─ agent gone, sent to a queue ─────┘  │           │
///                        Parked ◀── parked, picked up ──┤           │
///  callback ─▶ Scheduled ◀─ not reached ─┐ (due: Waiting, Offered, then Dialing)
///  outbound, sent on ─▶ Dialing ────answered───────────┘           │
///                          └───────busy, no answer, given up───────┘   (any phase may end)
/// </code>
/// </summary>
public enum CallPhase
{
    /// <summary>The caller waits in a queue.</summary>
    Waiting,

    /// <summary>The caller waits while an agent is asked.</summary>
    Offered,

    /// <summary>A party is being dialled.</summary>
    Dialing,

    /// <summary>Two parties can talk, or one holds the other.</summary>
    Connected,

    /// <summary>Over; legs, recording or wrap-up may still be finishing.</summary>
    Ended,

    /// <summary>A call flow speaks with the caller, or asks for keys.</summary>
    InFlow,

    /// <summary>The caller hears music in a numbered place until somebody picks up, or the time is over.</summary>
    Parked,

    /// <summary>A callback whose time has not come; nobody is on the line.</summary>
    Scheduled,
}

/// <summary>Why a call or leg ended.</summary>
public enum EndCause
{
    /// <summary>The customer hung up during the talk.</summary>
    CustomerHungUp,

    /// <summary>The agent hung up.</summary>
    AgentHungUp,

    /// <summary>The party outside, to whom the call was sent on, hung up.</summary>
    ExternalHungUp,

    /// <summary>The customer gave up before an agent answered.</summary>
    Abandoned,

    /// <summary>The dialled party was busy.</summary>
    Busy,

    /// <summary>The dialled party did not answer in time.</summary>
    NoAnswer,

    /// <summary>The dialled party could not be reached.</summary>
    Rejected,

    /// <summary>The caller waited for as long as the queue allows.</summary>
    WaitedTooLong,

    /// <summary>The call lasted longer than any call should.</summary>
    TooLong,

    /// <summary>A restart of Patchbay cut it off.</summary>
    Interrupted,

    /// <summary>The far end went silent and did not answer any more.</summary>
    MediaLost,

    /// <summary>The agent's browser went away.</summary>
    ConnectionLost,

    /// <summary>A call flow ended the call, as it says.</summary>
    FlowHungUp,

    /// <summary>A callback was not possible in its time.</summary>
    CallbackExpired,

    /// <summary>A callback was not wanted any more.</summary>
    CallbackCancelled,

    /// <summary>The dialled party declined the call.</summary>
    Declined,

    /// <summary>Nobody has the dialled number.</summary>
    NoSuchNumber,

    /// <summary>The line to the outside is away or out of service: whoever was dialled heard nothing of it.</summary>
    LineOutOfOrder,

    /// <summary>No trunk is set to which calls to the outside could be sent.</summary>
    NoTrunk,
}

/// <summary>What a participant was doing in one stretch of time.</summary>
public enum SegmentKind
{
    /// <summary>Waiting in a queue.</summary>
    Queue,

    /// <summary>Being rung: an agent by an offer, a dialled party by a call.</summary>
    Alerting,

    /// <summary>Talking.</summary>
    Talk,

    /// <summary>On hold, or holding.</summary>
    Hold,

    /// <summary>After-call work.</summary>
    WrapUp,

    /// <summary>Being spoken with by a call flow.</summary>
    Flow,

    /// <summary>Talking apart from the customer, who is on hold.</summary>
    Consult,

    /// <summary>Talking with more than one.</summary>
    Conference,

    /// <summary>Leaving a message.</summary>
    Message,
}

/// <summary>Who a participant is.</summary>
public enum ParticipantKind
{
    /// <summary>The customer.</summary>
    Customer,

    /// <summary>An agent.</summary>
    Agent,

    /// <summary>A party outside, to whom the call was sent on.</summary>
    External,
}

/// <summary>One stretch of one participant's time in a call. Those of one participant leave no gap, but for a time in which nothing ran.</summary>
/// <param name="Participant">Who, as a kind.</param>
/// <param name="Agent">Which agent; null for others.</param>
/// <param name="Kind">Doing what.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when; null while it lasts.</param>
/// <param name="Cause">Why, where it is not plain: <c>agent's browser gone</c>.</param>
/// <param name="Leg">Which party outside, where there may be several; null for others.</param>
public sealed record Segment(
    ParticipantKind Participant, AgentId? Agent, SegmentKind Kind, DateTimeOffset From, DateTimeOffset? To = null, string? Cause = null,
    LegId? Leg = null)
{
    /// <summary>The queue: where the customer waits, for which a message is left, or which will call back; null for others.</summary>
    public QueueId? Queue { get; init; }

    /// <summary>The call flow that the customer is in; null for others.</summary>
    public FlowId? Flow { get; init; }

    /// <summary>The queues whose agents help while the customer waits; default for none.</summary>
    public ImmutableArray<QueueId> AlsoQueues { get; init; }

    /// <summary>True for time that counts as handled: talk, hold, consult, conference.</summary>
    public bool IsHandling => Kind is SegmentKind.Talk or SegmentKind.Hold or SegmentKind.Consult or SegmentKind.Conference;
}

/// <summary>A record of the CRM.</summary>
/// <param name="ObjectName">Its object: <c>Contact</c>, <c>Lead</c>, <c>Account</c>, <c>Case</c>.</param>
/// <param name="Id">Its id, 15 or 18 characters.</param>
public sealed record RecordRef(string ObjectName, string Id)
{
    private const int LongestName = 80;

    /// <summary>
    /// True when both have the form that the CRM gives them: an API name of letters, digits and underscores that begins with a letter, and
    /// 15 or 18 letters and digits. Panels name records, and what has no such form must not get into the journal.
    /// </summary>
    public bool IsWellFormed =>
        ObjectName is { Length: > 0 and <= LongestName } && char.IsAsciiLetter(ObjectName[0]) && ObjectName.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && Id is { Length: 15 or 18 } && Id.All(char.IsAsciiLetterOrDigit);
}

/// <summary>A record that may be the caller.</summary>
/// <param name="Record">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">What tells it from others, of its own fields: city, subject.</param>
/// <param name="Rule">The rule that matched: <c>Contact.MobilePhone</c>.</param>
/// <param name="Account">The account it belongs to, for a log that needs one; null when none.</param>
/// <param name="Sureness">How sure the rule is; null where nobody matched: a record that was picked or dialled from.</param>
/// <param name="Contact">The contact that stands behind it, for a log that needs a person: of a person account or a case; null when none.</param>
/// <param name="Known">What is known of the customer; null when nothing was asked.</param>
/// <param name="Audience">Who may see it; null for everybody.</param>
/// <param name="Owner">The agent who owns it in the CRM; null when nobody here does.</param>
/// <param name="Tier">What kind of customer it is, by a field of the CRM: <c>Gold</c>; null when nobody knows.</param>
public sealed record CallerMatch(
    RecordRef Record, PersonalText Name, PersonalText Detail, string Rule, string? Account = null, MatchSureness? Sureness = null, string? Contact = null,
    CallerKnowledge? Known = null, MatchAudience? Audience = null, AgentId? Owner = null, string? Tier = null)
{
    /// <summary>Most characters of <see cref="Name"/> and <see cref="Detail"/>.</summary>
    public const int LongestText = 255;

    /// <summary>What stands under its name: account, what tells it from others, how many cases are open.</summary>
    public string Line
    {
        get
        {
            var count = Known?.OpenCases switch { null or 0 => null, 1 => "1 open case", var n => $"{n} open cases" };
            var line = string.Join(" · ", new[] { Known?.Account.Value, Detail.Value, count }.Where(part => !string.IsNullOrEmpty(part)));
            return line.Length <= LongestText ? line : line[..LongestText];
        }
    }

    /// <summary>True when the record is well formed and its texts are no longer than a field of the CRM.</summary>
    public bool IsWellFormed => Record.IsWellFormed && Name.Value?.Length <= LongestText && Detail.Value?.Length <= LongestText;
}

/// <summary>How sure it is that a record is the caller.</summary>
public enum MatchSureness
{
    /// <summary>It may be: many share the number, such as a switchboard.</summary>
    Possible,

    /// <summary>It most likely is: the number is the record's, though others may answer it.</summary>
    Likely,

    /// <summary>It is, unless somebody else has their phone: a person's own number, or a case the caller named.</summary>
    Certain,
}

/// <summary>Those who may see a record; nobody else is shown that it exists.</summary>
/// <param name="Roles">Roles: <c>supervisor</c>.</param>
/// <param name="Agents">Names at sign-in.</param>
public sealed record MatchAudience(ImmutableArray<string> Roles, ImmutableArray<string> Agents)
{
    /// <summary>Each role includes those before it.</summary>
    private static readonly ImmutableArray<string> ladder = ["agent", "supervisor", "admin"];

    /// <summary>Tells whether somebody is one of them.</summary>
    /// <param name="name">The name at sign-in.</param>
    /// <param name="role">The role: <c>agent</c>, <c>supervisor</c>, <c>admin</c>.</param>
    /// <returns>True when they may see the record.</returns>
    public bool Includes(string name, string role) =>
        Agents.Contains(name, StringComparer.OrdinalIgnoreCase) || Roles.Any(one => Rank(one) is >= 0 and var least && Rank(role) >= least);

    private static int Rank(string role) => ladder.IndexOf(role, 0, StringComparer.OrdinalIgnoreCase);
}

/// <summary>How well a leg's audio travelled, as seen at its end.</summary>
/// <param name="PacketsReceived">Audio packets that arrived.</param>
/// <param name="PacketsLost">Packets that did not.</param>
/// <param name="JitterMs">Interarrival jitter, RFC 3550 §6.4.1, in milliseconds.</param>
/// <param name="RoundTripMs">Last round trip told by RTCP, in milliseconds; null when none.</param>
/// <param name="FarPacketsLost">What the far end lost of what we sent, as it told by RTCP; null when it told nothing.</param>
/// <param name="FarJitterMs">Jitter at the far end, as it told last, in milliseconds; null when it told nothing.</param>
/// <param name="Leg">Number of the leg within its call; null in what was recorded before it was told.</param>
/// <param name="Mos">How good what we received sounds, 1 to 4.4, estimated by the E-model (ITU-T G.107); null when nothing came.</param>
/// <param name="FarMos">The same for what the far end received of us; null when it told nothing.</param>
public sealed record LegQuality(
    long PacketsReceived, long PacketsLost, double JitterMs, double? RoundTripMs, long? FarPacketsLost = null, double? FarJitterMs = null,
    int? Leg = null, double? Mos = null, double? FarMos = null);
