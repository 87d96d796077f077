using Patchbay.Core.Calls;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class DialTests : IDisposable
{
    private readonly BridgeFixture _fixture = new();
    private readonly SipPhone _elsewhere = new();

    public void Dispose()
    {
        _fixture.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task What_an_agent_dials_goes_to_the_trunk()
    {
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Outbound(BridgeFixture.NewLeg(2), "+46 (8) 465-00.40")));

        var invite = await _fixture.Phone.NextAsync("INVITE");

        Assert.StartsWith($"INVITE sip:+4684650040@{_fixture.Phone.Host}", invite.StartLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sip:evil1@{0}")]
    [InlineData("SIP:evil1@{0}")]
    [InlineData("1@{0}")]
    [InlineData("1;maddr={0}")]
    [InlineData("tel:1;phone-context={0}")]
    public async Task An_address_that_an_agent_dials_leads_nowhere(string text)
    {
        var target = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, _elsewhere.Host);

        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Outbound(BridgeFixture.NewLeg(2), target)));
        var ended = await _fixture.Exchange.NextAsync<ReportLegEnded>();

        Assert.Equal(EndCause.Rejected, ended.Cause);
        Assert.Empty(_elsewhere.Pending());
        Assert.Empty(_fixture.Phone.Pending());
    }

    [Fact]
    public async Task A_call_is_sent_on_to_the_address_that_the_operator_configured()
    {
        var plan = BridgeFixture.Outbound(BridgeFixture.NewLeg(2), $"sip:door@{_elsewhere.Host}", isForward: true);

        _fixture.Switchboard.Arrange(BridgeFixture.Plan(plan));
        var invite = await _elsewhere.NextAsync("INVITE");

        Assert.StartsWith("INVITE sip:door@", invite.StartLine, StringComparison.Ordinal);
    }
}
