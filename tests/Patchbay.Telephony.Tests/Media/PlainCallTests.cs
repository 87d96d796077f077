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
        var (leg, caller) = _fixture.Call();
        var greeting = new Playlist([Tone.Clip(440, TimeSpan.FromMilliseconds(400))], Tone.Clip(700, TimeSpan.FromSeconds(1)));

        leg.Hear(greeting);
        var first = _fixture.Listen(20, caller);
        var finished = await _fixture.NextAsync<PlaybackFinished>(leg);
        var then = _fixture.Listen(120, caller);

        Assert.Same(greeting, finished.Playlist);
        Assert.Equal(20, first.Packets.Count);
        Assert.InRange(first.Level(440), 0.29, 0.31);
        Assert.InRange(first.Level(700), 0, 0.005);
        Assert.InRange(then.Level(700), 0.29, 0.31);
        Assert.InRange(then.Level(440), 0, 0.005);
        AssertContinuous(caller.Heard);
    }

    [Theory]
    [InlineData(AudioCodec.Pcmu, AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma, AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma, AudioCodec.Pcma)]
    public void Bridged_parties_hear_each_other_each_in_its_own_codec(AudioCodec callerCodec, AudioCodec agentCodec)
    {
        var (callerLeg, caller) = _fixture.Call(callerCodec);
        var (agentLeg, agent) = _fixture.Call(agentCodec);

        MediaLeg.Bridge(callerLeg, agentLeg);
        caller.Say(440);
        agent.Say(1000);
        _fixture.Step(50);

        Assert.All(caller.Heard.Packets, p => Assert.Equal((byte)callerCodec, p.PayloadType));
        Assert.All(agent.Heard.Packets, p => Assert.Equal((byte)agentCodec, p.PayloadType));
        Assert.InRange(agent.Heard.Level(440), 0.29, 0.31);
        Assert.InRange(agent.Heard.Level(1000), 0, 0.005);
        Assert.InRange(caller.Heard.Level(1000), 0.29, 0.31);
        Assert.InRange(caller.Heard.Level(440), 0, 0.005);
        AssertContinuous(caller.Heard);
        AssertContinuous(agent.Heard);
    }

    [Fact]
    public void A_call_keeps_one_stream_through_prompt_music_agent_and_music_again()
    {
        var (callerLeg, caller) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        var music = new Playlist([], Tone.Clip(700, TimeSpan.FromSeconds(1)));
        agent.Say(1000);

        callerLeg.Hear(new Playlist(Tone.Clip(440, TimeSpan.FromMilliseconds(200))));
        _fixture.Step(15);
        callerLeg.Hear(music);
        _fixture.Step(15);
        callerLeg.Hear(MediaSource.From(agentLeg));
        var voice = _fixture.Listen(20, caller);
        agent.Leap(70_000);
        var afterLeap = _fixture.Listen(20, caller);
        callerLeg.Hear(music);
        _fixture.Step(15);

        Assert.InRange(voice.Level(1000), 0.29, 0.31);
        Assert.InRange(afterLeap.Level(1000), 0.29, 0.31);
        Assert.Equal(85, caller.Heard.Packets.Count);
        AssertContinuous(caller.Heard);
    }

    [Fact]
    public async Task Hearing_the_same_source_again_does_not_start_it_over()
    {
        var (leg, caller) = _fixture.Call();
        var music = new Playlist([Tone.Clip(440, TimeSpan.FromMilliseconds(200))], Tone.Clip(700, TimeSpan.FromSeconds(1)));
        leg.Hear(music);
        _fixture.Step(15);

        leg.Hear(music);
        var after = _fixture.Listen(10, caller);

        Assert.InRange(after.Level(700), 0.29, 0.31);
        Assert.InRange(after.Level(440), 0, 0.005);
        Assert.Single(await _fixture.PendingAsync(leg), e => e is PlaybackFinished);
    }

    [Fact]
    public void A_muted_party_is_silent_for_the_other_until_unmuted()
    {
        var (callerLeg, caller) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        MediaLeg.Bridge(callerLeg, agentLeg);
        agent.Say(1000);

        agentLeg.Muted = true;
        var muted = _fixture.Listen(20, caller);
        agentLeg.Muted = false;
        var unmuted = _fixture.Listen(20, caller);

        Assert.Equal(20, muted.Packets.Count);
        Assert.InRange(muted.Level(1000), 0, 0.001);
        Assert.InRange(unmuted.Level(1000), 0.29, 0.31);
        AssertContinuous(caller.Heard);
    }

    [Fact]
    public void A_caller_hears_music_when_the_agent_vanishes()
    {
        var (callerLeg, caller) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        var music = new Playlist([], Tone.Clip(700, TimeSpan.FromSeconds(1)));
        callerLeg.Hear(MediaSource.From(agentLeg, whenGone: music));
        agent.Say(1000);
        _fixture.Step(20);

        agent.Hush();
        agentLeg.Dispose();
        _fixture.Step(10);
        var after = _fixture.Listen(20, caller);

        Assert.InRange(after.Level(700), 0.29, 0.31);
        AssertContinuous(caller.Heard);
    }

    [Fact]
    public void A_caller_hears_silence_while_the_agent_says_nothing_at_all()
    {
        var (callerLeg, caller) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        MediaLeg.Bridge(callerLeg, agentLeg);

        var before = _fixture.Listen(50, caller);
        agent.Say(1000);
        var voice = _fixture.Listen(20, caller);

        Assert.InRange(before.Packets.Count, 39, 42);
        Assert.All(before.Samples, sample => Assert.Equal(0, sample));
        Assert.InRange(voice.Level(1000), 0.29, 0.31);
        AssertContinuous(caller.Heard);
    }

    [Fact]
    public void A_stranger_cannot_join_a_call()
    {
        var (callerLeg, caller) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        var stranger = new Phone(callerLeg);
        MediaLeg.Bridge(callerLeg, agentLeg);
        caller.Say(440);
        _fixture.Step(5);
        _fixture.Attach(stranger);

        stranger.Say(1000);
        var during = _fixture.Listen(20, agent);

        Assert.InRange(during.Level(1000), 0, 0.001);
        Assert.InRange(during.Level(440), 0.29, 0.31);
        Assert.Equal(20, callerLeg.Statistics.PacketsRefused);
        Assert.Empty(stranger.Heard.Packets);
    }

    [Fact]
    public void The_described_phone_beats_a_stranger_who_was_faster()
    {
        var (callerLeg, caller) = _fixture.Call();
        using var stranger = new Phone(callerLeg);
        callerLeg.Hear(MediaSource.Silence);

        stranger.SayOnce(1000);
        Assert.Equal(stranger.LocalEndPoint, callerLeg.RemoteEndPoint);
        caller.SayOnce(440);
        stranger.SayOnce(1000);

        Assert.Equal(caller.LocalEndPoint, callerLeg.RemoteEndPoint);
        Assert.Equal(1, callerLeg.Statistics.PacketsRefused);
    }

    [Fact]
    public void A_phone_behind_an_address_translator_is_answered_where_it_sends_from_until_a_re_invite_moves_it()
    {
        var leg = _fixture.CreateLeg();
        using var phone = new Phone(leg);
        using var moved = new Phone(leg);
        leg.SetRemote(new PlainRtpRemote(new IPEndPoint(IPAddress.Parse("127.0.0.9"), 9), AudioCodec.Pcmu));
        leg.Hear(MediaSource.Silence);
        phone.SayOnce(0);
        Assert.Equal(phone.LocalEndPoint, leg.RemoteEndPoint);

        leg.SetRemote(new PlainRtpRemote(new IPEndPoint(IPAddress.Parse("127.0.0.9"), 9), AudioCodec.Pcmu));
        moved.SayOnce(0);

        Assert.Equal(moved.LocalEndPoint, leg.RemoteEndPoint);
    }

    [Fact]
    public void Calls_are_refused_when_no_port_is_left_and_taken_again_when_one_is_free()
    {
        var legs = new List<PlainRtpLeg>();
        while (_fixture.Engine.TryCreatePlainLeg(out var leg))
            legs.Add(leg);

        Assert.InRange(legs.Count, 45, 50);
        Assert.All(legs, leg => Assert.Equal(0, leg.LocalEndPoint.Port % 2));
        legs[7].Dispose();
        Assert.True(_fixture.Engine.TryCreatePlainLeg(out var again));
        Assert.Equal(legs[7].LocalEndPoint.Port, again.LocalEndPoint.Port);
        Assert.Equal(legs.Count, _fixture.Engine.LegCount);
    }

    [Fact]
    public void An_option_out_of_its_range_stops_the_start() =>
        Assert.ThrowsAny<System.ComponentModel.DataAnnotations.ValidationException>(
            () => new MediaEngine(new MediaOptions { FirstPort = 10001 }, TimeProvider.System));

    private static void AssertContinuous(Heard heard)
    {
        Assert.Single(heard.Ssrcs);
        Assert.Equal(0, heard.SequenceGaps);
        Assert.Equal(160, heard.SmallestTimestampStep);
        Assert.InRange(heard.LargestTimestampStep, 160, 160 * 12);
    }
}
