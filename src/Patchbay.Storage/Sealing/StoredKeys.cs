using Microsoft.Data.Sqlite;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Sealing;

/// <summary>Reads keys from the journal's file, through the cache.</summary>
/// <param name="connection">Where; used by one thread at a time.</param>
/// <param name="master">What opens them.</param>
/// <param name="cache">Keys in memory.</param>
internal sealed class StoredKeys(SqliteConnection connection, MasterKey master, KeyCache cache) : ISubjectKeys, IDisposable
{
    private readonly SqliteCommand select =
        connection.Command("SELECT coalesce(wrapped, x'') FROM subject_key WHERE subject = $subject", ("$subject", Array.Empty<byte>()));

    /// <inheritdoc/>
    /// <exception cref="StorageFault">A key does not open.</exception>
    public SubjectKey Find(Guid subject)
    {
        if (cache.TryGet(subject, out var kept)) return kept;
        select.Parameters[0].Value = subject.ToKey();
        if (select.ExecuteScalar() is not byte[] wrapped) return SubjectKey.None;
        var key = wrapped.Length == 0 ? SubjectKey.Erased : Open(subject, wrapped);
        cache.Keep(subject, key);
        return key;
    }

    /// <inheritdoc/>
    public void Dispose() => select.Dispose();

    private SubjectKey Open(Guid subject, byte[] wrapped) => master.Unwrap(subject, wrapped) is { } key
        ? new(key, IsErased: false)
        : throw new StorageFault($"The key of subject {subject:N} is not sealed by the master key in {master.Origin}.");
}
