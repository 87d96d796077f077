using System.Collections.Concurrent;
using System.Globalization;
using Patchbay.DemoOrg.Schema;
using Patchbay.DemoOrg.Soql;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Keeps large results open, page by page. The oldest makes room when there are too many, as on the platform.</summary>
internal sealed class QueryCursors(TimeProvider time) : IDisposable
{
    // The platform keeps ten for each user and client; parallel streams of several users fit in, too.
    private const int MostOpen = 20;

    // The platform forgets a locator after two days; a stand-in may be stricter.
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, QueryCursor> _open = new(StringComparer.Ordinal);
    private long _numbers;

    /// <summary>The first page of a result.</summary>
    public byte[] First(OpenQuery query, int batchSize, string basePath)
    {
        var id = RecordId.Create("01g", Interlocked.Increment(ref _numbers));
        var cursor = new QueryCursor(query, batchSize, time.GetUtcNow());
        var page = cursor.Page(0, $"{basePath}/query/{id}", basePath)!;
        if (cursor.IsAtEnd)
        {
            cursor.Dispose();
            return page;
        }

        MakeRoom();
        _open[id] = cursor;
        return page;
    }

    /// <summary>A later page.</summary>
    /// <param name="locator">e.g. <c>01gDm0000000001-2000</c>.</param>
    /// <param name="basePath">Start of the link to the page after it.</param>
    /// <returns>Null when the locator is unknown or forgotten.</returns>
    public byte[]? Next(string locator, string basePath)
    {
        var dash = locator.LastIndexOf('-');
        if (dash < 0 || !int.TryParse(locator.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var from))
            return null;
        return _open.TryGetValue(locator[..dash], out var cursor) && cursor.Opened + _life >= time.GetUtcNow()
            ? cursor.Page(from, $"{basePath}/query/{locator[..dash]}", basePath)
            : null;
    }

    public void Dispose()
    {
        foreach (var cursor in _open.Values)
            cursor.Dispose();
        _open.Clear();
    }

    private void MakeRoom()
    {
        foreach (var old in _open.OrderByDescending(open => open.Value.Opened).Skip(MostOpen - 1).ToArray())
        {
            if (_open.TryRemove(old.Key, out var cursor))
                cursor.Dispose();
        }
    }
}
