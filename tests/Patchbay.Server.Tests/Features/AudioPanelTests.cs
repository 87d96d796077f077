using System.Text.Json;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features;

/// <summary>An agent may have the panel open twice; one of them holds the audio, and the server says which.</summary>
public sealed class AudioPanelTests
{
    [Fact]
    public async Task The_panel_that_asks_for_the_audio_gets_it_and_all_are_told()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.AddAsync("ada", "correct horse", UserRole.Agent);
        using var first = await server.OpenPanelAsync(ada);
        using var second = await server.OpenPanelAsync(ada);

        await first.AskAsync("TakeAudio", "[]");
        var before = await HolderAsync(second, holder => holder is not null);
        await second.AskAsync("TakeAudio", "[]");

        Assert.NotEqual(before, await HolderAsync(first, holder => holder is not null && holder != before));
    }

    [Fact]
    public async Task The_audio_is_free_when_the_panel_that_held_it_is_closed()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.AddAsync("ada", "correct horse", UserRole.Agent);
        using var first = await server.OpenPanelAsync(ada);
        using var second = await server.OpenPanelAsync(ada);
        await first.AskAsync("TakeAudio", "[]");
        await HolderAsync(second, holder => holder is not null);

        first.Dispose();

        Assert.Null(await HolderAsync(second, holder => holder is null));
    }

    [Fact]
    public async Task A_panel_that_connects_its_audio_between_calls_holds_it()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.AddAsync("ada", "correct horse", UserRole.Agent);
        using var panel = await server.OpenPanelAsync(ada);
        // The one that asks may be told before it has its answer, and passes over what it waits for then.
        using var other = await server.OpenPanelAsync(ada);

        await panel.AskAsync("ConnectAudio", "[\"no offer\"]");

        Assert.NotNull(await HolderAsync(other, holder => holder is not null));
    }

    private static async Task<string?> HolderAsync(HubClient panel, Func<string?, bool> fits) =>
        (await panel.HearAsync("State", state => fits(Holder(state)))).GetProperty("audioPanel").GetString();

    private static string? Holder(JsonElement state) => state.GetProperty("audioPanel").GetString();
}
