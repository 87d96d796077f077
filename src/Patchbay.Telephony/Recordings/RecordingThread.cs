using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Recordings;

/// <summary>The one thread that writes recordings: twice a second it moves what is due from the rings to the files.</summary>
/// <remarks>A disk that stalls loses audio older than the rings hold, never a call.</remarks>
internal sealed class RecordingThread : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly MediaClock _clock;
    private readonly ILogger _logger;
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private ImmutableArray<StereoRecorder> _active = [];
    private volatile bool _stopping;
    private long _passes;

    public RecordingThread(MediaClock clock, ILogger logger)
    {
        _clock = clock;
        _logger = logger;
        _thread = new Thread(Run) { IsBackground = true, Name = "recordings" };
        _thread.Start();
    }

    /// <summary>Times the thread has gone through all recordings.</summary>
    public long Passes => Interlocked.Read(ref _passes);

    /// <summary>Recordings that have not been completed in their file.</summary>
    public int ActiveCount => _active.Length;

    /// <summary>Lets the thread go through the recordings now.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Begins a recording now. The file is created by the thread.</summary>
    public StereoRecorder Start(string path)
    {
        var recorder = new StereoRecorder(path, _clock.Now);
        ImmutableInterlocked.Update(ref _active, static (all, one) => all.Add(one), recorder);
        _wake.Set();
        return recorder;
    }

    /// <summary>Ends a recording now; see <see cref="StereoRecorder.Completion"/>.</summary>
    public void Stop(StereoRecorder recorder)
    {
        if (recorder.Stop(_clock.Now))
            _wake.Set();
    }

    /// <summary>Ends all recordings and waits until their files are complete.</summary>
    public void Dispose()
    {
        if (_stopping)
            return;
        foreach (var recorder in _active)
            recorder.Stop(_clock.Now);
        _stopping = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            _wake.WaitOne(Interval);
            foreach (var recorder in _active)
            {
                if (!recorder.Flush(_buffer, _clock.Now))
                    End(recorder);
            }
            Interlocked.Increment(ref _passes);
        }
    }

    private void End(StereoRecorder recorder)
    {
        ImmutableInterlocked.Update(ref _active, static (all, one) => all.Remove(one), recorder);
        if (_stopping)
            recorder.Finish();
        else
            // Waiting for the disk and hashing an hour of audio may not delay the other recordings. Its end is Completion.
            _ = Task.Run(() => Complete(recorder));
        if (_stopping)
            Report(recorder);
    }

    private void Complete(StereoRecorder recorder)
    {
        recorder.Finish();
        Report(recorder);
    }

    private void Report(StereoRecorder recorder)
    {
        if (recorder.Completion is { IsCompletedSuccessfully: true, Result: RecordingFailed failed })
            _logger.RecordingFailed(failed.Path, failed.Reason);
    }
}
