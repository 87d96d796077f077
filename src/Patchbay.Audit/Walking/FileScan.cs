using System.Text;
using Patchbay.Audit.Scanning;
using Patchbay.Audit.Sources;

namespace Patchbay.Audit.Walking;

/// <summary>What a first look at a file says.</summary>
internal enum FirstLook
{
    /// <summary>None of the names is in it, or it is no text.</summary>
    Nothing,

    /// <summary>Worth parsing.</summary>
    Candidate,

    /// <summary>An archive.</summary>
    Archive,
}

/// <summary>Looks through files part by part with one buffer; belongs to one worker.</summary>
internal sealed class FileScan
{
    private const int PartBytes = 256 * 1024;
    private readonly byte[] _buffer = new byte[PartBytes];
    private byte[] _narrow = [];

    /// <summary>Looks through a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="search">What to look for.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal FirstLook Look(SourceFile file, MultiSearch search)
    {
        using var stream = file.Open();
        Bytes = 0;
        var kept = 0;
        Encoding? encoding = null;
        while (true)
        {
            var filled = Fill(stream, kept);
            if (kept == 0 && file is DiskFile disk) CheckNature(disk, stream, filled);
            Bytes += filled - kept;
            if (filled == kept) return FirstLook.Nothing;
            var part = _buffer.AsSpan(0, filled);
            if (encoding is null)
            {
                if (Archive.StartsLike(part)) return FirstLook.Archive;
                if ((encoding = TextDecoder.Guess(part)) is null) return FirstLook.Nothing;
            }

            if (search.Finds(encoding is UnicodeEncoding ? Narrow(part, encoding.CodePage == Encoding.BigEndianUnicode.CodePage) : part)) return FirstLook.Candidate;
            if (filled < _buffer.Length) return FirstLook.Nothing;
            // Even, so that characters of two bytes stay whole.
            kept = (search.Overlap * 2) & ~1;
            part[^kept..].CopyTo(_buffer);
        }
    }

    /// <summary>Bytes that the last look took in.</summary>
    internal long Bytes { get; private set; }

    // What gives nothing may be a pipe, and what gives much although it has no length is a device.
    private static void CheckNature(DiskFile file, Stream stream, int filled)
    {
        if (filled == 0 && FileNature.WhyNot(file.FullPath) is { } why) throw new InvalidDataException(why);
        if (filled == PartBytes && stream.Length == 0) throw new InvalidDataException("a device, not a file");
    }

    private int Fill(Stream stream, int kept)
    {
        var filled = kept;
        while (filled < _buffer.Length)
        {
            var wanted = _buffer.Length - filled;
            var read = stream.Read(_buffer.AsSpan(filled));
            filled += read;
            // Less than wanted is the end of a file: that spares the read that would only say so.
            if (read == 0 || (read < wanted && stream is DiskStream)) break;
        }

        return filled;
    }

    private ReadOnlySpan<byte> Narrow(ReadOnlySpan<byte> part, bool isBigEndian)
    {
        if (_narrow.Length == 0) _narrow = new byte[PartBytes / 2];
        var (low, high) = isBigEndian ? (1, 0) : (0, 1);
        var count = part.Length / 2;
        for (var at = 0; at < count; at++)
            _narrow[at] = part[(2 * at) + high] == 0 ? part[(2 * at) + low] : (byte)'?';
        return _narrow.AsSpan(0, count);
    }
}
