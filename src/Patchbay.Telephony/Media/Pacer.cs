using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>The thread that ticks every leg each 20 ms of absolute time, so that prompts do not drift.</summary>
internal sealed unsafe class Pacer : IDisposable
{
    private const long TickNanoseconds = 20_000_000;

    /// <summary>After a longer sleep of the machine the missed ticks are skipped instead of sent in one burst.</summary>
    private const long MaxCatchUpNanoseconds = 10 * TickNanoseconds;

    /// <summary>A tick that is later than this is counted as late; a listener's buffer bridges far more.</summary>
    private const long LateMicroseconds = 2_000;

    private readonly MediaClock _clock;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private ImmutableArray<MediaLeg> _legs = [];
    private volatile bool _stopping;
    private long _faults;
    private long _latenessMicroseconds;
    private long _ticks;
    private long _lateTicks;

    public Pacer(MediaClock clock, ILogger logger)
    {
        _clock = clock;
        _logger = logger;
        _thread = new Thread(Run) { IsBackground = true, Name = "media-pacer", Priority = ThreadPriority.Highest };
    }

    public ImmutableArray<MediaLeg> Legs => _legs;

    /// <summary>How late ticks have lately begun: the worst, fading by half in 14 ticks (0.3 s).</summary>
    public TimeSpan Lateness => TimeSpan.FromMicroseconds(Interlocked.Read(ref _latenessMicroseconds));

    /// <summary>Ticks since the thread began.</summary>
    public long Ticks => Interlocked.Read(ref _ticks);

    /// <summary>Those of them that began more than 2 ms late.</summary>
    public long LateTicks => Interlocked.Read(ref _lateTicks);

    /// <summary>True when the kernel runs the thread before ordinary ones.</summary>
    public bool IsPreferred { get; private set; }

    /// <summary>Starts the thread. Without it, whoever owns the clock calls <see cref="Tick"/>.</summary>
    public void Start() => _thread.Start();

    public void Add(MediaLeg leg) => ImmutableInterlocked.Update(ref _legs, static (all, one) => all.Add(one), leg);

    public void Remove(MediaLeg leg) => ImmutableInterlocked.Update(ref _legs, static (all, one) => all.Remove(one), leg);

    public void Dispose()
    {
        _stopping = true;
        if (_thread.IsAlive)
            _thread.Join();
    }

    /// <summary>One tick of all legs.</summary>
    public void Tick()
    {
        var now = _clock.Now;
        foreach (var leg in _legs)
        {
            try
            {
                leg.Tick(now);
            }
            catch (Exception e)
            {
                // The top of the loop: one leg's bug must not silence the others. Logged at 1, 2, 4, 8 ... of them.
                if (long.IsPow2(++_faults))
                    _logger.TickFailed(e, _faults);
            }
        }
    }

    /// <summary>Without this, a tick waits for as long as the kernel lets a busy receive thread go on. Not every user may do it.</summary>
    private void PreferThread()
    {
        var lowest = 1;
        IsPreferred = Linux.SetScheduler(0, Linux.RoundRobin, &lowest) == 0;
    }

    private void Run()
    {
        PreferThread();
        Linux.TimeSpecification due, actual;
        _ = Linux.ClockGetTime(Linux.ClockMonotonic, &due);
        while (!_stopping)
        {
            due.Add(TickNanoseconds);
            _ = Linux.ClockSleep(Linux.ClockMonotonic, Linux.TimerAbsolute, &due, null);
            _ = Linux.ClockGetTime(Linux.ClockMonotonic, &actual);
            var late = actual.Since(due);
            if (late > MaxCatchUpNanoseconds)
            {
                _logger.PacingSkipped(late / 1_000_000);
                due = actual;
            }
            Note(late / 1000);
            Tick();
        }
    }

    private void Note(long lateMicroseconds)
    {
        Interlocked.Increment(ref _ticks);
        if (lateMicroseconds > LateMicroseconds)
            Interlocked.Increment(ref _lateTicks);
        var faded = _latenessMicroseconds * 19 / 20;
        Interlocked.Exchange(ref _latenessMicroseconds, Math.Max(faded, lateMicroseconds));
    }
}
