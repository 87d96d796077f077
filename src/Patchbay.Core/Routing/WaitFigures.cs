using Patchbay.Core.Calls;
using Patchbay.Core.Queues;

namespace Patchbay.Core.Routing;

/// <summary>What a waiting caller may be told: pure functions of the state, cheap enough for every caller.</summary>
public static class WaitFigures
{
    /// <summary>Where a caller stands among those who wait in the same queue.</summary>
    /// <param name="queue">The caller's queue.</param>
    /// <param name="call">The caller's call.</param>
    /// <returns>1 for the next one. Callers who need other skills may be served before all the same.</returns>
    public static int Position(QueueState queue, CallState call) => queue.Waiting.RankOf(call.Place) + 1;

    /// <summary>
    /// How long a caller will most likely wait: until the next one is taken, and then once the queue's pace of late for each caller before. Where
    /// nobody takes calls any more it is never less than what has gone by since the last one was taken.
    /// </summary>
    /// <param name="queue">The queue.</param>
    /// <param name="position">The caller's position.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The wait from now on; null while nobody was taken yet.</returns>
    public static TimeSpan? ExpectedWait(QueueState queue, int position, DateTimeOffset now) =>
        queue.Pace == TimeSpan.Zero ? null : queue.NextAt(now) + (queue.PaceAt(now) * (position - 1));

    /// <summary>A wait as callers are told it: in whole minutes, rather too long than too short.</summary>
    /// <param name="wait">The wait; null when nobody knows.</param>
    /// <returns>The minutes, 0 for less than one; null when nobody knows.</returns>
    public static int? MinutesOf(TimeSpan? wait) =>
        wait is not { } time ? null : time < TimeSpan.FromMinutes(1) ? 0 : (int)Math.Min(Math.Ceiling(time.TotalMinutes), int.MaxValue);
}
