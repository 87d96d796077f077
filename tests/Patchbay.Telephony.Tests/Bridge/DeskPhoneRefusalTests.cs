using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>What the panel hears of a transfer that was refused at the phone: few phones show more than that they hung up.</summary>
public sealed class DeskPhoneRefusalTests : IDisposable
{
    private static readonly Refusal Away = new("transfer.away", "Your colleague takes no calls now.");

    private readonly DeskPhoneFixture _fixture = new();
    private readonly OfferId _offer = new(new InteractionId(Guid.CreateVersion7()), 1);

    public void Dispose() => _fixture.Dispose();

    private DeskPhoneRefusal? Told => ((IDeskPhones)_fixture.Bridge.Switchboard).RefusalOf(DeskPhoneFixture.Agent);

    [Fact]
    public async Task A_transfer_that_is_refused_at_the_phone_is_told_to_the_panel_though_the_phone_hangs_up()
    {
        var changes = await RefuseAsync();

        Assert.Equal(new(_offer.Call, Away), Told);
        Assert.Equal(DeskPhoneFixture.Agent, await changes.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_next_transfer_that_is_taken_takes_the_word_back()
    {
        await RefuseAsync();

        _fixture.Tell(new PartyDialed(
            DateTimeOffset.UnixEpoch, _offer.Call, DeskPhoneFixture.Agent, InvitationPurpose.Transfer, new(_offer.Call, 3), PersonalText.Of("4711"), default, null));
        await _fixture.Bridge.SettleAsync();

        Assert.Null(Told);
    }

    private async Task<Task<AgentId>> RefuseAsync()
    {
        var told = new TaskCompletionSource<AgentId>(TaskCreationOptions.RunContinuationsAsynchronously);
        var invite = await _fixture.PickUpAsync(_offer);
        ((IDeskPhones)_fixture.Bridge.Switchboard).Changed += agent => told.TrySetResult(agent);
        _fixture.Bridge.Exchange.Decide = command => Task.FromResult(command is TransferCall ? Away : null);

        _fixture.Desk.Refer(invite, "<sip:ben@192.0.2.1>");
        await _fixture.Desk.NextAsync("SIP/2.0 480");
        _fixture.Desk.HangUp(invite);
        await _fixture.Desk.NextAsync("SIP/2.0 200");
        await _fixture.Bridge.SettleAsync();
        return told.Task;
    }
}
