using System.Buffers;
using System.Text;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>
/// Reads records of comma-separated values (RFC 4180) from a stream that is still on the way. The values are looked at where they lie in the
/// buffer: of a million records only what is kept of them becomes garbage one day, for which the collector stops all calls.
/// </summary>
/// <param name="stream">UTF-8.</param>
internal sealed class CsvReader(Stream stream) : IDisposable
{
    private static readonly SearchValues<char> ends = SearchValues.Create(",\r\n");

    private readonly StreamReader text = new(stream, Encoding.UTF8, false, 64 * 1024);
    private readonly List<Place> values = [];
    private char[] buffer = new char[64 * 1024];
    private int at;
    private int filled;
    private bool isOver;

    /// <summary>How many values the record has.</summary>
    internal int Count => values.Count;

    /// <summary>A value of the record that was read last; it stands until the next one is read.</summary>
    /// <param name="index">Its place in the record; at most <see cref="Count"/> - 1.</param>
    internal ReadOnlySpan<char> this[int index] => buffer.AsSpan(values[index].Start, values[index].Length);

    /// <summary>Reads the next record.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="IOException">The stream broke off, or ended inside a record.</exception>
    internal async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryRead()) return true;
            if (isOver) return at == filled ? false : throw new IOException("The values end inside a record.");
            await FillAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();

    /// <summary>Reads a record when the buffer holds all of it, its line end included.</summary>
    private bool TryRead()
    {
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
            // Not before the record is whole: what is read once more must lie as it came.
            for (var i = 0; i < values.Count; i++) values[i] = Unquoted(values[i]);
            return true;
        }

        return false;
    }

    /// <summary>Finds a value up to the comma or line end behind it.</summary>
    private bool TryValue(ref int place, out Place value)
    {
        value = default;
        if (place >= filled) return false;
        if (buffer[place] == '"') return TryQuoted(ref place, out value);
        var length = buffer.AsSpan(place, filled - place).IndexOfAny(ends);
        if (length < 0) return false;
        value = new(place, length, false);
        place += length;
        return true;
    }

    private bool TryQuoted(ref int place, out Place value)
    {
        value = default;
        var start = place + 1;
        var from = start;
        var hasQuotes = false;
        while (true)
        {
            var quote = buffer.AsSpan(from, filled - from).IndexOf('"');
            if (quote < 0 || from + quote + 1 >= filled) return false;
            from += quote + 1;
            if (buffer[from] != '"') break;
            hasQuotes = true;
            from++;
        }

        value = new(start, from - 1 - start, hasQuotes);
        place = from;
        return true;
    }

    /// <summary>Takes one of each two quotes out of a value, where it lies.</summary>
    private Place Unquoted(Place value)
    {
        if (!value.HasQuotes) return value;
        var written = buffer.AsSpan(value.Start, value.Length);
        var kept = 0;
        for (var i = 0; i < written.Length; i++)
        {
            written[kept++] = written[i];
            if (written[i] == '"') i++;
        }

        return new(value.Start, kept, false);
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

    /// <summary>Where a value lies in the buffer, and whether quotes in it stand there twice.</summary>
    private readonly record struct Place(int Start, int Length, bool HasQuotes);
}
