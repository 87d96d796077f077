using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Access;

public sealed class AccountWatchTests
{
    [Fact]
    public async Task An_open_panel_of_a_disabled_account_is_closed_at_once_and_the_others_stay()
    {
        await using var server = await TestServer.StartAsync();
        var (maya, noah) = (await server.AddAsync("maya", "a-password", UserRole.Agent), await server.AddAsync("noah", "a-password", UserRole.Agent));
        using var closed = await server.OpenPanelAsync(maya);
        using var stays = await server.OpenPanelAsync(noah);

        await server.App.Services.GetRequiredService<IUserStore>().SetDisabledAsync("maya", disabled: true, TestContext.Current.CancellationToken);

        await closed.ClosedAsync();
        Assert.True((await stays.AskAsync("SetPresence", """["offline",null]""")).GetProperty("result").GetProperty("ok").GetBoolean());
        await Assert.ThrowsAsync<WebSocketException>(() => server.OpenPanelAsync(maya));
    }

    [Fact]
    public async Task An_open_panel_is_closed_when_its_account_gets_a_new_password()
    {
        await using var server = await TestServer.StartAsync();
        var maya = await server.AddAsync("maya", "a-password", UserRole.Agent);
        var before = server.TokenOf(maya);
        using var panel = await server.OpenPanelAsync(maya);

        await server.App.Services.GetRequiredService<IUserStore>().SetPasswordHashAsync("maya", "another", TestContext.Current.CancellationToken);

        await panel.ClosedAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(server, before.Parameter!));
    }
}
