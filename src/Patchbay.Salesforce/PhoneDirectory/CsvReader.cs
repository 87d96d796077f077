using System.Buffers;
using System.Text;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>Reads records of comma-separated values (RFC 4180) from a stream that is still on the way.</summary>
/// <param name="stream">UTF-8.</param>
internal sealed class CsvReader(Stream stream) : IDisposable
{
    private static readonly SearchValues<char> ends = SearchValues.Create(",\r\n");

    private readonly StreamReader text = new(stream, Encoding.UTF8, false, 64 * 1024);
    private readonly List<string> values = [];
    private char[] buffer = new char[64 * 1024];
    private int at;
    private int filled;
    private bool isOver;

    /// <summary>Reads the next record.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>Its values; null at the end.</returns>
    /// <exception cref="IOException">The stream broke off, or ended inside a record.</exception>
    internal async ValueTask<string[]?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryRead(out var record)) return record;
            if (isOver) return at == filled ? null : throw new IOException("The values end inside a record.");
            await FillAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();

    /// <summary>Reads a record when the buffer holds all of it, its line end included.</summary>
    private bool TryRead(out string[]? record)
    {
        record = null;
        values.Clear();
        var place = at;
        while (TryValue(ref place, out var value))
        {
            values.Add(value);
            var end = buffer[place];
            if (end == '\r' && place + 1 == filled) return false;
            place += end == '\r' && buffer[place + 1] == '\n' ? 2 : 1;
            if (end == ',') continue;
            at = place;
            record = [.. values];
            return true;
        }

        return false;
    }

    /// <summary>Reads a value up to the comma or line end behind it.</summary>
    private bool TryValue(ref int place, out string value)
    {
        value = "";
        if (place >= filled) return false;
        if (buffer[place] == '"') return TryQuoted(ref place, out value);
        var length = buffer.AsSpan(place, filled - place).IndexOfAny(ends);
        if (length < 0) return false;
        value = new(buffer, place, length);
        place += length;
        return true;
    }

    private bool TryQuoted(ref int place, out string value)
    {
        value = "";
        var start = place + 1;
        var from = start;
        while (true)
        {
            var quote = buffer.AsSpan(from, filled - from).IndexOf('"');
            if (quote < 0 || from + quote + 1 >= filled) return false;
            from += quote + 1;
            if (buffer[from] != '"') break;
            from++;
        }

        value = new(buffer, start, from - 1 - start);
        if (value.Contains('"')) value = value.Replace("\"\"", "\"", StringComparison.Ordinal);
        place = from;
        return true;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (at > 0)
        {
            buffer.AsSpan(at, filled - at).CopyTo(buffer);
            (at, filled) = (0, filled - at);
        }

        if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = await text.ReadAsync(buffer.AsMemory(filled), cancellationToken);
        filled += read;
        // The last record may come without a line end.
        if (read == 0 && !isOver) (isOver, filled) = (true, WithLineEnd());
    }

    private int WithLineEnd()
    {
        if (filled == at || buffer[filled - 1] == '\n') return filled;
        buffer[filled] = '\n';
        return filled + 1;
    }
}
