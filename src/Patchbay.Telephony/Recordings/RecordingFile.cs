using System.Security.Cryptography;

namespace Patchbay.Telephony.Recordings;

/// <summary>The file of one recording: grows under a name with <c>.part</c> and gets its real name when it is complete.</summary>
internal sealed class RecordingFile : IDisposable
{
    /// <summary>Added to the name of an unfinished file.</summary>
    public const string PartSuffix = ".part";

    private readonly string _path;
    private readonly FileStream _stream;
    private long _dataBytes;

    private RecordingFile(string path, FileStream stream) => (_path, _stream) = (path, stream);

    /// <summary>Creates the file and its folder, and writes the header.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not ours to write.</exception>
    public static RecordingFile Create(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        var stream = new FileStream(path + PartSuffix, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            Span<byte> header = stackalloc byte[WavHeader.Bytes];
            WavHeader.WriteUnfinished(header);
            stream.Write(header);
            return new RecordingFile(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Takes over a file that another process left unfinished.</summary>
    /// <returns>Null when it is not ours or holds no audio.</returns>
    public static RecordingFile? TryReopen(string partPath)
    {
        var stream = new FileStream(partPath, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        Span<byte> header = stackalloc byte[WavHeader.Bytes];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !WavHeader.IsOurs(header))
        {
            stream.Dispose();
            return null;
        }
        // A write that was cut may have left half a frame.
        var dataBytes = (stream.Length - WavHeader.Bytes) / WavHeader.BytesPerFrame * WavHeader.BytesPerFrame;
        stream.SetLength(WavHeader.Bytes + dataBytes);
        return new RecordingFile(partPath[..^PartSuffix.Length], stream) { _dataBytes = dataBytes };
    }

    /// <summary>Appends interleaved frames.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public void Append(ReadOnlySpan<byte> frames)
    {
        _stream.Write(frames);
        _dataBytes += frames.Length;
    }

    /// <summary>Writes the sizes, waits for the disk and gives the file its name.</summary>
    /// <exception cref="IOException">The disk refused, or a file of that name exists.</exception>
    public RecordingFinished Finish()
    {
        Span<byte> header = stackalloc byte[WavHeader.Bytes];
        WavHeader.Write(header, _dataBytes);
        _stream.Position = 0;
        _stream.Write(header);
        _stream.Flush(flushToDisk: true);
        _stream.Position = 0;
        var hash = Convert.ToHexStringLower(SHA256.HashData(_stream));
        var bytes = _stream.Length;
        _stream.Dispose();
        File.Move(_path + PartSuffix, _path, overwrite: false);
        return new RecordingFinished(_path, WavHeader.Duration(_dataBytes), bytes, hash);
    }

    public void Dispose() => _stream.Dispose();
}
