using System.Data.Common;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Sealing;

/// <summary>Reads keys from the journal's database, through the cache.</summary>
/// <param name="connection">Where; used by one thread at a time.</param>
/// <param name="master">What opens them.</param>
/// <param name="cache">Keys in memory.</param>
internal sealed class StoredKeys(DbConnection connection, MasterKey master, KeyCache cache) : ISubjectKeys, IDisposable
{
    private readonly DbCommand select =
        connection.Command("SELECT wrapped FROM subject_key WHERE subject = @subject", ("@subject", Array.Empty<byte>()));

    /// <inheritdoc/>
    /// <exception cref="StorageFault">A key does not open.</exception>
    public SubjectKey Find(Guid subject)
    {
        if (cache.TryGet(subject, out var kept)) return kept;
        select.Parameters[0].Value = subject.ToKey();
        if (select.ExecuteScalar() is not { } row) return SubjectKey.None;
        var key = row is byte[] wrapped ? master.Open(subject, wrapped) : SubjectKey.Erased;
        cache.Keep(subject, key);
        return key;
    }

    /// <inheritdoc/>
    public void Dispose() => select.Dispose();
}
