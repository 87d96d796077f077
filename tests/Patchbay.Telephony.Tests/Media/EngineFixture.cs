using System.Net;
using System.Threading.Channels;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Tests.Media;

/// <summary>
/// An engine on loopback for one test, its clock in the test's hand: every step is 20 ms, in which each talking far end
/// says a packet and everything sent arrives, however busy the machine is.
/// </summary>
internal sealed class EngineFixture : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Test processes of several people share a machine: each begins somewhere else.
    private static int _nextRange = Environment.ProcessId * 7;

    private readonly Dictionary<MediaLeg, Channel<MediaEvent>> _events = [];
    private readonly List<IFarEnd> _farEnds = [];
    private int _steps;

    public EngineFixture(TimeSpan? mediaTimeout = null, Func<string, FileStream>? openRecording = null, int recordingBacklogBytes = 1 << 25)
    {
        Options = NewOptions(mediaTimeout ?? TimeSpan.FromSeconds(30), recordingBacklogBytes);
        Engine = new MediaEngine(Options, Time, isPaced: false, openRecording: openRecording);
    }

    public SteppedTime Time { get; } = new();

    public MediaOptions Options { get; }

    public MediaEngine Engine { get; }

    /// <summary>Options with ports that no other test of this process uses.</summary>
    public static MediaOptions NewOptions(TimeSpan mediaTimeout, int recordingBacklogBytes = 1 << 25)
    {
        var first = 12000 + (Interlocked.Increment(ref _nextRange) % 200 * 100);
        return new MediaOptions
        {
            BindAddress = IPAddress.Loopback,
            FirstPort = first,
            LastPort = first + 99,
            PlainMediaTimeout = mediaTimeout,
            RecordingBacklogBytes = recordingBacklogBytes,
        };
    }

    /// <summary>Waits for something that happens on another thread and needs no clock.</summary>
    public static void Await(Func<bool> condition, string what) => Assert.True(SpinWait.SpinUntil(condition, Patience), what);

    public PlainRtpLeg CreateLeg()
    {
        Assert.True(Engine.TryCreatePlainLeg(out var leg));
        Watch(leg);
        return leg;
    }

    /// <summary>A leg and a phone at its far end that understand each other.</summary>
    public (PlainRtpLeg Leg, Phone Phone) Call(AudioCodec codec = AudioCodec.Pcmu)
    {
        var leg = CreateLeg();
        var phone = new Phone(leg, codec);
        leg.SetRemote(phone.Description());
        Attach(phone);
        return (leg, phone);
    }

    /// <summary>Lets a far end take part in the steps; a phone then belongs to the fixture.</summary>
    public void Attach(IFarEnd farEnd) => _farEnds.Add(farEnd);

    public void Watch(MediaLeg leg)
    {
        var events = Channel.CreateUnbounded<MediaEvent>();
        _events[leg] = events;
        leg.Happened += (_, happened) => events.Writer.TryWrite(happened);
    }

    /// <summary>Lets time pass in steps of 20 ms.</summary>
    public void Step(int steps = 1)
    {
        for (var i = 0; i < steps; i++)
        {
            foreach (var farEnd in _farEnds)
                farEnd.Speak();
            Time.Advance(TimeSpan.FromMilliseconds(20));
            Engine.Tick();
            foreach (var farEnd in _farEnds)
                farEnd.Settle();
            if (++_steps % 25 == 0)
                Flush();
        }
    }

    /// <summary>Lets time pass and gives what a phone heard meanwhile.</summary>
    public Heard Listen(int steps, Phone phone)
    {
        var from = phone.Heard.Packets.Count;
        Step(steps);
        return new Heard([.. phone.Heard.Packets.Skip(from)]);
    }

    /// <summary>The next event of this kind; others before it are skipped.</summary>
    public async Task<T> NextAsync<T>(MediaLeg leg)
        where T : MediaEvent
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await _events[leg].Reader.ReadAsync(limit.Token) is T wanted)
                return wanted;
        }
    }

    /// <summary>Events that have come and were not asked for. A marker sent behind them proves that none is under way.</summary>
    public async Task<List<MediaEvent>> PendingAsync(MediaLeg leg)
    {
        var marker = new DigitReceived('?');
        leg.Post(marker);
        var all = new List<MediaEvent>();
        using var limit = new CancellationTokenSource(Patience);
        while (await _events[leg].Reader.ReadAsync(limit.Token) is var one && !ReferenceEquals(one, marker))
            all.Add(one);
        return all;
    }

    /// <summary>Stepped time runs faster than the file thread expects: its interval is made to pass, too.</summary>
    public void Flush()
    {
        if (Engine.Recordings.ActiveCount == 0)
            return;
        var wanted = Engine.Recordings.Passes + 2;
        Await(
            () =>
            {
                Engine.Recordings.Wake();
                return Engine.Recordings.Passes >= wanted;
            },
            "The recordings were not flushed.");
    }

    public void Dispose()
    {
        Engine.Dispose();
        foreach (var phone in _farEnds.OfType<Phone>())
            phone.Dispose();
    }
}
