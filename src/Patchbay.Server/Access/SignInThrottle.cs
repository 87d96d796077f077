using System.Collections.Concurrent;

namespace Patchbay.Server.Access;

/// <summary>
/// Slows guessing. Whoever tries one name from one address waits longer and longer after five failed tries. Many names from one address, and
/// one name from many addresses, are slowed later and for shorter, because an office shares an address, and nobody shall be able to lock a
/// colleague out. Failures are forgotten when none came for 15 minutes.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class SignInThrottle(TimeProvider time)
{
    private const int MostEntries = 50_000;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);
    private static readonly Limit PairLimit = new(FreeTries: 5, LongestWait: TimeSpan.FromMinutes(15));
    private static readonly Limit NameLimit = new(FreeTries: 50, LongestWait: TimeSpan.FromSeconds(30));
    private static readonly Limit AddressLimit = new(FreeTries: 100, LongestWait: TimeSpan.FromSeconds(30));
    private readonly ConcurrentDictionary<string, Failures> failures = new(StringComparer.OrdinalIgnoreCase);

    private sealed record Limit(int FreeTries, TimeSpan LongestWait);

    private sealed record Failures(int Count, DateTimeOffset Last, DateTimeOffset NextTry);

    /// <summary>Tells how long somebody must wait before the next try.</summary>
    /// <param name="name">The user name that is tried.</param>
    /// <param name="address">Where from.</param>
    /// <returns>Zero when it may be tried now.</returns>
    public TimeSpan WaitOf(string name, string address)
    {
        var now = time.GetUtcNow();
        return Keys(name, address).Max(key => failures.TryGetValue(key.Text, out var failed) && failed.NextTry > now ? failed.NextTry - now : TimeSpan.Zero);
    }

    /// <summary>Notes a failed try.</summary>
    /// <param name="name">The user name that was tried.</param>
    /// <param name="address">Where from.</param>
    public void Failed(string name, string address)
    {
        if (failures.Count >= MostEntries) Forget();
        foreach (var (text, limit) in Keys(name, address))
            failures.AddOrUpdate(text, _ => After(1, limit), (_, old) => After(time.GetUtcNow() - old.Last > Memory ? 1 : old.Count + 1, limit));
    }

    /// <summary>Notes a success: this name may be tried from this address at once again.</summary>
    /// <param name="name">The user name.</param>
    /// <param name="address">Where from.</param>
    public void Succeeded(string name, string address) => failures.TryRemove(Keys(name, address)[0].Text, out _);

    private static (string Text, Limit Limit)[] Keys(string name, string address) =>
        [($"both:{address} {name}", PairLimit), ($"name:{name}", NameLimit), ($"address:{address}", AddressLimit)];

    private Failures After(int count, Limit limit)
    {
        var now = time.GetUtcNow();
        var waitSeconds = count <= limit.FreeTries ? 0 : Math.Min(limit.LongestWait.TotalSeconds, Math.Pow(2, count - limit.FreeTries));
        return new(count, now, now + TimeSpan.FromSeconds(waitSeconds));
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (key, failed) in failures)
        {
            if (now - failed.Last > Memory) failures.TryRemove(key, out _);
        }

        // Somebody tries new names faster than they can be forgotten: memory is worth more than what is known of them.
        if (failures.Count >= MostEntries) failures.Clear();
    }
}
