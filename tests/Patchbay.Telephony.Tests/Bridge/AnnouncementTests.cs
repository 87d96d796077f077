using Patchbay.Core.Calls;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class AnnouncementTests : IDisposable
{
    private readonly BridgeFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task The_end_of_an_announcement_is_told_with_its_number()
    {
        var (leg, _) = await _fixture.AnswerAsync();

        _fixture.Switchboard.Arrange(BridgeFixture.Plan(Says(leg, new(7, false, [new("greeting", "", "en")]))));

        Assert.Equal(new ReportPromptFinished(leg, 7), await _fixture.Exchange.NextAsync<ReportPromptFinished>());
    }

    [Fact]
    public async Task An_announcement_without_anything_to_play_is_over_at_once()
    {
        var (leg, _) = await _fixture.AnswerAsync();

        _fixture.Switchboard.Arrange(BridgeFixture.Plan(Says(leg, new(1, false, [new("nobody-recorded-this", "", "en")]))));

        Assert.Equal(1, (await _fixture.Exchange.NextAsync<ReportPromptFinished>()).Turn);
    }

    [Fact]
    public async Task The_same_plan_again_does_not_begin_the_announcement_anew()
    {
        var (leg, _) = await _fixture.AnswerAsync();
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(Says(leg, new(1, false, []))));
        await _fixture.Exchange.NextAsync<ReportPromptFinished>();

        _fixture.Switchboard.Arrange(BridgeFixture.Plan(Says(leg, new(1, false, []))));
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(Says(leg, new(2, false, []))));

        Assert.Equal(2, (await _fixture.Exchange.NextAsync<ReportPromptFinished>()).Turn);
    }

    [Fact]
    public async Task A_queue_that_speaks_goes_on_with_music_and_does_not_begin_anew()
    {
        var (leg, _) = await _fixture.AnswerAsync();
        var plan = BridgeFixture.Inbound(leg, LegGoal.Answered) with { Hears = Hearing.Said(new(-1, false, [new("tone", "", "en")]), "music") };

        _fixture.Switchboard.Arrange(BridgeFixture.Plan(plan));
        Assert.Equal(new ReportPromptFinished(leg, -1), await _fixture.Exchange.NextAsync<ReportPromptFinished>());
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(plan));
        _fixture.Switchboard.Arrange(BridgeFixture.Plan(Says(leg, new(2, false, []))));

        Assert.Equal(2, (await _fixture.Exchange.NextAsync<ReportPromptFinished>()).Turn);
    }

    private static LegPlan Says(Core.Shared.LegId leg, Announcement says) =>
        BridgeFixture.Inbound(leg, LegGoal.Answered) with { Hears = Hearing.Said(says) };
}
