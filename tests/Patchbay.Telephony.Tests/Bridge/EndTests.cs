using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class EndTests : IDisposable
{
    private readonly BridgeFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_leg_that_the_agent_ended_says_so()
    {
        var (leg, _) = await _fixture.AnswerAsync();

        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Inbound(leg, LegGoal.Over, EndCause.AgentHungUp)));
        _fixture.Phone.Reply(await _fixture.Phone.NextAsync("BYE"), "200 OK");
        var ended = await _fixture.Exchange.NextAsync<ReportLegEnded>();

        Assert.Equal(EndCause.AgentHungUp, ended.Cause);
    }

    [Fact]
    public async Task A_leg_that_the_caller_ended_says_so()
    {
        var (_, tag) = await _fixture.AnswerAsync();

        _fixture.Phone.Send("BYE", _fixture.Sip, tag);
        var ended = await _fixture.Exchange.NextAsync<ReportLegEnded>();

        Assert.Equal(EndCause.CustomerHungUp, ended.Cause);
    }

    [Fact]
    public async Task A_party_that_a_call_was_sent_on_to_is_no_customer()
    {
        var leg = BridgeFixture.NewLeg(2);
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Outbound(leg, $"sip:door@{_fixture.Phone.Host}", isForward: true)));
        var invite = await _fixture.Phone.NextAsync("INVITE");
        _fixture.Phone.Reply(invite, "200 OK", _fixture.Phone.Sdp());
        await _fixture.Exchange.NextAsync<ReportLegAnswered>();

        _fixture.Phone.HangUp(invite);
        var ended = await _fixture.Exchange.NextAsync<ReportLegEnded>();

        Assert.Equal(EndCause.ExternalHungUp, ended.Cause);
    }

    [Fact]
    public async Task A_call_of_an_earlier_process_ends_though_its_dialog_cannot_be_read()
    {
        var leg = BridgeFixture.NewLeg();
        var over = BridgeFixture.Inbound(leg, LegGoal.Over, EndCause.Interrupted) with { Dialog = PersonalText.Of("a dialog of another version") };

        _fixture.Switchboard.Arrange(BridgeFixture.Plan(over));

        var ended = await _fixture.Exchange.NextAsync<ReportLegEnded>();
        Assert.Equal((leg, EndCause.Interrupted), (ended.Leg, ended.Cause));
        Assert.Equal(0, await _fixture.Switchboard.CountAsync());
    }

    [Fact]
    public async Task A_message_that_never_began_holds_up_no_stop()
    {
        var leg = BridgeFixture.NewLeg();
        var message = new MessagePlan(new(leg.Call, 1), leg, TimeSpan.FromSeconds(6), Ends: false);

        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Inbound(leg, LegGoal.Answered)) with { Messages = [message] });

        Assert.Equal(0, await _fixture.Switchboard.CountAsync());
    }

    [Fact]
    public async Task A_plan_from_before_a_leg_ended_ends_it_no_second_time()
    {
        var decided = new TaskCompletionSource<Refusal?>();
        var (leg, tag) = await _fixture.AnswerAsync();
        _fixture.Exchange.Decide = command => command is ReportLegEnded ? decided.Task : Task.FromResult<Refusal?>(null);

        _fixture.Phone.Send("BYE", _fixture.Sip, tag);
        await _fixture.Exchange.NextAsync<ReportLegEnded>();
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Inbound(leg, LegGoal.Over, EndCause.AgentHungUp)));
        await _fixture.SettleAsync();

        Assert.Single(_fixture.Exchange.All.OfType<ReportLegEnded>());
        Assert.DoesNotContain(_fixture.Phone.Pending(), line => line.StartsWith("BYE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("486 Busy Here", EndCause.Busy)]
    [InlineData("600 Busy Everywhere", EndCause.Busy)]
    [InlineData("480 Temporarily Unavailable", EndCause.NoAnswer)]
    [InlineData("603 Decline", EndCause.Declined)]
    [InlineData("404 Not Found", EndCause.NoSuchNumber)]
    [InlineData("484 Address Incomplete", EndCause.NoSuchNumber)]
    [InlineData("403 Forbidden", EndCause.Rejected)]
    [InlineData("408 Request Timeout", EndCause.NoAnswer)]
    [InlineData("488 Not Acceptable Here", EndCause.Rejected)]
    [InlineData("503 Service Unavailable", EndCause.LineOutOfOrder)]
    [InlineData("502 Bad Gateway", EndCause.LineOutOfOrder)]
    public async Task Why_a_dialled_party_was_not_reached_is_what_its_answer_says(string answer, EndCause cause)
    {
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Outbound(BridgeFixture.NewLeg(2), "+4684650040")));

        _fixture.Phone.Reply(await _fixture.Phone.NextAsync("INVITE"), answer);

        Assert.Equal(cause, (await _fixture.Exchange.NextAsync<ReportLegEnded>()).Cause);
    }

    [Fact]
    public async Task A_plan_from_before_a_party_was_busy_does_not_dial_it_again()
    {
        var decided = new TaskCompletionSource<Refusal?>();
        _fixture.Exchange.Decide = command => command is ReportLegEnded ? decided.Task : Task.FromResult<Refusal?>(null);
        var plan = BridgeFixture.Plan(BridgeFixture.Outbound(BridgeFixture.NewLeg(2), "+4684650040"));
        _fixture.Switchboard.Arrange(plan);
        _fixture.Phone.Reply(await _fixture.Phone.NextAsync("INVITE"), "486 Busy Here");
        await _fixture.Exchange.NextAsync<ReportLegEnded>();
        await _fixture.Phone.NextAsync("ACK");

        _fixture.Switchboard.Arrange(plan);
        await _fixture.SettleAsync();

        Assert.DoesNotContain(_fixture.Phone.Pending(), line => line.StartsWith("INVITE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_leg_is_forgotten_once_the_exchange_knows_that_it_is_over()
    {
        var (_, tag) = await _fixture.AnswerAsync();

        _fixture.Phone.Send("BYE", _fixture.Sip, tag);
        await _fixture.Exchange.NextAsync<ReportLegEnded>();

        Assert.True(SpinWait.SpinUntil(() => _fixture.Switchboard.EndedLegs == 0, TimeSpan.FromSeconds(20)));
    }
}
