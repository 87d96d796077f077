using System.Collections.Immutable;
using Patchbay.Core.Callbacks;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Queues;

/// <summary>How a queue treats its callers and agents.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="RingTimeout">How long one offer rings.</param>
/// <param name="WrapUpLimit">How long after-call work may take; zero for none.</param>
/// <param name="WaitLimit">How long a caller may wait at all.</param>
/// <param name="Dispositions">The outcomes an agent may choose, most likely first.</param>
/// <param name="Greeting">Prompt played once to a new caller; null for none.</param>
/// <param name="Music">Prompt played in a loop while waiting and on hold.</param>
/// <param name="Records">True when talk is recorded.</param>
/// <param name="Choice">Which agent is asked first.</param>
/// <param name="Credit">What one point of priority is worth in waiting; null for <see cref="StandardCredit"/>.</param>
/// <param name="PreferredFor">How long a caller waits for a preferred agent; null for <see cref="StandardPreference"/>.</param>
/// <param name="Plan">How the search widens while the caller waits, in the order of time; default and none: it does not.</param>
/// <param name="Callbacks">How customers are called back; null for <see cref="CallbackRules.Standard"/>.</param>
/// <param name="Announcements">What callers are told while they wait; null for nothing.</param>
/// <param name="RingMost">How many agents ring at once at most where all ring; null for <see cref="StandardRingMost"/>.</param>
/// <param name="Customers">How customers are treated whom the site knows; null for like all others.</param>
public sealed record QueueSettings(
    string Name,
    TimeSpan RingTimeout,
    TimeSpan WrapUpLimit,
    TimeSpan WaitLimit,
    ImmutableArray<string> Dispositions,
    string? Greeting,
    string Music,
    bool Records,
    AgentChoice Choice = AgentChoice.LongestIdle,
    TimeSpan? Credit = null,
    TimeSpan? PreferredFor = null,
    ImmutableArray<PlanStep> Plan = default,
    CallbackRules? Callbacks = null,
    WaitAnnouncements? Announcements = null,
    int? RingMost = null,
    CustomerRules? Customers = null)
{
    /// <summary>What a point of priority is worth unless the queue says otherwise.</summary>
    public static TimeSpan StandardCredit { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a caller waits for a preferred agent unless the queue or the wish says otherwise.</summary>
    public static TimeSpan StandardPreference { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How many agents ring at once unless the queue says otherwise.</summary>
    public const int StandardRingMost = 10;

    /// <summary>The most that a queue may say: ringing is for small teams, and each ring is an offer of its own.</summary>
    public const int HighestRingMost = 25;

    /// <summary>The plan; none when nobody made one.</summary>
    public ImmutableArray<PlanStep> Steps => Plan.IsDefault ? [] : Plan;

    /// <summary>What is wrong with them, in a sentence; null when nothing is.</summary>
    public string? Fault => OwnFault ?? Steps.Select((step, i) => step.Fault is { } wrong ? $"Step {i + 1} of its plan: {wrong}" : null).FirstOrDefault(wrong => wrong is not null)
        ?? OrderFault;

    private string? OwnFault => this switch
    {
        { Name: var name } when string.IsNullOrWhiteSpace(name) => "Its name is missing.",
        { RingTimeout: var ring } when ring < TimeSpan.FromSeconds(1) => "It rings for a second at least.",
        { WrapUpLimit: var wrapUp } when wrapUp < TimeSpan.Zero => "Its wrap-up cannot be less than nothing.",
        { WaitLimit: var wait } when wait <= TimeSpan.Zero => "Its callers must be allowed to wait.",
        { RingMost: not (null or (>= 1 and <= HighestRingMost)) } => $"It rings at 1 to {HighestRingMost} agents at once.",
        { Credit: { } credit } when credit < TimeSpan.Zero => "A point of priority cannot be worth less than nothing.",
        { PreferredFor: { } preferred } when preferred < TimeSpan.Zero => "The wait for a preferred agent cannot be less than nothing.",
        { Callbacks.IsWellFormed: false } => "A time or a number of its callbacks is out of range.",
        { Announcements.IsWellFormed: false } => "A time or a text of its announcements is out of range.",
        { Customers.IsWellFormed: false } => "A time, a name or a number of its rules for customers is out of range.",
        _ => Steps.Length > PlanStep.Most ? $"Its plan has at most {PlanStep.Most} steps." : null,
    };

    private string? OrderFault
    {
        get
        {
            for (var i = 1; i < Steps.Length; i++)
            {
                if (Steps[i - 1].Leaves) return $"Step {i} of its plan lets the caller out of the queue; no step can come after it.";
                if (Steps[i].After <= Steps[i - 1].After) return $"Step {i + 1} of its plan comes no later than the one before it.";
            }

            return null;
        }
    }

    /// <summary>Tells whether two queues are treated the same.</summary>
    /// <param name="a">The settings of one.</param>
    /// <param name="b">The settings of the other.</param>
    /// <returns>True when they are.</returns>
    public static bool Same(QueueSettings a, QueueSettings b) =>
        a with { Dispositions = b.Dispositions, Plan = b.Plan, Announcements = b.Announcements, Customers = b.Customers } == b && CustomerRules.Same(a.Customers, b.Customers) && WaitAnnouncements.Same(a.Announcements, b.Announcements) && a.Dispositions.AsSpan().SequenceEqual(b.Dispositions.AsSpan())
        && a.Steps.Length == b.Steps.Length && a.Steps.Zip(b.Steps).All(pair => PlanStep.Same(pair.First, pair.Second));

    /// <summary>A queue as most people would want it: 20 s of ringing, 2 minutes of wrap-up, an hour of waiting, recorded.</summary>
    /// <param name="name">What people call it.</param>
    /// <returns>The settings.</returns>
    public static QueueSettings Standard(string name) => new(
        name,
        TimeSpan.FromSeconds(20),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromHours(1),
        ["Resolved", "Follow-up needed", "Passed on", "Wrong number"],
        "greeting",
        "music",
        true);
}

/// <summary>Where a dialled number leads.</summary>
/// <param name="Dnis">The dialled number or extension as it stands in the request; <c>*</c> takes every other one.</param>
/// <param name="Queue">The queue that serves it, or that serves it while the flow is not published; null when it is sent on.</param>
/// <param name="ForwardTo">SIP address it is sent on to; null when a queue serves it.</param>
/// <param name="Records">True when a call that is sent on is recorded.</param>
/// <param name="Wish">What callers of this number need of routing; null for nothing in particular.</param>
/// <param name="Flow">The call flow that takes the caller; null for none.</param>
public sealed record EntryPoint(
    string Dnis, QueueId? Queue, string? ForwardTo = null, bool Records = false, RoutingWish? Wish = null, FlowId? Flow = null)
{
    /// <summary>The entry point of all numbers that have none of their own.</summary>
    public const string AnyNumber = "*";
}

/// <summary>Limits of the site that belong to no queue.</summary>
/// <param name="DialLimit">How long a dialled party may ring.</param>
/// <param name="PanelReturn">How long a lost panel may take to come back.</param>
/// <param name="AudioReturn">How long an agent's audio may be away during a call.</param>
/// <param name="HoldReminder">After how long on hold the agent is reminded.</param>
/// <param name="CallLimit">How long any call may last.</param>
/// <param name="ClosingLimit">How long legs and recordings may take to report their end.</param>
/// <param name="WrapUpLimit">After-call work of calls that came through no queue.</param>
/// <param name="Dispositions">Outcomes of calls that came through no queue.</param>
/// <param name="ParkLimit">How long a parked caller waits before the call comes back; null for 2 minutes.</param>
/// <param name="AskLimit">How long a colleague who is asked into a call may ring; null for 20 seconds.</param>
public sealed record SiteSettings(
    TimeSpan DialLimit,
    TimeSpan PanelReturn,
    TimeSpan AudioReturn,
    TimeSpan HoldReminder,
    TimeSpan CallLimit,
    TimeSpan ClosingLimit,
    TimeSpan WrapUpLimit,
    ImmutableArray<string> Dispositions,
    TimeSpan? ParkLimit = null,
    TimeSpan? AskLimit = null)
{
    /// <summary>What a new site starts with.</summary>
    public static SiteSettings Standard { get; } = new(
        TimeSpan.FromSeconds(60),
        TimeSpan.FromSeconds(15),
        TimeSpan.FromSeconds(15),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromHours(12),
        TimeSpan.FromSeconds(40),
        TimeSpan.FromMinutes(2),
        ["Reached", "Left a message", "No answer", "Wrong number", "Not connected"]);
}
