using System.Diagnostics;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Tests.Media;

public sealed class PacingTests
{
    [Fact]
    public void A_prompt_takes_as_long_as_it_is()
    {
        using var engine = new MediaEngine(EngineFixture.NewOptions(TimeSpan.FromSeconds(30)), TimeProvider.System);
        Assert.True(engine.TryCreatePlainLeg(out var leg));
        using var phone = new Phone(leg);
        leg.SetRemote(phone.Description());

        var clock = Stopwatch.StartNew();
        leg.Hear(new Playlist(Tone.Clip(440, TimeSpan.FromSeconds(1))));
        EngineFixture.Await(() => phone.Heard.Packets.Count >= 50, "The prompt was not sent.");
        var taken = clock.Elapsed;

        // A busy machine may be late and catch up ten ticks; it may never be early.
        Assert.InRange(taken, TimeSpan.FromSeconds(0.75), TimeSpan.FromSeconds(60));
        Assert.InRange(new Heard([.. phone.Heard.Packets.Take(50)]).Level(440), 0.29, 0.31);
        Assert.Equal(0, phone.Heard.SequenceGaps);
    }

    [Fact]
    public async Task Disposing_the_engine_ends_its_threads_and_its_legs()
    {
        var engine = new MediaEngine(EngineFixture.NewOptions(TimeSpan.FromSeconds(30)), TimeProvider.System);
        Assert.True(engine.TryCreatePlainLeg(out var leg));

        engine.Dispose();
        engine.Dispose();

        Assert.True(leg.IsClosed);
        await engine.Events.Completion.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Throws<ObjectDisposedException>(() => engine.TryCreatePlainLeg(out _));
    }
}
