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

    private readonly MediaClock _clock;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private ImmutableArray<MediaLeg> _legs = [];
    private volatile bool _stopping;
    private long _faults;
    private long _latenessMicroseconds;

    public Pacer(MediaClock clock, ILogger logger)
    {
        _clock = clock;
        _logger = logger;
        _thread = new Thread(Run) { IsBackground = true, Name = "media-pacer", Priority = ThreadPriority.Highest };
    }

    public ImmutableArray<MediaLeg> Legs => _legs;

    /// <summary>How late ticks have lately begun: the worst, fading by half in 14 ticks (0.3 s).</summary>
    public TimeSpan Lateness => TimeSpan.FromMicroseconds(Interlocked.Read(ref _latenessMicroseconds));

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

    private void Run()
    {
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
        var faded = _latenessMicroseconds * 19 / 20;
        Interlocked.Exchange(ref _latenessMicroseconds, Math.Max(faded, lateMicroseconds));
    }
}
