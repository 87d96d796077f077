using Patchbay.Telephony.Media;
using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Media;

public sealed class DigitTests : IDisposable
{
    private readonly EngineFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_pressed_key_is_told_once()
    {
        var (leg, caller) = _fixture.Call();

        caller.Press('5');
        caller.Press('5');
        caller.Press('#');

        var digits = (await _fixture.PendingAsync(leg)).Cast<DigitReceived>();
        Assert.Equal("55#", string.Concat(digits.Select(d => d.Digit)));
    }

    [Fact]
    public void A_key_reaches_the_other_party_in_its_own_payload_type()
    {
        var (callerLeg, caller) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        agentLeg.SetRemote(agent.Description(events: 126));
        MediaLeg.Bridge(callerLeg, agentLeg);

        caller.Press('9');
        agent.Settle();

        var events = agent.Heard.Packets;
        Assert.Equal(7, events.Count);
        Assert.Single(events.Select(p => p.Timestamp).Distinct());
        Assert.Equal([true, false, false, false, false, false, false], events.Select(p => p.Marker));
        Assert.All(events, p => Assert.Equal((126, 9), (p.PayloadType, p.Payload[0])));
    }

    [Fact]
    public void A_key_is_kept_from_a_party_that_takes_no_events()
    {
        var (callerLeg, caller) = _fixture.Call();
        var (agentLeg, agent) = _fixture.Call();
        agentLeg.SetRemote(agent.Description(events: null));
        MediaLeg.Bridge(callerLeg, agentLeg);

        caller.Press('9');

        Assert.Equal(0u, agentLeg.Sender.Stream.Packets);
    }

    [Fact]
    public async Task Sent_digits_last_a_tenth_of_a_second_and_end_three_times()
    {
        var (leg, caller) = _fixture.Call();
        leg.Hear(MediaSource.Silence);
        _fixture.Step(3);

        Assert.True(leg.SendDigits("1,2#"));
        _fixture.Step(60);
        await _fixture.NextAsync<DigitsSent>(leg);

        var presses = caller.Heard.Packets.Where(p => p.PayloadType == Phone.Events).GroupBy(p => p.Timestamp).ToList();
        Assert.Equal("12#", string.Concat(presses.Select(Digit)));
        Assert.All(presses, AssertPress);
        // A press and its pause are 200 ms, the comma half a second.
        Assert.Equal([1600 + 4000, 1600], presses.Zip(presses.Skip(1), (a, b) => (int)(b.Key - a.Key)));
        Assert.Equal(0, caller.Heard.SequenceGaps);
        Assert.Single(caller.Heard.Ssrcs);
    }

    [Fact]
    public void The_other_partys_voice_is_left_out_while_digits_are_sent()
    {
        var (leg, caller) = _fixture.Call();
        var (otherLeg, other) = _fixture.Call();
        leg.Hear(MediaSource.From(otherLeg));
        other.Say(1000);
        _fixture.Step(5);

        leg.SendDigits("1");
        var during = _fixture.Listen(7, caller);
        _fixture.Step(10);
        var after = _fixture.Listen(20, caller);

        Assert.All(during.Packets.Skip(1), p => Assert.Equal(Phone.Events, p.PayloadType));
        Assert.InRange(after.Level(1000), 0.29, 0.31);
    }

    [Theory]
    [InlineData("12x")]
    [InlineData("")]
    public void Digits_that_no_phone_has_are_refused(string digits) => Assert.False(_fixture.Call().Leg.SendDigits(digits));

    [Fact]
    public void More_digits_than_wait_on_a_leg_are_refused()
    {
        var (leg, _) = _fixture.Call();

        Assert.True(leg.SendDigits(new string('1', 100)));
        Assert.False(leg.SendDigits(new string('2', 100)));
    }

    [Fact]
    public void Digits_are_refused_when_the_far_end_takes_none()
    {
        var (leg, caller) = _fixture.Call();
        leg.SetRemote(caller.Description(events: null));

        Assert.False(leg.SendDigits("1"));
    }

    private static char? Digit(IGrouping<uint, HeardPacket> press) =>
        TelephoneEvent.TryParse(press.First().Payload, out var value) ? value.Digit : null;

    private static void AssertPress(IGrouping<uint, HeardPacket> press)
    {
        var values = press.Select(p => TelephoneEvent.TryParse(p.Payload, out var value) ? value : default).ToList();
        Assert.Equal([160, 320, 480, 640, 800, 800, 800], values.Select(v => (int)v.Duration));
        Assert.Equal(3, values.Count(v => v.IsEnd));
        Assert.Equal([true, false, false, false, false, false, false], press.Select(p => p.Marker));
    }
}
