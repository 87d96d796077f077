using System.Collections.Immutable;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Recordings;

/// <summary>The one thread that writes recordings: five times a second it moves what is due from the rings to the files.</summary>
/// <remarks>
/// A process that is killed loses the interval and the rings' lag, a quarter of a second. A disk that stalls loses audio older than
/// the rings hold, never a call; one that refuses is asked again for an hour after the end of the recording.
/// </remarks>
internal sealed class RecordingThread : IDisposable
{
    private const long PatienceMicroseconds = 3_600_000_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly MediaClock _clock;
    private readonly RecordingSurroundings _surroundings;
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private ImmutableArray<StereoRecorder> _active = [];
    private volatile bool _stopping;
    private long _passes;

    public RecordingThread(MediaClock clock, RecordingSurroundings surroundings)
    {
        _clock = clock;
        _surroundings = surroundings;
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
        var recorder = new StereoRecorder(path, _clock.Now, _surroundings);
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

    /// <summary>Ends all recordings and waits until their files are complete, or the disk has refused once more.</summary>
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
                Serve(recorder);
            Interlocked.Increment(ref _passes);
        }
        // They were stopped before the thread was.
        foreach (var recorder in _active)
            Close(recorder);
    }

    private void Serve(StereoRecorder recorder)
    {
        if (!recorder.Finishing.IsCompleted)
            return;
        if (recorder.Completion.IsCompleted)
            ImmutableInterlocked.Update(ref _active, static (all, one) => all.Remove(one), recorder);
        else if (!recorder.Flush(_buffer, _clock.Now))
            // Waiting for the disk and hashing an hour of audio may not delay the other recordings.
            recorder.BeginFinish();
        else if (recorder.StoppedAt >= 0 && _clock.Now - recorder.StoppedAt > PatienceMicroseconds)
            recorder.GiveUp(isShutdown: false);
    }

    private void Close(StereoRecorder recorder)
    {
        recorder.Finishing.Wait();
        while (!recorder.Completion.IsCompleted)
        {
            if (!recorder.Flush(_buffer, _clock.Now))
                recorder.Finish();
            if (!recorder.Completion.IsCompleted && recorder.IsInTrouble)
                recorder.GiveUp(isShutdown: true);
        }
    }
}
