using Patchbay.Core.Calls;
using Patchbay.Runtime.Loop;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>
/// Lets a full load step back while the site has calls: it then rests several times as long as it works. The load and the org's answers fill
/// processors, memory and the disk, which the priority of a thread alone does not keep free for who rings.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class LoadPace(TimeProvider time) : IReactor
{
    /// <summary>Rest for each stretch of work: a million contacts take two minutes beside calls, and half a minute without.</summary>
    private const int RestFactor = 4;

    /// <summary>So long after the last event of a call the site counts as quiet.</summary>
    private static readonly TimeSpan quietAfter = TimeSpan.FromSeconds(2);

    /// <summary>An org that answers slowly has given the calls their rest already.</summary>
    private static readonly TimeSpan longestRest = TimeSpan.FromMilliseconds(200);

    private long lastCall = time.GetTimestamp() - time.TimestampFrequency * 60;

    /// <inheritdoc/>
    public void React(Committed committed)
    {
        if (committed.Entries.Any(entry => entry.Event is CallEvent)) Volatile.Write(ref lastCall, time.GetTimestamp());
    }

    /// <summary>Says how long to rest after a stretch of work.</summary>
    /// <param name="worked">How long it took.</param>
    /// <returns>Zero while the site is quiet.</returns>
    internal TimeSpan RestAfter(TimeSpan worked)
    {
        if (time.GetElapsedTime(Volatile.Read(ref lastCall)) > quietAfter) return TimeSpan.Zero;
        var rest = worked * RestFactor;
        return rest < longestRest ? rest : longestRest;
    }
}
