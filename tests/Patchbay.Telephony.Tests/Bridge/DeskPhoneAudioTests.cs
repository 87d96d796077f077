using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;
using Patchbay.Telephony.Tests.Sip;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>A desk phone that sends no audio: pulled out, behind a wall, or only silent.</summary>
public sealed class DeskPhoneAudioTests : IAsyncDisposable
{
    private readonly DeskPhoneFixture _fixture = new();
    private readonly CancellationTokenSource _over = new();
    private OfferId _offer;
    private WireMessage? _invite;
    private Task _answering = Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _answering;
        _fixture.Dispose();
        _over.Dispose();
    }

    [Fact]
    public async Task An_agent_whose_desk_phone_sends_no_audio_is_told_within_seconds_and_the_customer_stays()
    {
        await TalkAsync();

        await _fixture.StateAsync(DeskPhoneState.Unheard, TimeSpan.FromSeconds(10));

        Assert.DoesNotContain(_fixture.Bridge.Exchange.All.OfType<ReportAgentAudio>(), report => !report.Flows);
    }

    [Fact]
    public async Task An_agent_whose_desk_phone_speaks_again_is_not_told_any_more()
    {
        await TalkAsync();
        await _fixture.StateAsync(DeskPhoneState.Unheard, TimeSpan.FromSeconds(10));

        _fixture.Desk.Speak(_invite!, payloadType: 0);

        await _fixture.StateAsync(DeskPhoneState.Talking, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_desk_phone_that_sends_comfort_noise_may_be_silent_for_long()
    {
        await TalkAsync();
        _fixture.Desk.Speak(_invite!, payloadType: 13);

        await Assert.ThrowsAsync<TimeoutException>(() => _fixture.StateAsync(DeskPhoneState.Unheard, TimeSpan.FromSeconds(7)));
    }

    [Fact]
    public async Task With_the_desk_phone_and_the_panel_gone_the_customer_hears_music_within_seconds()
    {
        await TalkAsync();

        _fixture.Show(AgentActivity.OnCall, _offer.Call, isPanelLost: true);
        var lost = await LostAsync();
        _fixture.Desk.Speak(_invite!, payloadType: 0);
        var back = await _fixture.Bridge.Exchange.NextAsync<ReportAgentAudio>();

        Assert.Equal((false, true), (lost.Flows, back.Flows));
    }

    [Fact]
    public async Task A_silent_desk_phone_that_answers_keeps_its_call_without_a_panel()
    {
        await TalkAsync();
        _answering = AnswerAsync();

        _fixture.Show(AgentActivity.OnCall, _offer.Call, isPanelLost: true);

        await Assert.ThrowsAsync<TimeoutException>(() => LostAsync().WaitAsync(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken));
    }

    private async Task TalkAsync()
    {
        var (leg, _) = await _fixture.Bridge.AnswerAsync();
        _offer = new(leg.Call, 1);
        _invite = await _fixture.PickUpAsync(_offer);
        var agentLeg = new LegId(leg.Call, 2);
        _fixture.Bridge.Switchboard.Arrange(BridgeFixture.Plan(
            BridgeFixture.Inbound(leg, LegGoal.Answered) with { Hears = Hearing.Of(agentLeg) },
            new LegPlan(agentLeg, LegKind.Browser, LegGoal.Answered, Hearing.Of(leg), DeskPhoneFixture.Agent)));
        Assert.True((await _fixture.Bridge.Exchange.NextAsync<ReportAgentAudio>()).Flows);
    }

    private async Task<ReportAgentAudio> LostAsync() => await _fixture.Bridge.Exchange.NextAsync<ReportAgentAudio>();

    private async Task AnswerAsync()
    {
        try
        {
            while (true) _fixture.Desk.Reply(await _fixture.Desk.NextAsync("OPTIONS").WaitAsync(_over.Token), "200 OK");
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
