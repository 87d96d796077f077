using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Recordings;

/// <summary>One recording from its first packet to its file. Media threads only call <see cref="Write"/>.</summary>
/// <remarks>
/// A disk that refuses is asked again at each pass. Meanwhile the audio waits in memory as far as the shared budget goes;
/// what finds no room there becomes silence on both channels, so that everything after it keeps its place.
/// </remarks>
internal sealed class StereoRecorder(string path, long startedAt, RecordingSurroundings surroundings)
{
    /// <summary>Silence written in one pass at most, about four minutes: other recordings wait for this one.</summary>
    private const long MostSilentFrames = 1 << 21;

    private readonly StereoRing _ring = new(startedAt);
    private readonly RecordingBacklog _backlog = new(surroundings.Budget);
    private readonly TaskCompletionSource<RecordingOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RecordingFile? _file;
    private Task _finishing = Task.CompletedTask;
    private Exception? _trouble;
    private long _lostFrames;
    private long _stoppedAt = -1;

    /// <summary>How it ended. Never fails: a refusing disk is an outcome.</summary>
    public Task<RecordingOutcome> Completion => _completion.Task;

    /// <summary>When it was stopped; -1 while it runs.</summary>
    public long StoppedAt => Interlocked.Read(ref _stoppedAt);

    /// <summary>True while the disk refuses.</summary>
    public bool IsInTrouble => Volatile.Read(ref _trouble) is not null;

    /// <summary>Waiting for the disk and hashing, on a pool thread. Completed before it began. Never fails.</summary>
    public Task Finishing => _finishing;

    /// <summary>Puts one packet of µ-law in its place. Never blocks on a file.</summary>
    public void Write(RecordingChannel channel, ulong source, uint timestamp, ReadOnlySpan<byte> ulaw, long now) =>
        _ring.Write(channel, source, timestamp, ulaw, now);

    /// <summary>Sets the end. The file thread does the rest.</summary>
    /// <returns>False when it had been set.</returns>
    public bool Stop(long now) => Interlocked.CompareExchange(ref _stoppedAt, now, -1) == -1;

    /// <summary>Moves what is due to the file. Called on the file thread only, and not while it is being finished.</summary>
    /// <param name="buffer">Working space.</param>
    /// <param name="now">Engine time.</param>
    /// <returns>False when the recording is stopped and complete in the file, but for its end.</returns>
    public bool Flush(Span<byte> buffer, long now)
    {
        var stoppedAt = StoppedAt;
        var isLast = stoppedAt >= 0;
        WriteBacklog();
        while (_ring.Take(buffer, isLast ? stoppedAt : now, isLast) is { Bytes: > 0 } piece)
            Put(piece.First, buffer[..piece.Bytes]);
        return !isLast || !_backlog.IsEmpty || !TryWrite(MediaClock.Samples(stoppedAt - startedAt), []);
    }

    /// <summary>Completes the file on a pool thread: sizes, disk, hash, name.</summary>
    public void BeginFinish() => _finishing = Task.Run(Finish);

    /// <summary>Completes the file. When the disk refuses, it may be tried again after the next <see cref="Flush"/>.</summary>
    public void Finish()
    {
        try
        {
            if (File.Exists(path))
                End(new RecordingFailed(path, "A file of that name exists."));
            else
                End(_file!.Finish());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NoteTrouble(e);
        }
    }

    /// <summary>Gives up for good. What is in the file stays there.</summary>
    /// <param name="isShutdown">True when the process ends.</param>
    public void GiveUp(bool isShutdown) =>
        End(isShutdown ? new RecordingLeft(path) : new RecordingFailed(path, _trouble?.Message ?? "The disk is too slow."));

    private void WriteBacklog()
    {
        // Also without a backlog: the file exists from the first pass on.
        if (!TryWrite(0, []))
            return;
        while (_backlog.TryPeek(out var piece) && TryWrite(piece.First, piece.Frames))
            _backlog.Remove();
    }

    private void Put(long first, ReadOnlySpan<byte> frames)
    {
        if (_backlog.IsEmpty && TryWrite(first, frames))
            return;
        if (!_backlog.TryAdd(first, frames))
            _lostFrames += frames.Length / WavHeader.BytesPerFrame;
    }

    /// <summary>Writes a piece behind as much silence as is needed to keep its place.</summary>
    private bool TryWrite(long first, ReadOnlySpan<byte> frames)
    {
        try
        {
            _file ??= RecordingFile.Create(path, surroundings.Open);
            _file.GrowTo(Math.Min(first, _file.Frames + MostSilentFrames));
            if (_file.Frames < first)
                return false;
            if (!frames.IsEmpty)
                _file.Write(first, frames);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NoteTrouble(e);
            return false;
        }
        // An empty file proves nothing about the disk.
        if (!frames.IsEmpty)
            NoteRecovery();
        return true;
    }

    private void NoteTrouble(Exception reason)
    {
        if (Interlocked.Exchange(ref _trouble, reason) is null)
            surroundings.Logger.RecordingWaits(path, reason.Message);
    }

    private void NoteRecovery()
    {
        if (Interlocked.Exchange(ref _trouble, null) is null)
            return;
        surroundings.Logger.RecordingGoesOn(path, (double)_lostFrames / WavHeader.SampleRateHz);
        _lostFrames = 0;
    }

    private void End(RecordingOutcome outcome)
    {
        _file?.Dispose();
        _backlog.Clear();
        if (outcome is RecordingFailed failed)
            surroundings.Logger.RecordingFailed(path, failed.Reason);
        _completion.TrySetResult(outcome);
    }
}
