using Patchbay.Core.Calls;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class BoundTests : IDisposable
{
    private readonly BridgeFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_dialled_number_of_any_length_is_kept_short()
    {
        _fixture.Phone.Send("INVITE", _fixture.Sip, body: _fixture.Phone.Sdp(), dialled: new string('7', 6000));

        var arrived = await _fixture.Exchange.NextAsync<ArriveCall>();

        Assert.Equal(new string('7', 64), arrived.Dnis);
    }

    [Fact]
    public async Task A_far_end_that_presses_keys_without_end_fills_no_journal()
    {
        var (_, tag) = await _fixture.AnswerAsync();

        for (var i = 0; i < 500; i++)
        {
            _fixture.Phone.Send("INFO", _fixture.Sip, tag, "Signal=1\r\nDuration=160\r\n", "application/dtmf-relay");
            await _fixture.Phone.NextAsync("SIP/2.0 200");
        }

        await _fixture.SettleAsync();
        Assert.InRange(_fixture.Exchange.All.OfType<ReportDigit>().Count(), 40, 499);
    }

    [Fact]
    public void Forty_keys_pass_at_once_and_then_twenty_a_second()
    {
        var limit = new Telephony.Bridge.DigitLimit();

        var atOnce = Enumerable.Range(0, 100).Count(_ => limit.TryTake(1000, 1000));
        var aSecondLater = Enumerable.Range(0, 100).Count(_ => limit.TryTake(2000, 1000));

        Assert.Equal((40, 20), (atOnce, aSecondLater));
    }
}
