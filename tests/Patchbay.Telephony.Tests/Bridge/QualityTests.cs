using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Telephony.Tests.WebRtc;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class QualityTests : IDisposable
{
    private readonly BridgeFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task An_agents_leg_tells_what_each_side_of_it_measured_of_this_call_alone()
    {
        using var browser = await ConnectAsync();
        var (leg, _) = await _fixture.AnswerAsync();
        var agentLeg = new LegId(leg.Call, 2);
        Say(browser, 30);
        _fixture.Switchboard.Arrange(Talk(leg, agentLeg));
        // The browser may be secure a moment before the switchboard hears of it; what it says until then is measured by nobody.
        Media.EngineFixture.Await(() => browser.Heard.Packets.Count > 0, "The agent hears nothing.");
        await _fixture.SettleAsync();
        Say(browser, 20);
        browser.SendReport(lost: 3, jitterSamples: 36);
        browser.AwaitTaken();

        _fixture.Switchboard.Arrange(BridgeFixture.Plan(BridgeFixture.Inbound(leg, LegGoal.Answered)));
        var report = await _fixture.Exchange.NextAsync<ReportLegQuality>();

        Assert.Equal(agentLeg, report.Leg);
        Assert.Equal((20, 0), (report.Quality.PacketsReceived, report.Quality.PacketsLost));
        Assert.Equal((3, 4.5), (report.Quality.FarPacketsLost, report.Quality.FarJitterMs));
        Assert.Equal(2, report.Quality.Leg);
        Assert.InRange(report.Quality.Mos!.Value, 4, 4.42);
        Assert.InRange(report.Quality.FarMos!.Value, 1, 4.3);
    }

    [Fact]
    public async Task A_call_that_is_closed_at_once_leaves_no_leg_of_an_agent_behind()
    {
        using var browser = await ConnectAsync();
        var (leg, tag) = await _fixture.AnswerAsync();
        _fixture.Switchboard.Arrange(Talk(leg, new(leg.Call, 2)));
        _fixture.Phone.Send("BYE", _fixture.Sip, tag);
        var ended = await _fixture.Exchange.NextAsync<ReportLegEnded>();

        _fixture.Switchboard.React(new Committed([new(1, new CallClosed(DateTimeOffset.UnixEpoch, ended.Leg.Call))], [], [], []));

        Assert.Equal(0, await _fixture.Switchboard.CountAsync());
    }

    private static CallPlan Talk(LegId caller, LegId agent) => BridgeFixture.Plan(
        BridgeFixture.Inbound(caller, LegGoal.Answered) with { Hears = Hearing.Of(agent) },
        new LegPlan(agent, LegKind.Browser, LegGoal.Answered, Hearing.Prompts(null, "music"), Anna));

    private static AgentId Anna { get; } = new(Guid.CreateVersion7());

    private static void Say(TestBrowser browser, int packets)
    {
        for (var i = 0; i < packets; i++)
            browser.SendRaw(browser.NextPacket(1000));
        browser.AwaitTaken();
    }

    private async Task<TestBrowser> ConnectAsync()
    {
        var browser = new TestBrowser();
        var answer = _fixture.Switchboard.Connect(Anna, browser.Offer());
        await browser.ConnectAsync(null!, answer.Value);
        await browser.Secured;
        return browser;
    }
}
