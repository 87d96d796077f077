using System.Net;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>Whom we call, and who is not among those that may send calls.</summary>
public sealed class CalledTrunkTests : IDisposable
{
    private readonly TaskCompletionSource<IPAddress[]> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LogLines _log = new();
    private readonly BridgeFixture _fixture;
    private readonly SipPhone _elsewhere = new();

    public CalledTrunkTests() => _fixture = new(trunkSources: ["192.0.2.1"], addressesOf: _ => _answer.Task, logger: _log);

    public void Dispose()
    {
        _fixture.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task The_trunk_that_is_called_is_heard_though_it_may_send_no_calls()
    {
        var leg = BridgeFixture.NewLeg(2);
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Outbound(leg, "+4684650040")));

        _fixture.Phone.Reply(await _fixture.Phone.NextAsync("INVITE"), "200 OK", _fixture.Phone.Sdp());

        Assert.Equal(leg, (await _fixture.Exchange.NextAsync<ReportLegAnswered>()).Leg);
    }

    [Fact]
    public async Task Calls_from_the_trunk_that_is_called_are_refused_and_told_when_it_is_not_listed()
    {
        _fixture.Phone.Send("INVITE", _fixture.Sip, body: _fixture.Phone.Sdp());

        await _fixture.Phone.NextAsync("SIP/2.0 403");

        Assert.Contains(_log.Lines, line => line.Id == 2614);
    }

    [Fact]
    public async Task An_address_that_a_flow_names_is_heard_though_it_may_send_no_calls()
    {
        var leg = BridgeFixture.NewLeg(2);
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Outbound(leg, $"sip:desk@{_elsewhere.Host}", isForward: true)));

        _elsewhere.Reply(await _elsewhere.NextAsync("INVITE"), "200 OK", _elsewhere.Sdp());

        Assert.Equal(leg, (await _fixture.Exchange.NextAsync<ReportLegAnswered>()).Leg);
    }

    [Fact]
    public async Task A_name_is_called_at_the_address_it_has_in_our_family()
    {
        var leg = BridgeFixture.NewLeg(2);
        _answer.SetResult([IPAddress.IPv6Loopback, IPAddress.Loopback]);
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(Named(leg)));

        var invite = await _elsewhere.NextAsync("INVITE");
        _elsewhere.Reply(invite, "200 OK", _elsewhere.Sdp());

        Assert.StartsWith($"INVITE sip:5000@site-b.test:{_elsewhere.Address.Port} ", invite.StartLine, StringComparison.Ordinal);
        Assert.Equal(leg, (await _fixture.Exchange.NextAsync<ReportLegAnswered>()).Leg);
    }

    [Fact]
    public async Task A_name_without_an_address_of_our_family_ends_the_leg_and_is_told_by_name()
    {
        _answer.SetResult([IPAddress.IPv6Loopback]);
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(Named(BridgeFixture.NewLeg(2))));

        var ended = await _fixture.Exchange.NextAsync<ReportLegEnded>();

        Assert.Equal(EndCause.LineOutOfOrder, ended.Cause);
        Assert.Contains("site-b.test", Assert.Single(_log.Lines, line => line.Id == 2613).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_leaves_while_a_name_is_asked_for_ends_the_leg_and_nobody_is_called()
    {
        var leg = BridgeFixture.NewLeg(2);
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(Named(leg)));
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(Named(leg) with { Goal = LegGoal.Over, Cause = EndCause.CustomerHungUp }));

        var ended = await _fixture.Exchange.NextAsync<ReportLegEnded>();
        _answer.SetResult([IPAddress.Loopback]);
        await _fixture.SettleAsync();

        Assert.Equal(EndCause.CustomerHungUp, ended.Cause);
        Assert.Empty(_elsewhere.Pending());
    }

    [Theory]
    [InlineData("503 Service Unavailable", AwayReason.OutOfService)]
    [InlineData("403 Forbidden", AwayReason.NotAllowed)]
    [InlineData("407 Proxy Authentication Required", AwayReason.NotAllowed)]
    public async Task A_trunk_that_can_place_no_call_is_away_until_it_answers_another(string answer, AwayReason reason)
    {
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Outbound(BridgeFixture.NewLeg(2), "+4684650040")));
        _fixture.Phone.Reply(await _fixture.Phone.NextAsync("INVITE"), answer);
        await _fixture.Exchange.NextAsync<ReportLegEnded>();
        var away = Assert.Single(_fixture.Switchboard.Read().Away);
        Assert.Equal((null, reason), (away.Name, away.Reason));

        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Outbound(BridgeFixture.NewLeg(2), "+4684650040")));
        _fixture.Phone.Reply(await _fixture.Phone.NextAsync("INVITE"), "486 Busy Here");
        await _fixture.Exchange.NextAsync<ReportLegEnded>();

        Assert.Empty(_fixture.Switchboard.Read().Away);
    }

    [Fact]
    public async Task Without_a_trunk_that_is_the_reason()
    {
        using var without = new BridgeFixture(hasTrunk: false);

        without.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Outbound(BridgeFixture.NewLeg(2), "+4684650040")));

        Assert.Equal(EndCause.NoTrunk, (await without.Exchange.NextAsync<ReportLegEnded>()).Cause);
    }

    [Fact]
    public async Task What_leads_nowhere_is_told_with_its_reason()
    {
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Outbound(BridgeFixture.NewLeg(2), "sip:evil1@192.0.2.9")));

        await _fixture.Exchange.NextAsync<ReportLegEnded>();

        Assert.EndsWith("what is to be called is no number", Assert.Single(_log.Lines, line => line.Id == 2612).Text, StringComparison.Ordinal);
    }

    private LegPlan Named(LegId leg) => BridgeFixture.Outbound(leg, $"sip:5000@site-b.test:{_elsewhere.Address.Port}", isForward: true);
}
