namespace Patchbay.Telephony.Recordings;

/// <summary>One recording from its first packet to its file. Media threads only call <see cref="Write"/>.</summary>
internal sealed class StereoRecorder(string path, long startedAt)
{
    private readonly StereoRing _ring = new(startedAt);
    private readonly TaskCompletionSource<RecordingOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RecordingFile? _file;
    private long _stoppedAt = -1;

    /// <summary>How it ended. Never fails: a refusing disk is an outcome.</summary>
    public Task<RecordingOutcome> Completion => _completion.Task;

    /// <summary>Puts one packet of µ-law in its place. Never blocks on a file.</summary>
    public void Write(RecordingChannel channel, ulong source, uint timestamp, ReadOnlySpan<byte> ulaw, long now) =>
        _ring.Write(channel, source, timestamp, ulaw, now);

    /// <summary>Sets the end. The file thread does the rest.</summary>
    /// <returns>False when it had been set.</returns>
    public bool Stop(long now) => Interlocked.CompareExchange(ref _stoppedAt, now, -1) == -1;

    /// <summary>Moves what is due to the file. Called on the file thread only.</summary>
    /// <param name="buffer">Working space.</param>
    /// <param name="now">Engine time.</param>
    /// <returns>False when the recording is over: stopped and complete in the file, or failed.</returns>
    public bool Flush(Span<byte> buffer, long now)
    {
        var stoppedAt = Interlocked.Read(ref _stoppedAt);
        try
        {
            _file ??= RecordingFile.Create(path);
            for (int taken; (taken = _ring.Take(buffer, stoppedAt < 0 ? now : stoppedAt, stoppedAt >= 0)) > 0;)
                _file.Append(buffer[..taken]);
            return stoppedAt < 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(e);
            return false;
        }
    }

    /// <summary>Completes the file: sizes, disk, hash, name. Slow; called on a pool thread.</summary>
    public void Finish()
    {
        if (_completion.Task.IsCompleted)
            return;
        try
        {
            _completion.TrySetResult(_file!.Finish());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(e);
        }
    }

    private void Fail(Exception reason)
    {
        _file?.Dispose();
        _completion.TrySetResult(new RecordingFailed(path, reason.Message));
    }
}
