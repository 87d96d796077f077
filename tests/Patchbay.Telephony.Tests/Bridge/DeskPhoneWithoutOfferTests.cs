using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Tests.Sip;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>Calls that were picked up or dialled in the panel by an agent who has no audio there.</summary>
public sealed class DeskPhoneWithoutOfferTests : IDisposable
{
    private readonly DeskPhoneFixture _fixture = new();
    private readonly InteractionId _call = new(Guid.CreateVersion7());

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task The_phone_rings_for_a_call_that_was_taken_in_the_panel_without_audio_there()
    {
        var invite = await RingAsync();

        Assert.StartsWith($"INVITE sip:maya@{_fixture.Desk.Host}", invite.StartLine, StringComparison.Ordinal);
        Assert.Contains("<sip:+46701740633@", invite.Header("From"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picking_up_gives_the_call_its_audio_and_accepts_nothing()
    {
        var (customer, _) = await _fixture.Bridge.AnswerAsync();
        var agentLeg = new LegId(customer.Call, 2);
        _fixture.Bridge.Switchboard.Arrange(BridgeFixture.Plan(
            BridgeFixture.Inbound(customer, LegGoal.Answered) with { Hears = Hearing.Of(agentLeg) },
            new LegPlan(agentLeg, LegKind.Browser, LegGoal.Answered, Hearing.Prompts(null, "music"), DeskPhoneFixture.Agent)));
        Assert.False((await _fixture.Bridge.Exchange.NextAsync<ReportAgentAudio>()).Flows);
        var invite = await RingAsync();

        _fixture.Desk.Reply(invite, "200 OK", _fixture.Desk.Sdp());
        await _fixture.Desk.NextAsync("ACK");

        Assert.True((await _fixture.Bridge.Exchange.NextAsync<ReportAgentAudio>()).Flows);
        await _fixture.Desk.HearAsync();
        Assert.Empty(_fixture.Bridge.Exchange.All.OfType<AcceptOffer>());
    }

    [Fact]
    public async Task Hanging_up_such_a_call_at_the_phone_hangs_it_up()
    {
        var invite = await RingAsync();
        _fixture.Desk.Reply(invite, "200 OK", _fixture.Desk.Sdp());
        await _fixture.Desk.NextAsync("ACK");

        _fixture.Desk.HangUp(invite);

        Assert.Equal(_call, (await _fixture.Bridge.Exchange.NextAsync<HangUpCall>()).Call);
    }

    [Fact]
    public async Task The_phone_stops_ringing_when_a_browser_has_the_audio_and_shows_no_missed_call()
    {
        _fixture.Desk.Reply(await RingAsync(), "180 Ringing");

        _fixture.Show(AgentActivity.OnCall, _call);

        Assert.Contains("cause=200", (await _fixture.Desk.NextAsync("CANCEL")).Header("Reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_phone_stops_ringing_when_the_call_is_over()
    {
        _fixture.Desk.Reply(await RingAsync(), "180 Ringing");

        _fixture.Show(AgentActivity.WrapUp, _call);

        await _fixture.Desk.NextAsync("CANCEL");
    }

    [Fact]
    public async Task A_phone_that_says_no_leaves_the_call_as_it_is_and_rings_for_the_next_one()
    {
        var invite = await RingAsync();
        var next = new InteractionId(Guid.CreateVersion7());

        _fixture.Desk.Reply(invite, "486 Busy Here");
        await _fixture.Desk.NextAsync("ACK");
        ShowSilent(_call);
        ShowSilent(next);
        var second = await _fixture.Desk.NextAsync("INVITE");

        Assert.NotEqual(invite.Header("Call-ID"), second.Header("Call-ID"));
        Assert.Empty(_fixture.Bridge.Exchange.All.OfType<HangUpCall>());
        Assert.Empty(_fixture.Bridge.Exchange.All.OfType<DeclineOffer>());
    }

    [Fact]
    public async Task A_phone_that_registers_during_the_call_rings_for_it()
    {
        ShowSilent(_call);

        await _fixture.RegisterAsync();

        await _fixture.Desk.NextAsync("INVITE");
    }

    private void ShowSilent(InteractionId call) => _fixture.Show(AgentActivity.OnCall, call, audio: AgentAudio.Awaited);

    private async Task<WireMessage> RingAsync()
    {
        await _fixture.RegisterAsync();
        ShowSilent(_call);
        return await _fixture.Desk.NextAsync("INVITE");
    }
}
