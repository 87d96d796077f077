using System.Globalization;
using System.Text.Json;
using Patchbay.Server.Tests.Features.Callbacks;
using Patchbay.Testing.Ports;

namespace Patchbay.Server.Tests.Features.DeskPhones;

/// <summary>Calls that begin in a panel without audio of its own: the telephone beside it, which picks up by itself, has it.</summary>
public sealed class PanelCallTests
{
    private const string Secret = "desk-secret-of-maya";

    [Fact]
    public async Task A_parked_caller_who_is_picked_up_in_the_panel_is_talked_to_at_the_baresip_phone()
    {
        Assert.SkipWhen(RealPhone.NoBaresip.Length > 0, RealPhone.NoBaresip);
        await using var scene = await StartAsync(null);
        await scene.Maya.AskAsync("SetPresence", "[\"notReady\",\"Break\"]");
        await scene.BenAvailableAsync();
        using var customer = RealPhone.Customer(scene.Sip);
        await scene.Ben.AskAsync("Answer", PhoneScene.Argument(await scene.BenRingsAsync()));
        var bens = (await scene.SoonAsync(scene.Ben.HearAsync("State", PhoneScene.IsTalk))).GetProperty("call");
        var call = PhoneScene.Argument(bens.GetProperty("callId").GetString()!);
        await scene.Ben.AskAsync("Park", call);

        await scene.Maya.AskAsync("PickUp", call);
        var talk = await scene.MayaHearsAsync();
        await scene.Maya.AskAsync("HangUp", call);

        await scene.SoonAsync(scene.Maya.HearAsync("State", state => state.GetProperty("call").ValueKind is JsonValueKind.Null));
        Assert.Equal("ada", talk.GetProperty("party").GetProperty("number").GetString());
    }

    [Fact]
    public async Task A_number_that_is_dialled_in_the_panel_is_talked_to_at_the_baresip_phone()
    {
        Assert.SkipWhen(RealPhone.NoBaresip.Length > 0, RealPhone.NoBaresip);
        Assert.SkipWhen(SippCallee.Missing.Length > 0, SippCallee.Missing);
        var port = FreePorts.Any();
        using var customer = new SippCallee("callee_answers", port);
        await using var scene = await StartAsync(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));

        await scene.Maya.AskAsync("Dial", $"[\"{Guid.CreateVersion7():N}\",\"+46701740633\",null]");
        var talk = await scene.MayaHearsAsync();
        await scene.Maya.AskAsync("HangUp", PhoneScene.Argument(talk.GetProperty("callId").GetString()!));

        await customer.EndsAsync(TestContext.Current.CancellationToken);
        Assert.Equal("+46701740633", talk.GetProperty("party").GetProperty("number").GetString());
    }

    private static Task<PhoneScene> StartAsync(string? trunk) =>
        PhoneScene.StartAsync((sip, name) => RealPhone.Baresip(sip, name, Secret, "udp"), usesMd5: true, Secret, trunk);
}
