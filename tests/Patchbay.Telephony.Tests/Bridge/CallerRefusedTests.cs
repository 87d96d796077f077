using Patchbay.Core.Calls;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>Callers whose audio we cannot take: their side is told why, and so is the operator.</summary>
public sealed class CallerRefusedTests : IDisposable
{
    private readonly LogLines _log = new();
    private readonly BridgeFixture _fixture;

    public CallerRefusedTests() => _fixture = new(logger: _log);

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("c=IN IP4 127.0.0.1", "c=IN IP6 2001:db8::2", "301", "Audio Address of the Other IP Family")]
    [InlineData("RTP/AVP 0 101", "RTP/SAVP 0 101", "302", "Audio Is Not Plain RTP")]
    [InlineData("RTP/AVP 0 101", "RTP/AVP 9 18", "305", "No Codec in Common")]
    public async Task A_caller_whose_audio_cannot_be_taken_is_refused_with_the_warning_that_says_why(string ours, string theirs, string warning, string words)
    {
        _fixture.Phone.Send("INVITE", _fixture.Sip, body: _fixture.Phone.Sdp().Replace(ours, theirs, StringComparison.Ordinal));
        var refused = await _fixture.Phone.NextAsync("SIP/2.0 488");
        await _fixture.SettleAsync();

        Assert.Equal($"{warning} {_fixture.Sip} \"{words}\"", refused.Header("Warning"));
        var (id, text) = Assert.Single(_log.Lines, line => line.Id is 2612 or 2617);
        Assert.Equal(2617, id);
        Assert.EndsWith($"from 127.0.0.1 is refused with 488 {words}; ours is plain RTP with PCMU or PCMA at 127.0.0.1", text, StringComparison.Ordinal);
        Assert.Empty(_fixture.Exchange.All.OfType<ArriveCall>());
    }
}
