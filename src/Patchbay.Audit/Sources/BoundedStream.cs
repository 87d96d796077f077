namespace Patchbay.Audit.Sources;

/// <summary>An entry of an archive that stops when it unpacks to more than it may. What an archive says of its own sizes is not believed.</summary>
/// <param name="inner">The unpacked entry; closed with this.</param>
/// <param name="packedBytes">Its bytes in the archive.</param>
/// <param name="budget">What the whole archive may unpack to.</param>
internal sealed class BoundedStream(Stream inner, long packedBytes, ArchiveBudget budget) : Stream
{
    private long _given;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => _given; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _given += read;
        budget.Spend(read);
        if (_given > budget.Limits.RatioFrom && _given > packedBytes * budget.Limits.Ratio)
            throw new InvalidDataException($"it unpacks to more than {budget.Limits.Ratio} times its size");
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>What one archive on the disk may still unpack to, with all archives in it. Used by one worker at a time.</summary>
/// <param name="limits">The limits.</param>
internal sealed class ArchiveBudget(ArchiveLimits limits)
{
    private long _spent;

    internal ArchiveLimits Limits => limits;

    internal void Spend(long bytes)
    {
        _spent += bytes;
        // Candidates are read a second time.
        if (_spent > 2 * limits.Bytes) throw new InvalidDataException($"the archive unpacks to more than {limits.Bytes / 1_000_000} MB");
    }
}
