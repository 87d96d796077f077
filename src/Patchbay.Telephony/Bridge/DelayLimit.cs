namespace Patchbay.Telephony.Bridge;

/// <summary>
/// Decides whether new calls are turned away because those before them wait too long. A short burst is served late; only a wait that stays
/// long says that more calls come than can be decided about, and then each further one would make all of them later.
/// </summary>
/// <remarks>The idea of CoDel (RFC 8289): the wait is what callers feel, whatever the machine can do. All times are of one clock that only goes forward.</remarks>
internal sealed class DelayLimit
{
    /// <summary>A call may wait so long for the exchange. It rings after about twice this, since the agent's side comes next.</summary>
    internal static readonly TimeSpan Target = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the wait may stay above <see cref="Target"/> before calls are turned away: longer than a burst or a pause of the process.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>In an overload calls are let in up to this wait: behind the oldest call there are more than were decided about in its time.</summary>
    internal static readonly TimeSpan OverloadTarget = TimeSpan.FromMilliseconds(30);

    /// <summary>For so long after the last refusal it is the same overload, and nobody is let in to find out.</summary>
    internal static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);

    /// <summary>Fewer waiting calls than this are no overload, however long they wait: a disk hangs, and to turn callers away helps nobody.</summary>
    internal const int Few = 25;

    private TimeSpan? lateSince;
    private TimeSpan? lastRefusal;

    /// <summary>Decides about a call that comes now.</summary>
    /// <param name="waited">How long the oldest undecided call has waited.</param>
    /// <param name="waiting">How many are undecided.</param>
    /// <param name="now">The instant.</param>
    internal bool IsExceeded(TimeSpan waited, int waiting, TimeSpan now)
    {
        var isOverload = now - lastRefusal < Memory;
        if (waited <= (isOverload ? OverloadTarget : Target) || waiting < Few)
        {
            lateSince = null;
            return false;
        }

        lateSince ??= now;
        if (!isOverload && now - lateSince < Patience) return false;
        lastRefusal = now;
        return true;
    }
}
