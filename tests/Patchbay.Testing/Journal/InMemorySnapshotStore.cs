using Patchbay.Runtime.Journal;

namespace Patchbay.Testing.Journal;

/// <summary>
/// Keeps the newest snapshot in memory. It shares agents and calls with the state it was taken from, so take it from a state that is
/// thrown away.
/// </summary>
public sealed class InMemorySnapshotStore : ISnapshotStore
{
    private volatile SiteSnapshot? newest;

    /// <inheritdoc/>
    public void Save(SiteSnapshot snapshot) => newest = snapshot;

    /// <inheritdoc/>
    public SiteSnapshot? Load() => newest;
}
