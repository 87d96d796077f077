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
        var leg = _fixture.CreateLeg();
        using var caller = new Phone(leg);

        caller.Press('5');
        caller.Press('5');
        caller.Press('#');
        var digits = new[]
        {
            await _fixture.NextAsync<DigitReceived>(leg),
            await _fixture.NextAsync<DigitReceived>(leg),
            await _fixture.NextAsync<DigitReceived>(leg),
        };

        Assert.Equal("55#", string.Concat(digits.Select(d => d.Digit)));
        Assert.DoesNotContain(_fixture.Pending(leg), e => e is DigitReceived);
    }

    [Fact]
    public async Task A_key_reaches_the_other_party_in_its_own_payload_type()
    {
        var (callerLeg, agentLeg) = (_fixture.CreateLeg(), _fixture.CreateLeg());
        using var caller = new Phone(callerLeg);
        using var agent = new Phone(agentLeg);
        agentLeg.SetRemote(new PlainRtpRemote(agent.LocalEndPoint, AudioCodec.Pcmu) { TelephoneEvents = 126 });
        MediaLeg.Bridge(callerLeg, agentLeg);

        var listening = agent.ListenAsync(7);
        caller.Press('9');
        var events = (await listening).Packets.Where(p => p.PayloadType == 126).ToList();

        Assert.Equal(7, events.Count);
        Assert.Single(events.Select(p => p.Timestamp).Distinct());
        Assert.True(events[0].Marker);
        Assert.All(events, p => Assert.Equal(9, p.Payload[0]));
    }

    [Fact]
    public async Task Sent_digits_last_a_tenth_of_a_second_and_end_three_times()
    {
        var leg = _fixture.CreateLeg();
        using var caller = new Phone(leg);
        leg.Hear(MediaSource.Silence);
        await caller.ListenAsync(3);

        Assert.True(leg.SendDigits("12#"));
        await _fixture.NextAsync<DigitsSent>(leg);
        await caller.ListenAsync(3);

        var presses = caller.Heard.Packets.Where(p => p.PayloadType == Phone.Events).GroupBy(p => p.Timestamp).ToList();
        Assert.Equal("12#", string.Concat(presses.Select(Digit)));
        Assert.All(presses, AssertPress);
        Assert.Equal(0, caller.Heard.SequenceGaps);
        Assert.Single(caller.Heard.Ssrcs);
    }

    [Theory]
    [InlineData("12x")]
    [InlineData("")]
    public void Digits_that_no_phone_has_are_refused(string digits)
    {
        var leg = _fixture.CreateLeg();
        using var caller = new Phone(leg);

        Assert.False(leg.SendDigits(digits));
    }

    [Fact]
    public void Digits_are_refused_when_the_far_end_takes_none()
    {
        var leg = _fixture.CreateLeg();
        using var caller = new Phone(leg.LocalEndPoint);
        leg.SetRemote(new PlainRtpRemote(caller.LocalEndPoint, AudioCodec.Pcmu));

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
