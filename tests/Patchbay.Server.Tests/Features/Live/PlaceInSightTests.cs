using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Server.Features.Live;

namespace Patchbay.Server.Tests.Features.Live;

public sealed class PlaceInSightTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_priority_puts_a_caller_in_front_by_no_more_than_the_wait_it_is_worth()
    {
        await using var server = await TestServer.StartAsync(settings: [new("Site:QueueRules:0:Queue", "Support"), new("Site:QueueRules:0:Credit", "00:00:00")]);
        var kim = await server.AddAsync("kim", "correct horse", UserRole.Supervisor);
        var exchange = server.App.Services.GetRequiredService<IExchange>();
        var queue = Assert.Single(server.App.Services.GetRequiredService<LiveSite>().Queues).Queue;
        var (first, second) = (new InteractionId(Guid.CreateVersion7()), new InteractionId(Guid.CreateVersion7()));
        foreach (var call in new[] { first, second })
            Assert.Null(await exchange.SubmitAsync(new ArriveCall(call, PersonalText.Of("+46701740633"), PersonalText.Empty, "100", PersonalText.Of("dialog")), Token));

        Assert.Null(await exchange.SubmitAsync(new MoveCaller(second, queue, 5, null, PersonalText.Of("Kim")), Token));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/live/calls/{first}");
        request.Headers.Authorization = server.TokenOf(kim);
        using var reply = await server.Http.SendAsync(request, Token);
        Assert.Equal(0, (await reply.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("wait").GetProperty("ahead").GetInt32());
    }
}
