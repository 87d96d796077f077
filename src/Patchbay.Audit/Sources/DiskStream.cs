using Microsoft.Win32.SafeHandles;

namespace Patchbay.Audit.Sources;

/// <summary>A file on the disk, read without a buffer and without what a general file stream keeps: a scan opens tens of thousands of them.</summary>
/// <param name="handle">The open file; closed with this.</param>
internal sealed class DiskStream(SafeFileHandle handle) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => RandomAccess.GetLength(handle);

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <inheritdoc/>
    /// <remarks>Fewer bytes than wanted mean that the end is reached.</remarks>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = RandomAccess.Read(handle, buffer, Position);
            Position += read;
            return read;
        }
        catch (NotSupportedException)
        {
            // It has no places to read from.
            throw new InvalidDataException("a pipe, not a file");
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => Length,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is ever written.
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) handle.Dispose();
        base.Dispose(disposing);
    }
}
