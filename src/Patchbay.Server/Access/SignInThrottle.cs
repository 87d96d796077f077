using System.Collections.Concurrent;

namespace Patchbay.Server.Access;

/// <summary>Slows guessing: after five failed tries for a name or from an address, each further try has to wait longer, up to 15 minutes.</summary>
/// <param name="time">The clock.</param>
public sealed class SignInThrottle(TimeProvider time)
{
    private const int FreeTries = 5;
    private const int MostEntries = 50_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, Failures> failures = new(StringComparer.OrdinalIgnoreCase);

    private sealed record Failures(int Count, DateTimeOffset NextTry);

    /// <summary>Tells how long a key must wait before its next try.</summary>
    /// <param name="key">A user name or an address.</param>
    /// <returns>Zero when it may try now.</returns>
    public TimeSpan WaitOf(string key) =>
        failures.TryGetValue(key, out var failed) && failed.NextTry > time.GetUtcNow() ? failed.NextTry - time.GetUtcNow() : TimeSpan.Zero;

    /// <summary>Notes a failed try.</summary>
    /// <param name="key">A user name or an address.</param>
    public void Failed(string key)
    {
        if (failures.Count >= MostEntries) Forget();
        failures.AddOrUpdate(key, _ => After(1), (_, old) => After(old.Count + 1));
    }

    /// <summary>Notes a success: the key may try at once again.</summary>
    /// <param name="key">A user name or an address.</param>
    public void Succeeded(string key) => failures.TryRemove(key, out _);

    private Failures After(int count)
    {
        var wait = count <= FreeTries ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, count - FreeTries)));
        return new(count, time.GetUtcNow() + wait);
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (key, failed) in failures)
        {
            if (now - failed.NextTry > LongestWait) failures.TryRemove(key, out _);
        }
    }
}
