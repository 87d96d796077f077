namespace Patchbay.Telephony.Bridge;

/// <summary>The calls that wait for the exchange, oldest first. For the SIP loop.</summary>
/// <remarks>They are decided about nearly in the order in which they came, so what is behind the oldest is looked at when that one is gone.</remarks>
internal sealed class ArrivalQueue
{
    private readonly Queue<Arrival> waiting = new();

    /// <summary>At most so many wait.</summary>
    internal int Count => waiting.Count;

    /// <summary>A call is let in.</summary>
    internal Arrival Add(TimeSpan now)
    {
        var arrival = new Arrival(now);
        waiting.Enqueue(arrival);
        return arrival;
    }

    /// <summary>Forgets those that have been decided about, and tells how long the oldest of the others has waited; zero for none.</summary>
    internal TimeSpan Longest(TimeSpan now)
    {
        while (waiting.TryPeek(out var oldest))
        {
            if (!oldest.IsDecided) return now - oldest.Since;
            waiting.Dequeue();
        }

        return TimeSpan.Zero;
    }
}
