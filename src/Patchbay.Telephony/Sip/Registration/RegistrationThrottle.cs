using System.Net;

namespace Patchbay.Telephony.Sip.Registration;

/// <summary>
/// Slows guessing. After some wrong answers a source waits longer and longer: soon for the one name it tries, later for all names, because
/// a whole office may come from one address. Belongs to the SIP loop.
/// </summary>
internal sealed class RegistrationThrottle(TimeProvider time)
{
    private const int MostEntries = 20_000;
    private const int FreeTriesOfName = 5;
    private const int FreeTriesOfSource = 50;
    private const int LongestWaitExponent = 9;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);

    private readonly Dictionary<(IPAddress Source, string Name), (int Count, DateTimeOffset Last)> failures = [];

    /// <summary>How long this source must wait; zero when it may try.</summary>
    public TimeSpan WaitOf(IPAddress source, string name)
    {
        TimeSpan forName = WaitOf((source, name), FreeTriesOfName), forSource = WaitOf((source, ""), FreeTriesOfSource);
        return forName > forSource ? forName : forSource;
    }

    public void Failed(IPAddress source, string name)
    {
        if (failures.Count >= MostEntries)
            Forget();
        Count((source, name));
        Count((source, ""));
    }

    public void Succeeded(IPAddress source, string name) => failures.Remove((source, name));

    private TimeSpan WaitOf((IPAddress, string) key, int freeTries)
    {
        if (!failures.TryGetValue(key, out (int Count, DateTimeOffset Last) failed) || failed.Count < freeTries)
            return TimeSpan.Zero;
        TimeSpan wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(LongestWaitExponent, failed.Count - freeTries + 1)));
        TimeSpan left = failed.Last + wait - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Count((IPAddress, string) key)
    {
        DateTimeOffset now = time.GetUtcNow();
        bool isRecent = failures.TryGetValue(key, out (int Count, DateTimeOffset Last) failed) && now - failed.Last < Memory;
        failures[key] = (isRecent ? failed.Count + 1 : 1, now);
    }

    private void Forget()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (((IPAddress, string) key, (int _, DateTimeOffset last)) in failures)
        {
            if (now - last > Memory)
                failures.Remove(key);
        }

        // New names come faster than old ones can be forgotten: memory is worth more.
        if (failures.Count >= MostEntries)
            failures.Clear();
    }
}
