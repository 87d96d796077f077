using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Telephony.Recordings;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>Owner of the media threads: receiving on epoll, pacing, recording files, events. One per process.</summary>
public sealed class MediaEngine : IDisposable
{
    /// <summary>Whoever moves the clock by hand does not wait for 20 ms of everybody else's.</summary>
    private static readonly TimeSpan UnpacedVisits = TimeSpan.FromMilliseconds(1);

    /// <summary>Audio that nobody hears is read as often as a phone sends it.</summary>
    private static readonly TimeSpan PacedVisits = TimeSpan.FromMilliseconds(20);

    private readonly MediaOptions _options;
    private readonly RtpPortPool _ports;
    private readonly ReceiveLoop[] _loops;
    private readonly Pacer _pacer;
    private readonly RecordingBudget _budget;
    private readonly RecordingThread _recordings;
    private uint _legs;
    private uint _nextLoop;
    private volatile bool _disposed;

    /// <summary>Starts the threads.</summary>
    /// <param name="options">Ports and limits.</param>
    /// <param name="time">The clock of timestamps and reports. Pacing itself follows the kernel's monotonic clock.</param>
    /// <param name="logger">Where bugs and failed recordings are told; nowhere when null.</param>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public MediaEngine(MediaOptions options, TimeProvider time, ILogger? logger = null)
        : this(options, time, isPaced: true, logger)
    {
    }

    /// <param name="options">Ports and limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isPaced">False when the owner of <paramref name="time"/> calls <see cref="Tick"/>.</param>
    /// <param name="logger">Where bugs are told.</param>
    /// <param name="openRecording">Creates a recording's file; on the disk when null.</param>
    internal MediaEngine(
        MediaOptions options, TimeProvider time, bool isPaced, ILogger? logger = null, Func<string, FileStream>? openRecording = null)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        Logger = logger ?? NullLogger.Instance;
        _options = options;
        _ports = new RtpPortPool(options);
        Clock = new MediaClock(time);
        Events = new EventPump(Logger);
        var visitEvery = isPaced ? PacedVisits : UnpacedVisits;
        _loops = [.. Enumerable.Range(0, options.ReceiveThreads).Select(i => new ReceiveLoop($"media-receive-{i}", visitEvery, Logger))];
        _pacer = new Pacer(Clock, Logger);
        _budget = new RecordingBudget(options.RecordingBacklogBytes);
        _recordings = new RecordingThread(Clock, new RecordingSurroundings(_budget, openRecording ?? PrivateFiles.Create, Logger));
        if (isPaced)
            _pacer.Start();
    }

    /// <summary>Legs that exist now.</summary>
    public int LegCount => _pacer.Legs.Length;

    /// <summary>How late the pacing thread has lately been. Above some 20 ms the machine is overloaded: refuse new calls (503) first.</summary>
    public TimeSpan Lateness => _pacer.Lateness;

    /// <summary>Ticks of the pacing thread so far, 50 in a second.</summary>
    public long Ticks => _pacer.Ticks;

    /// <summary>Ticks of the pacing thread that began more than 2 ms late.</summary>
    public long LateTicks => _pacer.LateTicks;

    /// <summary>True when the kernel runs the pacing thread before ordinary ones: the process may schedule in real time (CAP_SYS_NICE or RLIMIT_RTPRIO).</summary>
    public bool IsPacingPreferred => _pacer.IsPreferred;

    /// <summary>Pairs of RTP ports in use.</summary>
    public int PortsUsed => _ports.Used;

    /// <summary>Pairs of RTP ports of the range.</summary>
    public int Ports => _ports.Count;

    /// <summary>Bytes of recordings in memory that wait for the disk.</summary>
    public long RecordingBacklogBytes => _budget.Used;

    internal MediaClock Clock { get; }

    internal EventPump Events { get; }

    internal ILogger Logger { get; }

    internal RecordingThread Recordings => _recordings;

    /// <summary>Who hears whom changes under this lock; packets never take it.</summary>
    internal Lock GraphGate { get; } = new();

    /// <summary>Datagrams whose handler threw; each is a bug.</summary>
    internal long Faults => _loops.Sum(loop => loop.Faults);

    /// <summary>Opens a leg over plain RTP with a pair of ports of its own.</summary>
    /// <param name="leg">The leg; dispose it when the dialog ends.</param>
    /// <returns>False when no port of the range is free: refuse the call.</returns>
    public bool TryCreatePlainLeg([NotNullWhen(true)] out PlainRtpLeg? leg)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        leg = _ports.TryTake() is { } ports ? new PlainRtpLeg(this, ports, _options.PlainMediaTimeout) : null;
        if (leg is null)
            return false;
        _pacer.Add(leg);
        return true;
    }

    /// <summary>Begins a stereo recording. It never fails here: a disk that refuses is waited for, and gaps become silence.</summary>
    /// <param name="path">The file, ending in .wav; its folder is created.</param>
    /// <param name="left">The caller; null until known.</param>
    /// <param name="right">The agent; null until known.</param>
    /// <param name="meter">Tells whether the caller says something; null for nobody who asks.</param>
    public CallRecording StartRecording(string path, MediaLeg? left, MediaLeg? right, VoiceMeter? meter = null)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var recording = new CallRecording(_recordings, path, meter);
        recording.SetLeft(left);
        recording.SetRight(right);
        return recording;
    }

    /// <summary>Closes all legs, completes all recordings and stops the threads.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (var leg in _pacer.Legs)
            leg.Dispose();
        _pacer.Dispose();
        foreach (var loop in _loops)
            loop.Dispose();
        _recordings.Dispose();
        Events.Dispose();
    }

    internal void Tick() => _pacer.Tick();

    internal uint NextLegNumber() => Interlocked.Increment(ref _legs);

    internal ReceiveLoop NextLoop() => _loops[Interlocked.Increment(ref _nextLoop) % _loops.Length];

    internal void Add(MediaLeg leg) => _pacer.Add(leg);

    internal void Remove(MediaLeg leg) => _pacer.Remove(leg);
}
