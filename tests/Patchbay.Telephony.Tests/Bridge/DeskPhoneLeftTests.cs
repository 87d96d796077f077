using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Tests.Sip;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>What a process that died left at a desk phone is ended by the next one.</summary>
public sealed class DeskPhoneLeftTests : IDisposable
{
    private readonly DeskPhoneFixture _fixture = new();
    private readonly BridgeFixture _next = new();
    private readonly OfferId _offer = new(new InteractionId(Guid.CreateVersion7()), 1);

    public void Dispose()
    {
        _fixture.Dispose();
        _next.Dispose();
    }

    [Fact]
    public async Task A_phone_that_a_process_left_in_a_call_hears_from_the_next_one_that_it_is_over()
    {
        var (leg, _) = await _fixture.Bridge.AnswerAsync();
        var invite = await _fixture.PickUpAsync(_offer);
        var agentLeg = new LegPlan(new(leg.Call, 2), LegKind.Browser, LegGoal.Answered, Hearing.Silence, DeskPhoneFixture.Agent);
        _fixture.Bridge.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Inbound(leg, LegGoal.Answered), agentLeg));
        var kept = await _fixture.Bridge.Exchange.NextAsync<ReportLegMoved>();

        _next.Switchboard.Arrange(BridgeFixture.Plan(agentLeg with { Goal = LegGoal.Over, Dialog = kept.Dialog, Cause = EndCause.Interrupted }));

        var bye = await _fixture.Desk.NextAsync("BYE");
        var told = await _next.Exchange.NextAsync<ReportLegMoved>();
        Assert.Equal(invite.Header("Call-ID"), bye.Header("Call-ID"));
        Assert.Equal((agentLeg.Leg, false), (told.Leg, told.Dialog.HasText));
        Assert.Equal(0, await _next.Switchboard.CountAsync());
    }

    [Fact]
    public async Task A_phone_that_a_process_left_ringing_is_cancelled_by_the_next_one()
    {
        await _fixture.RegisterAsync();
        _fixture.Show(AgentActivity.Alerting, _offer.Call, _offer);
        var invite = await _fixture.Desk.NextAsync("INVITE");
        _fixture.Desk.Reply(invite, "180 Ringing");
        var kept = await _fixture.Bridge.Exchange.NextAsync<ReportDeskPhoneRings>();

        Tell(_next, kept.Dialog);

        IsCancelled(invite, await _fixture.Desk.NextAsync("CANCEL"));
    }

    [Fact]
    public async Task A_phone_that_a_process_left_ringing_for_a_call_without_audio_is_cancelled_by_the_next_one()
    {
        var (leg, _) = await _fixture.Bridge.AnswerAsync();
        var agentLeg = new LegPlan(new(leg.Call, 2), LegKind.Browser, LegGoal.Answered, Hearing.Silence, DeskPhoneFixture.Agent);
        await _fixture.RegisterAsync();
        _fixture.Bridge.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Inbound(leg, LegGoal.Answered), agentLeg));
        _fixture.Show(AgentActivity.OnCall, leg.Call, audio: AgentAudio.Awaited);
        var invite = await _fixture.Desk.NextAsync("INVITE");
        _fixture.Desk.Reply(invite, "180 Ringing");
        var kept = await _fixture.Bridge.Exchange.NextAsync<ReportLegMoved>();

        _next.Switchboard.Arrange(BridgeFixture.Plan(agentLeg with { Goal = LegGoal.Over, Dialog = kept.Dialog, Cause = EndCause.Interrupted }));

        IsCancelled(invite, await _fixture.Desk.NextAsync("CANCEL"));
    }

    [Fact]
    public async Task A_phone_that_this_process_rings_is_left_to_the_end_of_its_offer()
    {
        await _fixture.RegisterAsync();
        _fixture.Show(AgentActivity.Alerting, _offer.Call, _offer);
        _fixture.Desk.Reply(await _fixture.Desk.NextAsync("INVITE"), "180 Ringing");
        var kept = await _fixture.Bridge.Exchange.NextAsync<ReportDeskPhoneRings>();

        Tell(_fixture.Bridge, kept.Dialog);
        await _fixture.Bridge.SettleAsync();
        var before = _fixture.Desk.Pending();
        _fixture.ShowIdle();

        await _fixture.Desk.NextAsync("CANCEL");
        Assert.DoesNotContain(before, line => line.StartsWith("CANCEL", StringComparison.Ordinal));
    }

    private void Tell(BridgeFixture process, PersonalText dialog) => process.Switchboard.React(new(
        [new(1, new DeskPhoneLeftRinging(DateTimeOffset.UnixEpoch, _offer, DeskPhoneFixture.Agent, dialog))], [], [], []));

    private static void IsCancelled(WireMessage invite, WireMessage cancel) => Assert.Equal(
        (invite.Header("Call-ID"), Branch(invite), invite.Header("From")), (cancel.Header("Call-ID"), Branch(cancel), cancel.Header("From")));

    private static string Branch(WireMessage message) => message.Header("Via").Split("branch=")[1].Split(';')[0];
}
