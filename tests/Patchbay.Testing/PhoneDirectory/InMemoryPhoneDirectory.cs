using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Testing.PhoneDirectory;

/// <summary>A phone directory without a disk.</summary>
public sealed class InMemoryPhoneDirectory : IPhoneDirectory
{
    // The filling and the look-ups run on different threads.
    private readonly Lock access = new();
    private Contents contents = new();
    private List<Action<Contents>>? missedByLoad;

    /// <summary>All records that have numbers.</summary>
    public IReadOnlyList<DirectoryRecord> Records
    {
        get
        {
            lock (access) return [.. contents.Records.Values.Where(r => r.Numbers.Count > 0)];
        }
    }

    /// <summary>How many records were put in, those put in again counted again.</summary>
    public int Puts { get; private set; }

    /// <summary>How many loads were completed.</summary>
    public int Loads { get; private set; }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken)
    {
        lock (access) return new([.. contents.Find(number).Take(IPhoneDirectory.MostMatches)]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DirectoryMatch>> FindByKeyAsync(DirectoryKey key, CancellationToken cancellationToken)
    {
        lock (access) return new([.. contents.Find(key).Take(IPhoneDirectory.MostMatches)]);
    }

    /// <inheritdoc/>
    public ValueTask<DirectoryRecord?> GetAsync(string id, CancellationToken cancellationToken)
    {
        lock (access) return new(contents.Records.Values.FirstOrDefault(r => r.Record.Id == id));
    }

    /// <inheritdoc/>
    public ValueTask PutAsync(IReadOnlyList<DirectoryRecord> records, CancellationToken cancellationToken) =>
        Write(records, c => { Puts += records.Count; c.Put(records); }, cancellationToken);

    /// <inheritdoc/>
    public ValueTask NoteContactsAsync(IReadOnlyList<ContactNote> notes, CancellationToken cancellationToken) =>
        Write(notes, c => c.Note(notes), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RelatedSummary>> FindRelatedAsync(IReadOnlyList<string> owners, CancellationToken cancellationToken)
    {
        lock (access) return new([.. owners.Distinct().SelectMany(contents.Summarise)]);
    }

    /// <inheritdoc/>
    public ValueTask PutRelatedAsync(IReadOnlyList<RelatedRecord> records, CancellationToken cancellationToken) =>
        Write(records, c => c.Put(records), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string?> ReadCursorAsync(string source, CancellationToken cancellationToken)
    {
        lock (access) return new(contents.Cursors.GetValueOrDefault(source));
    }

    /// <inheritdoc/>
    public ValueTask WriteCursorAsync(string source, string cursor, CancellationToken cancellationToken)
    {
        lock (access) contents.Cursors[source] = cursor;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IDirectoryLoad> BeginLoadAsync(CancellationToken cancellationToken)
    {
        lock (access)
        {
            if (missedByLoad is not null) throw new InvalidOperationException("The directory is being loaded already.");
            missedByLoad = [];
            return new(new InMemoryLoad(this));
        }
    }

    private ValueTask Write<T>(IReadOnlyList<T> items, Action<Contents> write, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items.Count, 2000);
        cancellationToken.ThrowIfCancellationRequested();
        lock (access)
        {
            write(contents);
            missedByLoad?.Add(write);
        }

        return ValueTask.CompletedTask;
    }

    private sealed class InMemoryLoad(InMemoryPhoneDirectory directory) : IDirectoryLoad
    {
        private readonly Contents filling = new();

        public ValueTask PutAsync(IReadOnlyList<DirectoryRecord> records, CancellationToken cancellationToken)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(records.Count, 2000);
            lock (directory.access)
            {
                foreach (var record in records.Where(r => r.Numbers.Count + r.Keys.Count > 0)) filling.Records[record.Record] = record;
            }

            return ValueTask.CompletedTask;
        }

        public ValueTask PutRelatedAsync(IReadOnlyList<RelatedRecord> records, CancellationToken cancellationToken)
        {
            lock (directory.access) filling.Put(records);
            return ValueTask.CompletedTask;
        }

        public ValueTask CompleteAsync(IReadOnlyDictionary<string, string> cursors, CancellationToken cancellationToken)
        {
            lock (directory.access)
            {
                foreach (var write in directory.missedByLoad!) write(filling);
                foreach (var (source, cursor) in cursors) filling.Cursors[source] = cursor;
                directory.contents = filling;
                directory.Loads++;
            }

            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            lock (directory.access) directory.missedByLoad = null;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Contents
    {
        private readonly Dictionary<RecordRef, RelatedRecord> related = [];

        public Dictionary<RecordRef, DirectoryRecord> Records { get; } = [];

        public Dictionary<string, string> Cursors { get; } = [];

        public IEnumerable<DirectoryMatch> Find(string number) => Records.Values.SelectMany(
            r => r.Numbers.Where(n => n.Number == number).Select(n => new DirectoryMatch(r with { Numbers = [], Keys = [] }, n.Field, n.Extension)));

        public IEnumerable<DirectoryMatch> Find(DirectoryKey key) => Records.Values.SelectMany(
            r => r.Keys.Where(k => k.Field == key.Field && string.Equals(k.Text.Trim(), key.Text.Trim(), StringComparison.OrdinalIgnoreCase))
                .Select(k => new DirectoryMatch(r with { Numbers = [], Keys = [] }, k.Field)));

        public void Put(IReadOnlyList<DirectoryRecord> records)
        {
            foreach (var record in records)
            {
                var known = Records.GetValueOrDefault(record.Record);
                if (known is not null && known.ModifiedAt > record.ModifiedAt) continue;
                Records[record.Record] = record with { LastContactAt = Later(known?.LastContactAt, record.LastContactAt) };
            }
        }

        public void Put(IReadOnlyList<RelatedRecord> records)
        {
            foreach (var record in records)
            {
                if (!related.TryGetValue(record.Record, out var known) || known.ModifiedAt <= record.ModifiedAt) related[record.Record] = record;
            }
        }

        public void Note(IReadOnlyList<ContactNote> notes)
        {
            foreach (var (id, at) in notes)
            {
                foreach (var record in Records.Values.Where(r => r.Record.Id == id).ToArray())
                    Records[record.Record] = record with { LastContactAt = Later(record.LastContactAt, at) };
            }
        }

        public IEnumerable<RelatedSummary> Summarise(string owner) => related.Values.Where(r => r.Contact == owner || r.Account == owner)
            .GroupBy(r => r.Record.ObjectName)
            .Select(kind => new RelatedSummary(
                owner, kind.Count(r => r.IsOpen), [.. kind.OrderByDescending(r => r.At).ThenBy(r => r.Record.Id, StringComparer.Ordinal).Take(RelatedSummary.MostOf(kind.Key))]));

        private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
    }
}
