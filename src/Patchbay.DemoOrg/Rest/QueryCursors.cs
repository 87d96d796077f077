using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Schema;
using Patchbay.DemoOrg.Soql;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Keeps what is left of large results. The oldest makes room when ten are open, as on the platform.</summary>
internal sealed class QueryCursors(TimeProvider time)
{
    private const int MostOpen = 10;

    // The platform forgets a locator after two days; a stand-in may be stricter.
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Cursor> _open = new(StringComparer.Ordinal);
    private long _numbers;

    /// <summary>The first page of a result.</summary>
    public JsonObject First(QueryRows rows, int batchSize, string basePath)
    {
        if (rows.Rows.Count <= batchSize)
            return Page(rows.Rows, rows.Total, next: null);
        var id = RecordId.Create("01g", Interlocked.Increment(ref _numbers));
        MakeRoom();
        _open[id] = new Cursor(rows.Rows, batchSize, time.GetUtcNow());
        return Page(rows.Rows.GetRange(0, batchSize), rows.Total, $"{basePath}/query/{id}-{batchSize}");
    }

    /// <summary>A later page.</summary>
    /// <param name="locator">e.g. <c>01gDm0000000001-2000</c>.</param>
    /// <param name="basePath">Start of the link to the page after it.</param>
    /// <returns>Null when the locator is unknown or forgotten.</returns>
    public JsonObject? Next(string locator, string basePath)
    {
        var dash = locator.LastIndexOf('-');
        if (dash < 0 || !int.TryParse(locator.AsSpan(dash + 1), out var from) || !_open.TryGetValue(locator[..dash], out var cursor)
            || cursor.Opened + _life < time.GetUtcNow() || from < 0 || from > cursor.Rows.Count)
        {
            return null;
        }

        var count = Math.Min(cursor.BatchSize, cursor.Rows.Count - from);
        var isLast = from + count == cursor.Rows.Count;
        return Page(cursor.Rows.GetRange(from, count), cursor.Rows.Count, isLast ? null : $"{basePath}/query/{locator[..dash]}-{from + count}");
    }

    private void MakeRoom()
    {
        foreach (var old in _open.OrderByDescending(open => open.Value.Opened).Skip(MostOpen - 1).ToArray())
            _open.TryRemove(old.Key, out _);
    }

    private static JsonObject Page(List<JsonObject> rows, int total, string? next)
    {
        var page = new JsonObject { ["totalSize"] = total, ["done"] = next is null };
        if (next is not null)
            page["nextRecordsUrl"] = next;
        // Copies, because a page may be asked for twice and a node has one parent.
        page["records"] = new JsonArray([.. rows.Select(row => row.DeepClone())]);
        return page;
    }

    private sealed record Cursor(List<JsonObject> Rows, int BatchSize, DateTimeOffset Opened);
}
