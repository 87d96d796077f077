using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>What is dialled at a desk phone and is no number of somebody's: places of parked callers, and queues.</summary>
public sealed class DeskPhoneCodeTests : IDisposable
{
    private readonly DeskPhoneFixture _fixture = new();
    private readonly OfferId _offer = new(new InteractionId(Guid.CreateVersion7()), 1);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task The_place_of_a_parked_caller_dialled_at_the_phone_picks_the_caller_up()
    {
        await _fixture.RegisterAsync();
        Park(7);

        Dial("*7");
        var pickUp = await _fixture.Bridge.Exchange.NextAsync<PickUpCall>();
        await _fixture.Desk.NextAsync("SIP/2.0 200");

        Assert.Equal((_offer.Call, DeskPhoneFixture.Agent), (pickUp.Call, pickUp.Agent));
        Assert.Empty(_fixture.Bridge.Exchange.All.OfType<DialCall>());
    }

    [Fact]
    public async Task A_place_where_nobody_is_parked_is_not_dialled()
    {
        await _fixture.RegisterAsync();
        Park(7);

        Dial("*8");
        await _fixture.Desk.NextAsync("SIP/2.0 404");

        Assert.Empty(_fixture.Bridge.Exchange.All.OfType<DialCall>());
    }

    [Theory]
    [InlineData("park.gone", "SIP/2.0 404")]
    [InlineData("agent.busy", "SIP/2.0 486")]
    public async Task A_caller_who_cannot_be_picked_up_is_refused_with_the_code_that_says_why(string refusal, string answer)
    {
        _fixture.Bridge.Exchange.Decide = command => Task.FromResult(command is PickUpCall ? new Refusal(refusal, "Why.") : null);
        await _fixture.RegisterAsync();
        Park(7);

        Dial("*7");

        Assert.Equal($"{answer} Why.", (await _fixture.Desk.NextAsync(answer)).StartLine);
    }

    [Fact]
    public async Task A_transfer_to_star_zero_parks_the_customer_and_the_phone_hears_that_it_is_done()
    {
        var invite = await _fixture.PickUpAsync(_offer);

        _fixture.Desk.Refer(invite, "<sip:*0@192.0.2.1>");
        var park = await _fixture.Bridge.Exchange.NextAsync<ParkCall>();
        await _fixture.Desk.NextAsync("SIP/2.0 202");
        await _fixture.Desk.NextAsync("NOTIFY");

        Assert.Equal((_offer.Call, DeskPhoneFixture.Agent), (park.Call, park.Agent));
        Assert.Equal("SIP/2.0 200 OK\r\n", (await _fixture.Desk.NextAsync("NOTIFY")).Body);
    }

    [Fact]
    public async Task A_transfer_to_the_name_of_a_queue_goes_there_and_one_that_is_done_at_once_is_accepted_before_that_is_told()
    {
        var invite = await _fixture.PickUpAsync(_offer);
        var support = new QueueId(Guid.CreateVersion7());
        _fixture.Bridge.Switchboard.React(new([], [], [], [new(support, "Support", 0, null)]));
        _fixture.Bridge.Exchange.Decide = command =>
        {
            if (command is TransferCall) _fixture.Tell(new CallTransferred(DateTimeOffset.UnixEpoch, _offer.Call, DeskPhoneFixture.Agent, new(_offer.Call, 2), null, null));
            return Task.FromResult<Refusal?>(null);
        };

        _fixture.Desk.Refer(invite, "<sip:support@192.0.2.1>");
        await _fixture.Desk.NextAsync("SIP/2.0 202");
        var told = new[] { (await _fixture.Desk.NextAsync("NOTIFY")).Body, (await _fixture.Desk.NextAsync("NOTIFY")).Body };

        Assert.Equal(["SIP/2.0 100 Trying\r\n", "SIP/2.0 200 OK\r\n"], told);
        Assert.Equal(support, (await _fixture.Bridge.Exchange.NextAsync<TransferCall>()).Target.Queue);
    }

    private void Dial(string dialled) => _fixture.Desk.Send("INVITE", _fixture.Bridge.Sip, body: _fixture.Desk.Sdp(), dialled: dialled);

    private void Park(int slot) => _fixture.Bridge.Switchboard.React(new(
        [], [], [], [],
        [new ParkedView(slot, _offer.Call, PersonalText.Of("+46701740633"), PersonalText.Of("Ada"), PersonalText.Of("Ben"), DateTimeOffset.UnixEpoch, null)]));
}
