using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Screens;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features;

/// <summary>What is to open and what the panel shows come by two ways, and either may be the first.</summary>
public sealed class EarlyPopTests
{
    [Fact]
    public async Task A_record_that_is_to_open_before_the_panel_knows_of_the_call_opens_with_the_call()
    {
        await using var server = await TestServer.StartAsync();
        var maya = await server.AddAsync("maya", "correct horse", UserRole.Agent);
        using var panel = await server.OpenPanelAsync(maya);
        await panel.AskAsync("SetPresence", "[\"available\",null]");
        var screens = server.App.Services.GetRequiredService<IScreens>();
        var call = new InteractionId(Guid.CreateVersion7());
        // The offer's own pop has this id, and must not take its place.
        var id = $"{call}.1";

        screens.Pop(maya.AgentId!.Value, new(call, id, null, "Lead", PersonalText.Of("+46701740633")));
        await panel.HearAsync("State", _ => true);
        screens.Refresh(maya.AgentId!.Value);
        await panel.HearAsync("State", _ => true);
        var refused = await server.App.Services.GetRequiredService<IExchange>().SubmitAsync(
            new ArriveCall(call, PersonalText.Of("+46701740633"), PersonalText.Empty, "4711", PersonalText.Empty), TestContext.Current.CancellationToken);
        var pop = await panel.HearAsync("Pop", _ => true);

        Assert.Null(refused);
        Assert.Equal((id, call.ToString(), "Lead"), (Text("popId"), Text("callId"), Text("objectName")));

        string? Text(string name) => pop.GetProperty(name).GetString();
    }
}
