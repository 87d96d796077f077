using System.Net;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Tests.Media;

public sealed class PlainCallTests : IDisposable
{
    private readonly EngineFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_caller_hears_the_greeting_once_and_then_hold_music_without_a_gap()
    {
        var leg = _fixture.CreateLeg();
        using var caller = new Phone(leg);
        var greeting = new Playlist([Tone.Clip(440, TimeSpan.FromMilliseconds(400))], Tone.Clip(700, TimeSpan.FromSeconds(1)));

        leg.Hear(greeting);
        var first = await caller.ListenAsync(20);
        var finished = await _fixture.NextAsync<PlaybackFinished>(leg);
        var then = await caller.ListenAsync(70);

        Assert.Same(greeting, finished.Playlist);
        Assert.InRange(first.Level(440), 0.28, 0.32);
        Assert.InRange(first.Level(700), 0, 0.01);
        Assert.InRange(then.Level(700), 0.25, 0.32);
        AssertContinuous(caller.Heard);
    }

    [Theory]
    [InlineData(AudioCodec.Pcmu, AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma, AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma, AudioCodec.Pcma)]
    public async Task Bridged_parties_hear_each_other_each_in_its_own_codec(AudioCodec callerCodec, AudioCodec agentCodec)
    {
        var (callerLeg, agentLeg) = (_fixture.CreateLeg(), _fixture.CreateLeg());
        using var caller = new Phone(callerLeg, callerCodec);
        using var agent = new Phone(agentLeg, agentCodec);

        MediaLeg.Bridge(callerLeg, agentLeg);
        caller.Say(440);
        agent.Say(1000);
        var (atCaller, atAgent) = (await caller.ListenAsync(30), await agent.ListenAsync(30));
        (atCaller, atAgent) = (await caller.ListenAsync(40), await agent.ListenAsync(40));

        Assert.All(atCaller.Packets, p => Assert.Equal((byte)callerCodec, p.PayloadType));
        Assert.All(atAgent.Packets, p => Assert.Equal((byte)agentCodec, p.PayloadType));
        Assert.InRange(atAgent.Level(440), 0.28, 0.32);
        Assert.InRange(atAgent.Level(1000), 0, 0.01);
        Assert.InRange(atCaller.Level(1000), 0.28, 0.32);
        AssertContinuous(caller.Heard);
    }

    [Fact]
    public async Task A_call_keeps_one_stream_through_prompt_music_agent_and_music_again()
    {
        var (callerLeg, agentLeg) = (_fixture.CreateLeg(), _fixture.CreateLeg());
        using var caller = new Phone(callerLeg);
        using var agent = new Phone(agentLeg);
        var music = new Playlist([], Tone.Clip(700, TimeSpan.FromSeconds(1)));
        agent.Say(1000);

        callerLeg.Hear(new Playlist(Tone.Clip(440, TimeSpan.FromMilliseconds(200))));
        await caller.ListenAsync(10);
        callerLeg.Hear(music);
        await caller.ListenAsync(10);
        callerLeg.Hear(MediaSource.From(agentLeg));
        var atBridge = await caller.ListenAsync(20);
        agent.Leap(70_000);
        await caller.ListenAsync(10);
        callerLeg.Hear(music);
        await caller.ListenAsync(10);

        Assert.InRange(atBridge.Level(1000), 0.2, 0.32);
        AssertContinuous(caller.Heard);
    }

    [Fact]
    public async Task Hearing_the_same_source_again_does_not_start_it_over()
    {
        var leg = _fixture.CreateLeg();
        using var caller = new Phone(leg);
        var music = new Playlist([Tone.Clip(440, TimeSpan.FromMilliseconds(200))], Tone.Clip(700, TimeSpan.FromSeconds(1)));
        leg.Hear(music);
        await _fixture.NextAsync<PlaybackFinished>(leg);

        leg.Hear(music);
        await caller.ListenAsync(2);
        var after = await caller.ListenAsync(10);

        Assert.InRange(after.Level(700), 0.28, 0.32);
        Assert.InRange(after.Level(440), 0, 0.05);
    }

