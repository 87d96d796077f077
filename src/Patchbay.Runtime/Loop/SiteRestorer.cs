using Patchbay.Core.Exchange;
using Patchbay.Runtime.Journal;

namespace Patchbay.Runtime.Loop;

/// <summary>Builds a site's state from its newest snapshot and the events after it.</summary>
public static class SiteRestorer
{
    /// <summary>Restores the state as of the last event in the journal.</summary>
    /// <param name="journal">The site's journal.</param>
    /// <param name="snapshots">Its snapshots.</param>
    /// <returns>A state that the caller owns.</returns>
    /// <exception cref="JournalFault">The journal cannot be read.</exception>
    public static ExchangeState Restore(IJournal journal, ISnapshotStore snapshots) => RestoreCounting(journal, snapshots).State;

    /// <summary>Restores the state, and tells how many events lay behind the snapshot.</summary>
    internal static (ExchangeState State, long Replayed) RestoreCounting(IJournal journal, ISnapshotStore snapshots)
    {
        var snapshot = snapshots.Load();
        // A snapshot that is ahead of the journal belongs to another one.
        var state = snapshot is not null && snapshot.Sequence <= journal.LastSequence ? snapshot.Restore() : new();
        var from = state.Sequence;
        CatchUp(state, journal);
        return (state, state.Sequence - from);
    }

    /// <summary>Applies what the journal holds beyond a state.</summary>
    /// <param name="state">The state; as of its sequence when the journal cannot be read to the end.</param>
    /// <param name="journal">The site's journal.</param>
    /// <exception cref="JournalFault">The journal cannot be read.</exception>
    public static void CatchUp(ExchangeState state, IJournal journal)
    {
        foreach (var entry in journal.Read(state.Sequence)) state.Apply(entry.Event);
    }
}
