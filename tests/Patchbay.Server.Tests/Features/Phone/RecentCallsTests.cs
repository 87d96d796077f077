using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Tests.Features.Phone;

public sealed class RecentCallsTests : IDisposable
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly AgentId Anna = new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-recent-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_restart_forgets_no_recent_call_and_each_agent_sees_only_their_own()
    {
        UserAccount maya, ben;
        await using (var before = await TestServer.StartAsync(folder: folder))
        {
            maya = await before.AddAsync("maya", "correct horse", UserRole.Agent);
            ben = await before.AddAsync("ben", "correct horse", UserRole.Agent);
            await HaveCallAsync(before, maya, "+46701740633");
            await HaveCallAsync(before, maya, "+46701740634");
            await HaveCallAsync(before, ben, "+46701740635");
        }

        await using var server = await TestServer.StartAsync(folder: folder);

        Assert.Equal(["+46701740634", "+46701740633"], await RecentOfAsync(server, maya, 2));
        Assert.Equal(["+46701740635"], await RecentOfAsync(server, ben, 1));
    }

    [Fact]
    public async Task Calls_since_the_restart_stand_before_those_of_before_it()
    {
        UserAccount maya;
        await using (var before = await TestServer.StartAsync(folder: folder))
        {
            maya = await before.AddAsync("maya", "correct horse", UserRole.Agent);
            await HaveCallAsync(before, maya, "+46701740633");
        }

        await using var server = await TestServer.StartAsync(folder: folder);
        await HaveCallAsync(server, maya, "+46701740634");

        Assert.Equal(["+46701740634", "+46701740633"], await RecentOfAsync(server, maya, 2));
    }

    [Fact]
    public void Of_many_calls_the_last_ten_are_found_each_once_and_the_newest_first()
    {
        var calls = Enumerable.Range(1, 12).Select(i => new InteractionId(new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 2]))).ToList();
        var events = calls.Append(calls[11]).Select((call, i) => new OfferAccepted(Nine.AddMinutes(i), new(call, 1), Anna, new(call, 2), Nine.AddMinutes(i)));

        var found = RecentHistory.Find(events);

        Assert.Equal(calls.Skip(2).Reverse(), found[Anna].Select(had => had.Call));
    }

    [Fact]
    public void Whoever_was_only_asked_had_no_call()
    {
        var call = new InteractionId(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 2]));

        Assert.Empty(RecentHistory.Find([
            new OfferMade(Nine, new(call, 1), Anna, default, Nine, new(OfferReason.LongestIdle, TimeSpan.Zero, TimeSpan.Zero, 1)),
            new OfferEnded(Nine, new(call, 1), Anna, OfferOutcome.Declined)]));
    }

    private static async Task HaveCallAsync(TestServer server, UserAccount agent, string number)
    {
        var (exchange, call) = (server.App.Services.GetRequiredService<IExchange>(), new InteractionId(Guid.CreateVersion7()));
        using var panel = await server.OpenPanelAsync(agent);
        await panel.AskAsync("SetPresence", "[\"available\",null]");
        await DoAsync(new ArriveCall(call, PersonalText.Of(number), PersonalText.Empty, "100", PersonalText.Of("dialog")));
        await panel.HearAsync("State", state => state.GetProperty("offer").ValueKind is JsonValueKind.Object);
        await DoAsync(new AcceptOffer(new(call, 1), agent.AgentId!.Value));
        await DoAsync(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, null));
        await DoAsync(new FinishWrapUp(call, agent.AgentId.Value, "Resolved", PersonalText.Empty));
        await panel.AskAsync("SetPresence", "[\"offline\",null]");

        async Task DoAsync(ExchangeCommand command) => Assert.Null(await exchange.SubmitAsync(command, Token));
    }

    private static async Task<IEnumerable<string?>> RecentOfAsync(TestServer server, UserAccount agent, int many)
    {
        using var panel = await server.OpenPanelAsync(agent);
        // The answer to a panel's first word comes at once; the calls follow.
        while (true)
        {
            var recent = (await panel.AskAsync("Hello", "[1]")).GetProperty("result").GetProperty("recent");
            if (recent.GetArrayLength() == many) return recent.EnumerateArray().Select(one => one.GetProperty("number").GetString());
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token);
        }
    }
}
