using System.Text.Json;
using Patchbay.DemoOrg.Soql;

namespace Patchbay.DemoOrg.Rest;

/// <summary>One result that is handed out page by page, in order; the pages handed out last are kept for a client that lost one.</summary>
internal sealed class QueryCursor(OpenQuery query, int batchSize, DateTimeOffset opened) : IDisposable
{
    private const int PagesKept = 2;

    private readonly Queue<(int From, byte[] Page)> _kept = [];

    // A row is read ahead to know whether a page is the last; pages of one result are read one at a time.
    private readonly Lock _reading = new();
    private bool _hasRow = query.Read();
    private int? _total;
    private int _at;
    private bool _isClosed;

    public DateTimeOffset Opened { get; } = opened;

    public bool IsAtEnd => !_hasRow;

    /// <summary>A page.</summary>
    /// <param name="from">Rows before it.</param>
    /// <param name="link">Address of the next page, without the number.</param>
    /// <param name="basePath">Start of the links in the records.</param>
    /// <returns>Null when it is neither the next nor one of the last.</returns>
    public byte[]? Page(int from, string link, string basePath)
    {
        lock (_reading)
        {
            foreach (var (start, page) in _kept)
            {
                if (start == from)
                    return page;
            }

            if (from != _at || _isClosed)
                return null;
            var fresh = Write_NeedsLock(link, basePath);
            _kept.Enqueue((from, fresh));
            if (_kept.Count > PagesKept)
                _kept.Dequeue();
            return fresh;
        }
    }

    public void Dispose()
    {
        lock (_reading)
        {
            _isClosed = true;
            query.Dispose();
        }
    }

    private byte[] Write_NeedsLock(string link, string basePath)
    {
        using var buffer = new MemoryStream(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, RestAnswer.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteStartArray("records"u8);
            var last = _at + batchSize;
            for (; _hasRow && _at < last; _at++)
            {
                query.Statement.Shape!.Write(json, query.Row, basePath);
                _hasRow = query.Read();
            }

            json.WriteEndArray();
            _total ??= _hasRow ? query.Count() : _at;
            json.WriteNumber("totalSize"u8, _total.Value);
            json.WriteBoolean("done"u8, !_hasRow);
            if (_hasRow)
                json.WriteString("nextRecordsUrl"u8, $"{link}-{_at}");
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
