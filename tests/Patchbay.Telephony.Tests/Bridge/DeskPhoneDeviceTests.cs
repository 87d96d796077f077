using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;
using Patchbay.Telephony.Tests.Sip;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>An agent with a desk phone and a panel says which of them is heard, and the panel is told how it is with the phone.</summary>
public sealed class DeskPhoneDeviceTests : IDisposable
{
    private readonly DeskPhoneFixture _fixture = new();
    private readonly OfferId _offer = new(new InteractionId(Guid.CreateVersion7()), 1);

    public void Dispose() => _fixture.Dispose();

    private IDeskPhones Phones => _fixture.Bridge.Switchboard;

    [Fact]
    public async Task A_call_that_is_taken_in_the_panel_rings_on_at_the_phone_that_the_agent_uses()
    {
        Phones.Use(DeskPhoneFixture.Agent, AgentDevice.DeskPhone);
        var invite = await RingAsync();
        _fixture.Desk.Reply(invite, "180 Ringing");

        ShowSilent();
        await _fixture.Bridge.SettleAsync();
        _fixture.Desk.Reply(invite, "200 OK", _fixture.Desk.Sdp());
        await _fixture.Desk.NextAsync("ACK");
        await StateAsync(DeskPhoneState.Talking);

        Assert.Empty(_fixture.Bridge.Exchange.All.OfType<AcceptOffer>());
    }

    [Fact]
    public async Task The_phone_of_an_agent_who_chose_the_browser_stays_silent()
    {
        Phones.Use(DeskPhoneFixture.Agent, AgentDevice.Browser);
        await _fixture.RegisterAsync();

        _fixture.Show(AgentActivity.Alerting, _offer.Call, _offer);
        await _fixture.Bridge.SettleAsync();

        Assert.DoesNotContain(_fixture.Desk.Pending(), line => line.StartsWith("INVITE", StringComparison.Ordinal));
        Assert.Equal(DeskPhoneState.Ready, Phones.Of(DeskPhoneFixture.Agent));
    }

    [Fact]
    public async Task A_call_that_moves_to_the_browser_ends_at_the_phone_alone()
    {
        var invite = await RingAsync();
        _fixture.Desk.Reply(invite, "200 OK", _fixture.Desk.Sdp());
        await _fixture.Bridge.Exchange.NextAsync<AcceptOffer>();
        _fixture.Show(AgentActivity.OnCall, _offer.Call);

        Phones.Use(DeskPhoneFixture.Agent, AgentDevice.Browser);
        await _fixture.Desk.NextAsync("BYE");
        await StateAsync(DeskPhoneState.Ready);

        Assert.Empty(_fixture.Bridge.Exchange.All.OfType<HangUpCall>());
    }

    [Fact]
    public async Task A_call_in_a_browser_that_moves_to_the_phone_rings_there_at_once()
    {
        await _fixture.RegisterAsync();
        ShowSilent();

        Phones.Use(DeskPhoneFixture.Agent, AgentDevice.DeskPhone);

        await _fixture.Desk.NextAsync("INVITE");
    }

    [Fact]
    public async Task A_phone_that_refused_rings_again_when_it_is_asked_to()
    {
        Phones.Use(DeskPhoneFixture.Agent, AgentDevice.DeskPhone);
        await _fixture.RegisterAsync();
        ShowSilent();
        _fixture.Desk.Reply(await _fixture.Desk.NextAsync("INVITE"), "603 Decline");
        await StateAsync(DeskPhoneState.Refused);

        Phones.RingAgain(DeskPhoneFixture.Agent);
        _fixture.Desk.Reply(await _fixture.Desk.NextAsync("INVITE"), "180 Ringing");

        await StateAsync(DeskPhoneState.Ringing);
    }

    [Fact]
    public async Task A_phone_that_was_told_to_ring_and_says_nothing_does_not_answer()
    {
        await RingAsync();

        await StateAsync(DeskPhoneState.Silent);
    }

    [Fact]
    public async Task A_phone_that_cannot_take_the_call_does_not_answer_and_the_offer_stays()
    {
        _fixture.Desk.Reply(await RingAsync(), "500 Server Internal Error");

        await StateAsync(DeskPhoneState.Silent);

        Assert.Empty(_fixture.Bridge.Exchange.All.OfType<DeclineOffer>());
    }

    private void ShowSilent() => _fixture.Show(AgentActivity.OnCall, _offer.Call, audio: AgentAudio.Awaited);

    private async Task<WireMessage> RingAsync()
    {
        await _fixture.RegisterAsync();
        _fixture.Show(AgentActivity.Alerting, _offer.Call, _offer);
        return await _fixture.Desk.NextAsync("INVITE");
    }

    private Task StateAsync(DeskPhoneState wanted) => _fixture.StateAsync(wanted, TimeSpan.FromSeconds(30));
}