    [Fact]
    public async Task A_muted_party_is_silent_for_the_other_until_unmuted()
    {
        var (callerLeg, agentLeg) = (_fixture.CreateLeg(), _fixture.CreateLeg());
        using var caller = new Phone(callerLeg);
        using var agent = new Phone(agentLeg);
        MediaLeg.Bridge(callerLeg, agentLeg);
        agent.Say(1000);
        await caller.ListenAsync(20);

        agentLeg.Muted = true;
        await caller.ListenAsync(5);
        var muted = await caller.ListenAsync(20);
        agentLeg.Muted = false;
        await caller.ListenAsync(5);
        var unmuted = await caller.ListenAsync(20);

        Assert.InRange(muted.Level(1000), 0, 0.001);
        Assert.InRange(unmuted.Level(1000), 0.28, 0.32);
        AssertContinuous(caller.Heard);
    }

    [Fact]
    public async Task A_caller_hears_music_when_the_agent_vanishes()
    {
        var (callerLeg, agentLeg) = (_fixture.CreateLeg(), _fixture.CreateLeg());
        using var caller = new Phone(callerLeg);
        using var agent = new Phone(agentLeg);
        var music = new Playlist([], Tone.Clip(700, TimeSpan.FromSeconds(1)));
        callerLeg.Hear(MediaSource.From(agentLeg, whenGone: music));
        agent.Say(1000);
        await caller.ListenAsync(20);

        agentLeg.Dispose();
        await caller.ListenAsync(15);
        var after = await caller.ListenAsync(20);

        Assert.InRange(after.Level(700), 0.28, 0.32);
        AssertContinuous(caller.Heard);
    }

    [Fact]
    public async Task A_stranger_cannot_join_a_call_until_signalling_opens_it_again()
    {
        var (callerLeg, agentLeg) = (_fixture.CreateLeg(), _fixture.CreateLeg());
        using var caller = new Phone(callerLeg);
        using var agent = new Phone(agentLeg);
        using var stranger = new Phone(callerLeg.LocalEndPoint);
        MediaLeg.Bridge(callerLeg, agentLeg);
        caller.Say(440);
        await agent.ListenAsync(20);

        stranger.Say(1000);
        await agent.ListenAsync(10);
        var during = await agent.ListenAsync(20);
        stranger.Hush();
        var refused = callerLeg.Statistics.PacketsRefused;

        Assert.InRange(during.Level(1000), 0, 0.01);
        Assert.InRange(during.Level(440), 0.28, 0.32);
        Assert.True(refused > 10);
        Assert.Empty(stranger.Heard.Packets);
    }

    [Fact]
    public async Task A_phone_behind_an_address_translator_is_answered_where_it_sends_from()
    {
        var leg = _fixture.CreateLeg();
        using var phone = new Phone(leg.LocalEndPoint);
        leg.SetRemote(new PlainRtpRemote(new IPEndPoint(IPAddress.Parse("127.0.0.9"), 9), AudioCodec.Pcmu));
        leg.Hear(MediaSource.Silence);

        phone.Say(0);
        var heard = await phone.ListenAsync(5);

        Assert.Equal(phone.LocalEndPoint, leg.RemoteEndPoint);
        Assert.Single(heard.Ssrcs);
    }

    [Fact]
    public void Calls_are_refused_when_no_port_is_left_and_taken_again_when_one_is_free()
    {
        var legs = Enumerable.Range(0, 50).Select(_ => _fixture.Engine.TryCreatePlainLeg(out var leg) ? leg : null).OfType<PlainRtpLeg>().ToList();

        Assert.False(_fixture.Engine.TryCreatePlainLeg(out _));
        Assert.All(legs, leg => Assert.Equal(0, leg.LocalEndPoint.Port % 2));
        legs[7].Dispose();
        Assert.True(_fixture.Engine.TryCreatePlainLeg(out var again));
        Assert.Equal(legs[7].LocalEndPoint.Port, again.LocalEndPoint.Port);
    }

    private static void AssertContinuous(Heard heard)
    {
        Assert.Single(heard.Ssrcs);
        Assert.Equal(0, heard.SequenceGaps);
        Assert.InRange(heard.SmallestTimestampStep, 1, 160);
        Assert.InRange(heard.LargestTimestampStep, 160, 8000);
    }
}
