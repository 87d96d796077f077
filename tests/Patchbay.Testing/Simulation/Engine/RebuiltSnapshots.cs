using Patchbay.Core.Exchange;
using Patchbay.Runtime.Journal;

namespace Patchbay.Testing.Simulation.Engine;

/// <summary>
/// Remembers how far the newest snapshot reached, and builds it anew from the journal each time it is read, so that nobody shares it.
/// It survives a crash, like a file.
/// </summary>
/// <param name="journal">The journal.</param>
internal sealed class RebuiltSnapshots(IJournal journal) : ISnapshotStore
{
    private long sequence;

    public void Save(SiteSnapshot snapshot) => sequence = snapshot.Sequence;

    public SiteSnapshot? Load()
    {
        if (sequence == 0) return null;
        var state = new ExchangeState();
        foreach (var entry in journal.Read(0))
        {
            if (entry.Sequence > sequence) break;
            state.Apply(entry.Event);
        }

        return SiteSnapshot.Of(state);
    }
}
