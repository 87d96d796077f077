using System.Buffers;

namespace Patchbay.DemoOrg.Bulk;

/// <summary>Some rows of a result: the header, then the rows from a place on. Works on bytes: quotation marks and line feeds are the same in UTF-8.</summary>
internal sealed class ResultPage : IAsyncDisposable
{
    private const int BufferBytes = 256 * 1024;

    private readonly FileStream _file;
    private readonly long _headerEnd;
    private readonly long _from;
    private readonly long _until;

    public ResultPage(BulkJob job, long place, int mostRows)
    {
        _file = new FileStream(job.FileOf(QueryRunner.Result), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        (_headerEnd, _) = Skip(0, 1);
        _from = Math.Clamp(place, _headerEnd, _file.Length);
        (_until, Rows) = Skip(_from, mostRows);
    }

    public int Rows { get; }

    /// <summary>Where the next page begins; null when this is the last.</summary>
    public long? Next => _until < _file.Length ? _until : null;

    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        await CopyAsync(target, 0, _headerEnd, cancellationToken);
        await CopyAsync(target, _from, _until, cancellationToken);
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private async Task CopyAsync(Stream target, long from, long until, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        _file.Position = from;
        for (var left = until - from; left > 0;)
        {
            var read = await _file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, BufferBytes)), cancellationToken);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            left -= read;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    // A line feed ends a row only outside quotation marks; a doubled mark opens and closes, which comes to the same.
    private (long End, int Rows) Skip(long from, int rows)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var (at, seen, isQuoted) = (from, 0, false);
        _file.Position = from;
        for (int read; seen < rows && (read = _file.Read(buffer, 0, BufferBytes)) > 0;)
        {
            var place = 0;
            for (; place < read && seen < rows; place++)
            {
                if (buffer[place] == '"')
                    isQuoted = !isQuoted;
                else if (buffer[place] == '\n' && !isQuoted)
                    seen++;
            }

            at += place;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return (at, seen);
    }
}
