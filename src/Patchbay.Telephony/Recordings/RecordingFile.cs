using System.Security.Cryptography;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Recordings;

/// <summary>The file of one recording: grows under a name with <c>.part</c> and gets its real name when it is complete.</summary>
/// <remarks>What a full disk refused can be tried again: everything is written to its place, and only what succeeded counts.</remarks>
internal sealed class RecordingFile : IDisposable
{
    /// <summary>Added to the name of an unfinished file.</summary>
    public const string PartSuffix = ".part";

    private static readonly byte[] Silence = CreateSilence();

    private readonly string _path;
    private readonly FileStream _stream;
    private long _dataBytes;

    private RecordingFile(string path, FileStream stream) => (_path, _stream) = (path, stream);

    /// <summary>Frames in the file.</summary>
    public long Frames => _dataBytes / WavHeader.BytesPerFrame;

    /// <summary>Creates the file and its folder, and writes the header.</summary>
    /// <param name="path">The final name.</param>
    /// <param name="open">Creates the unfinished file, or takes over one that could not even hold its header.</param>
    /// <exception cref="IOException">The disk refused.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not ours to write.</exception>
    public static RecordingFile Create(string path, Func<string, FileStream> open)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            PrivateFiles.CreateFolder(folder);
        var stream = open(path + PartSuffix);
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
    /// <returns>Null when it is not ours.</returns>
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
        return new RecordingFile(partPath[..^PartSuffix.Length], stream) { _dataBytes = dataBytes };
    }

    /// <summary>Lets the file grow with silence.</summary>
    /// <param name="frames">Frames the file shall have at least.</param>
    /// <exception cref="IOException">The disk refused.</exception>
    public void GrowTo(long frames)
    {
        while (Frames < frames)
        {
            var bytes = (int)Math.Min(Silence.Length, (frames - Frames) * WavHeader.BytesPerFrame);
            Write(Frames, Silence.AsSpan(0, bytes));
        }
    }

    /// <summary>Writes interleaved frames to their place, over what is there.</summary>
    /// <param name="first">Place of the first; at most <see cref="Frames"/>.</param>
    /// <param name="frames">Whole frames.</param>
    /// <exception cref="IOException">The disk refused; trying it again later is safe.</exception>
    public void Write(long first, ReadOnlySpan<byte> frames)
    {
        var offset = first * WavHeader.BytesPerFrame;
        _stream.Position = WavHeader.Bytes + offset;
        _stream.Write(frames);
        _dataBytes = Math.Max(_dataBytes, offset + frames.Length);
    }

    /// <summary>Writes the sizes, waits for the disk and gives the file its name. May be tried again when the disk refused.</summary>
    /// <exception cref="IOException">The disk refused, or a file of that name exists.</exception>
    public RecordingFinished Finish()
    {
        Span<byte> header = stackalloc byte[WavHeader.Bytes];
        WavHeader.Write(header, _dataBytes);
        _stream.SetLength(WavHeader.Bytes + _dataBytes);
        _stream.Position = 0;
        _stream.Write(header);
        _stream.Flush(flushToDisk: true);
        _stream.Position = 0;
        var hash = Convert.ToHexStringLower(SHA256.HashData(_stream));
        var bytes = _stream.Length;
        File.Move(_path + PartSuffix, _path, overwrite: false);
        _stream.Dispose();
        return new RecordingFinished(_path, WavHeader.Duration(_dataBytes), bytes, hash);
    }

    public void Dispose() => _stream.Dispose();

    private static byte[] CreateSilence()
    {
        var silence = new byte[1 << 16];
        silence.AsSpan().Fill(G711.ULawSilence);
        return silence;
    }
}
