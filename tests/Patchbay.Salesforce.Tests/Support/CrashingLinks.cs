using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Testing.Records;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>The process is gone at this point.</summary>
internal sealed class CrashException : Exception;

/// <summary>Memory whose process dies before or after a write, by chance.</summary>
internal sealed class CrashingLinks(Random chance) : IRecordLinks
{
    private readonly InMemoryRecordLinks inner = new();

    public double Rate { get; set; }

    public ValueTask TakeAsync(IReadOnlyList<RecordMark> marks, long cursor, CancellationToken cancellationToken) =>
        AroundAsync(() => inner.TakeAsync(marks, cursor, cancellationToken));

    public ValueTask StoreAsync(IReadOnlyList<RecordLink> links, CancellationToken cancellationToken) =>
        AroundAsync(() => inner.StoreAsync(links, cancellationToken));

    public ValueTask<long> ReadCursorAsync(CancellationToken cancellationToken) => inner.ReadCursorAsync(cancellationToken);

    public ValueTask<IReadOnlyList<RecordLink>> ReadDueAsync(DateTimeOffset now, long after, int limit, CancellationToken cancellationToken) =>
        inner.ReadDueAsync(now, after, limit, cancellationToken);

    public ValueTask<IReadOnlyList<RecordLink>> ListAsync(RecordLinkState state, int limit, CancellationToken cancellationToken) =>
        inner.ListAsync(state, limit, cancellationToken);

    public async ValueTask<bool> AnswerAsync(InteractionId record, ParkedAnswer answer, CancellationToken cancellationToken)
    {
        var isTaken = false;
        await AroundAsync(async () => isTaken = await inner.AnswerAsync(record, answer, cancellationToken));
        return isTaken;
    }

    public ValueTask<IReadOnlyList<RecordLink>> ListLeftOutAsync(int limit, CancellationToken cancellationToken) => inner.ListLeftOutAsync(limit, cancellationToken);

    public ValueTask<IReadOnlyDictionary<string, int>> CountLeftOutAsync(CancellationToken cancellationToken) => inner.CountLeftOutAsync(cancellationToken);

    public async ValueTask<int> FillInAsync(string field, CancellationToken cancellationToken)
    {
        var count = 0;
        await AroundAsync(async () => count = await inner.FillInAsync(field, cancellationToken));
        return count;
    }

    public ValueTask StartOverAsync(IReadOnlyList<RecordMark> marks, CancellationToken cancellationToken) =>
        AroundAsync(() => inner.StartOverAsync(marks, cancellationToken));

    public ValueTask<RecordLink?> FindAsync(InteractionId record, CancellationToken cancellationToken) => inner.FindAsync(record, cancellationToken);

    public ValueTask<IReadOnlyDictionary<RecordLinkState, int>> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);

    private async ValueTask AroundAsync(Func<ValueTask> write)
    {
        if (chance.NextDouble() < Rate) throw new CrashException();
        await write();
        if (chance.NextDouble() < Rate) throw new CrashException();
    }
}
