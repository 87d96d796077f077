using System.Net;
using System.Threading.Channels;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Tests.Media;

/// <summary>An engine on loopback for one test, and the events of its legs.</summary>
internal sealed class EngineFixture : IDisposable
{
    private static int _nextRange;

    private readonly Dictionary<MediaLeg, Channel<MediaEvent>> _events = [];

    public EngineFixture(TimeSpan? mediaTimeout = null)
    {
        // Tests run side by side: each takes a range of its own.
        var first = 20000 + (Interlocked.Increment(ref _nextRange) % 200 * 100);
        Engine = new MediaEngine(
            new MediaOptions
            {
                BindAddress = IPAddress.Loopback,
                FirstPort = first,
                LastPort = first + 99,
                PlainMediaTimeout = mediaTimeout ?? TimeSpan.FromSeconds(30),
            },
            TimeProvider.System);
    }

    public MediaEngine Engine { get; }

    public PlainRtpLeg CreateLeg()
    {
        Assert.True(Engine.TryCreatePlainLeg(out var leg));
        Watch(leg);
        return leg;
    }

    public void Watch(MediaLeg leg)
    {
        var events = Channel.CreateUnbounded<MediaEvent>();
        _events[leg] = events;
        leg.Happened += (_, happened) => events.Writer.TryWrite(happened);
    }

    /// <summary>The next event of this kind; others before it are skipped.</summary>
    public async Task<T> NextAsync<T>(MediaLeg leg)
        where T : MediaEvent
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (await _events[leg].Reader.ReadAsync(limit.Token) is T wanted)
                return wanted;
        }
    }

    /// <summary>Events that have come and were not asked for.</summary>
    public List<MediaEvent> Pending(MediaLeg leg)
    {
        var all = new List<MediaEvent>();
        while (_events[leg].Reader.TryRead(out var one))
            all.Add(one);
        return all;
    }

    public void Dispose() => Engine.Dispose();
}
