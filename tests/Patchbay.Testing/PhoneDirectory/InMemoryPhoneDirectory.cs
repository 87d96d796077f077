using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Testing.PhoneDirectory;

/// <summary>A phone directory without a disk.</summary>
public sealed class InMemoryPhoneDirectory : IPhoneDirectory
{
    // The filling and the look-ups run on different threads.
    private readonly Lock access = new();
    private readonly Dictionary<RecordRef, DirectoryRecord> records = [];
    private readonly Dictionary<string, string> cursors = [];

    /// <summary>All records that have numbers.</summary>
    public IReadOnlyList<DirectoryRecord> Records
    {
        get
        {
            lock (access) return [.. records.Values.Where(r => r.Numbers.Count > 0)];
        }
    }

    /// <summary>How many records were put in, those put in again counted again.</summary>
    public int Puts { get; private set; }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken)
    {
        lock (access)
        {
            IReadOnlyList<DirectoryMatch> found =
            [
                .. records.Values.SelectMany(r => r.Numbers.Where(n => n.Number == number).Select(n => new DirectoryMatch(r with { Numbers = [] }, n.Field))),
            ];
            return new(found);
        }
    }

    /// <inheritdoc/>
    public ValueTask PutAsync(IReadOnlyList<DirectoryRecord> records, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(records.Count, 2000);
        cancellationToken.ThrowIfCancellationRequested();
        lock (access)
        {
            Puts += records.Count;
            foreach (var record in records)
            {
                if (!this.records.TryGetValue(record.Record, out var known) || known.ModifiedAt <= record.ModifiedAt) this.records[record.Record] = record;
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<string?> ReadCursorAsync(string source, CancellationToken cancellationToken)
    {
        lock (access) return new(cursors.GetValueOrDefault(source));
    }

    /// <inheritdoc/>
    public ValueTask WriteCursorAsync(string source, string cursor, CancellationToken cancellationToken)
    {
        lock (access) cursors[source] = cursor;
        return ValueTask.CompletedTask;
    }
}
