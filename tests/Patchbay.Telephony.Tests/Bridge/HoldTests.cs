namespace Patchbay.Telephony.Tests.Bridge;

public sealed class HoldTests : IDisposable
{
    private readonly BridgeFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("sendonly", "127.0.0.1", "recvonly")]
    [InlineData("inactive", "127.0.0.1", "inactive")]
    [InlineData("sendrecv", "0.0.0.0", "recvonly")]
    public async Task A_caller_who_holds_us_gets_no_audio_until_it_takes_us_back(string direction, string host, string answered)
    {
        var (_, tag) = await _fixture.AnswerAsync();

        _fixture.Phone.Send("INVITE", _fixture.Sip, tag, _fixture.Phone.Sdp(direction, host));
        var answer = await _fixture.Phone.NextAsync("SIP/2.0 200");
        _fixture.Phone.Send("ACK", _fixture.Sip, tag);
        _fixture.Phone.TakeHeard();
        await Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System, TestContext.Current.CancellationToken);
        var heardOnHold = _fixture.Phone.TakeHeard();
        _fixture.Phone.Send("INVITE", _fixture.Sip, tag, _fixture.Phone.Sdp());
        await _fixture.Phone.NextAsync("SIP/2.0 200");
        _fixture.Phone.Send("ACK", _fixture.Sip, tag);
        await _fixture.Phone.HearAsync();

        Assert.Contains($"a={answered}\r\n", answer.Body, StringComparison.Ordinal);
        Assert.Equal(0, heardOnHold);
    }
}
