using System.Collections.Concurrent;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Orgs;

/// <summary>When an org was live, and which calls are its own by that. Safe to use from any thread: a change swaps the whole list.</summary>
/// <param name="periods">The times in which it was live.</param>
/// <param name="journal">The site's journal, which knows when a call began.</param>
/// <param name="writtenUntil">The last event before it was disconnected; 0 for one that never was.</param>
internal sealed class OrgStanding(IReadOnlyList<LivePeriod> periods, IJournal journal, long writtenUntil = 0) : IOrgStanding
{
    /// <summary>More calls than are talked about at once; which of them are remembered does not matter.</summary>
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<InteractionId, long> beginnings = new();
    private volatile IReadOnlyList<LivePeriod> periods = periods;

    /// <summary>The times in their order.</summary>
    internal IReadOnlyList<LivePeriod> Periods
    {
        get => periods;
        set => periods = value;
    }

    /// <inheritdoc/>
    public bool IsLive => periods is [.., { Until: null }];

    /// <inheritdoc/>
    public long WrittenUntil => writtenUntil;

    /// <summary>True for the only org that the site ever had: nobody need ask when a call began.</summary>
    internal bool OwnsAll => periods is [{ After: 0, Until: null }];

    /// <inheritdoc/>
    public bool Owns(InteractionId call)
    {
        if (OwnsAll) return true;
        var known = periods;
        return known.Count > 0 && BeginningOf(call) is > 0 and var began && known.Any(period => period.Holds(began));
    }

    /// <summary>Takes in where a call begins, so that nobody need look it up.</summary>
    /// <param name="call">The call.</param>
    /// <param name="sequence">Its first event.</param>
    internal void Begins(InteractionId call, long sequence)
    {
        if (beginnings.Count >= MostRemembered) beginnings.Clear();
        beginnings.TryAdd(call, sequence);
    }

    /// <summary>The first event of a call, which never changes; 0 for one that is not known.</summary>
    private long BeginningOf(InteractionId call)
    {
        if (beginnings.TryGetValue(call, out var known)) return known;
        if (journal.ReadSubject(call.Value) is not [var first, ..]) return 0;
        Begins(call, first.Sequence);
        return first.Sequence;
    }
}
