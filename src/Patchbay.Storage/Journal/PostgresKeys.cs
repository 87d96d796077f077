using Npgsql;
using Patchbay.Storage.Sealing;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Journal;

/// <summary>The keys that a batch needs, read in one round trip.</summary>
/// <param name="connection">The writer's connection.</param>
/// <param name="master">What opens them.</param>
/// <param name="cache">Keys in memory.</param>
internal sealed class PostgresKeys(NpgsqlConnection connection, MasterKey master, KeyCache cache) : ISubjectKeys
{
    private readonly Dictionary<Guid, SubjectKey> found = [];

    /// <summary>Reads what is not in memory.</summary>
    /// <param name="subjects">Whose keys are needed.</param>
    /// <exception cref="StorageFault">A key does not open.</exception>
    internal void Fetch(IEnumerable<Guid> subjects)
    {
        List<byte[]> missing = [];
        foreach (var subject in subjects.Distinct())
        {
            if (cache.TryGet(subject, out var key)) found[subject] = key;
            else missing.Add(subject.ToKey());
        }

        if (missing.Count == 0) return;
        var rows = connection.Rows(
            "SELECT subject, wrapped FROM subject_key WHERE subject = ANY (@subjects)",
            row => (Subject: row.GetFieldValue<byte[]>(0).ToId(), Wrapped: row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1)),
            ("@subjects", missing.ToArray()));
        foreach (var (subject, wrapped) in rows)
        {
            var key = wrapped is null ? SubjectKey.Erased : master.Open(subject, wrapped);
            cache.Keep(subject, key);
            found[subject] = key;
        }
    }

    /// <inheritdoc/>
    public SubjectKey Find(Guid subject) => found.GetValueOrDefault(subject, SubjectKey.None);
}
