namespace Patchbay.Core.Shared;

/// <summary>What falls due.</summary>
public enum TimerKind
{
    /// <summary>An offer that nobody took.</summary>
    OfferExpiry,

    /// <summary>After-call work that took too long.</summary>
    WrapUpLimit,

    /// <summary>An agent's panel that did not come back.</summary>
    PanelReturn,

    /// <summary>An agent's audio that did not come, or did not come back, during a call.</summary>
    AudioReturn,

    /// <summary>A caller who waited for as long as the queue allows.</summary>
    QueueLimit,

    /// <summary>A dialled party that did not answer.</summary>
    DialLimit,

    /// <summary>A caller on hold for long: the agent is reminded.</summary>
    HoldReminder,

    /// <summary>A call that lasts longer than any call should.</summary>
    CallLimit,

    /// <summary>Legs or a recording that did not report their end.</summary>
    ClosingLimit,

    /// <summary>A preferred agent who did not come in time.</summary>
    PreferenceEnd,

    /// <summary>The next step of a queue's plan.</summary>
    RoutingStep,

    /// <summary>A prompt that did not end, a key that was not pressed or an answer that did not come in a call flow.</summary>
    FlowLimit,

    /// <summary>Somebody who was asked into a call and did not answer.</summary>
    InvitationLimit,

    /// <summary>The audio of an agent who is in a call besides its agent; owned by that agent.</summary>
    PartyAudio,

    /// <summary>A parked caller whom nobody picked up.</summary>
    ParkLimit,

    /// <summary>A message that was kept for as long as messages are; owned by its call.</summary>
    MessageKeep,

    /// <summary>A pause of a recording that nobody ended.</summary>
    RecordingPause,

    /// <summary>A callback whose time has not come.</summary>
    CallbackDue,

    /// <summary>A waiting caller who is to be told how the wait goes on.</summary>
    WaitAnnouncement,

    /// <summary>A waiting caller of whom nobody knew in time who it is.</summary>
    MatchWait,

    /// <summary>A callback in the queue whose hours end.</summary>
    CallbackHours,
}

/// <summary>Names one timer: a kind and whose it is.</summary>
/// <param name="Kind">What falls due.</param>
/// <param name="Owner">The call or the agent.</param>
public readonly record struct TimerKey(TimerKind Kind, Guid Owner) : IComparable<TimerKey>
{
    /// <inheritdoc/>
    public int CompareTo(TimerKey other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : Owner.CompareTo(other.Owner);
}

/// <summary>All timers of a site, part of its state: replay restores them.</summary>
public sealed class TimerTable
{
    private readonly Dictionary<TimerKey, DateTimeOffset> due = [];
    private readonly SortedSet<(DateTimeOffset Due, TimerKey Key)> order = [];

    /// <summary>Number of running timers.</summary>
    public int Count => due.Count;

    /// <summary>The running timers, earliest first.</summary>
    public IEnumerable<(DateTimeOffset Due, TimerKey Key)> InOrder => order;

    /// <summary>The earliest timer; null when none runs.</summary>
    public (DateTimeOffset Due, TimerKey Key)? Next => order.Count == 0 ? null : order.Min;

    /// <summary>Starts a timer, or moves it when it runs.</summary>
    /// <param name="key">Which timer.</param>
    /// <param name="at">When it falls due.</param>
    public void Set(TimerKey key, DateTimeOffset at)
    {
        Clear(key);
        due[key] = at;
        order.Add((at, key));
    }

    /// <summary>Stops a timer. Nothing happens when it does not run.</summary>
    /// <param name="key">Which timer.</param>
    public void Clear(TimerKey key)
    {
        if (due.Remove(key, out var at)) order.Remove((at, key));
    }

    /// <summary>Gives a timer another name, as when its owner changes. Nothing happens when it does not run.</summary>
    /// <param name="from">Its name so far.</param>
    /// <param name="to">Its name from now on.</param>
    public void Move(TimerKey from, TimerKey to)
    {
        if (!due.TryGetValue(from, out var at)) return;
        Clear(from);
        Set(to, at);
    }

    /// <summary>Tells whether a timer runs.</summary>
    /// <param name="key">Which timer.</param>
    /// <returns>True while it runs.</returns>
    public bool Runs(TimerKey key) => due.ContainsKey(key);
}
