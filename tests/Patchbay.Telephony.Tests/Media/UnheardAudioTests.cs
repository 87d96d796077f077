using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Tests.Media;

/// <summary>Audio that nobody hears is read together with other such audio; nothing but its processor time changes by that.</summary>
public sealed class UnheardAudioTests : IDisposable
{
    private readonly EngineFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_leg_is_heard_while_somebody_listens_mixes_or_records()
    {
        var (leg, _) = _fixture.Call();
        var (other, _) = _fixture.Call();
        var heard = new List<bool> { leg.Receiver.IsHeard };

        foreach (var source in (MediaSource[])[MediaSource.From(leg), MediaSource.Nothing, MediaSource.Mix([leg]), MediaSource.Nothing])
        {
            other.Hear(source);
            heard.Add(leg.Receiver.IsHeard);
        }

        Assert.Equal([false, true, false, true, false], heard);
    }

    [Fact]
    public async Task A_key_is_told_while_nobody_hears_the_leg()
    {
        var (leg, caller) = _fixture.Call();

        caller.Press('1');

        Assert.Equal('1', (await _fixture.NextAsync<DigitReceived>(leg)).Digit);
    }

    [Fact]
    public void A_voice_comes_through_however_often_it_was_unheard_before()
    {
        var (callerLeg, caller) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        caller.Say(440);

        for (var i = 0; i < 5; i++)
        {
            agentLeg.Hear(MediaSource.Nothing);
            _fixture.Step(3);
            agentLeg.Hear(MediaSource.From(callerLeg));
            _fixture.Step(3);
        }

        Assert.Equal((30, 0), (callerLeg.Statistics.PacketsReceived, callerLeg.Statistics.PacketsLost));
        Assert.Equal(15, agent.Heard.Packets.Count);
    }

    [Fact]
    public void Many_unheard_legs_take_no_packet_from_each_other()
    {
        var calls = Enumerable.Range(0, 40).Select(_ => _fixture.Call()).ToList();

        foreach (var (_, caller) in calls)
            caller.Say(440);
        _fixture.Step(5);

        Assert.All(calls, call => Assert.Equal(5, call.Leg.Statistics.PacketsReceived));
    }
}
