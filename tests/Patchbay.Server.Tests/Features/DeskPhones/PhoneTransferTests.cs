using System.Text.Json;

namespace Patchbay.Server.Tests.Features.DeskPhones;

/// <summary>Transfers that are made at telephones others wrote; the colleague has a panel.</summary>
public sealed class PhoneTransferTests
{
    private const string Secret = "desk-secret-of-maya";

    [Fact]
    public async Task A_colleague_to_whom_a_baresip_phone_transfers_has_the_customer()
    {
        Assert.SkipWhen(RealPhone.NoBaresip.Length > 0, RealPhone.NoBaresip);
        await using var scene = await PhoneScene.StartAsync((sip, name) => RealPhone.Baresip(sip, name, Secret, "udp"), usesMd5: true, Secret);
        using var customer = RealPhone.Customer(scene.Sip);
        await scene.MayaTalksAsync();

        scene.Phone.Type($"transfer sip:ben@{scene.Sip}");
        await scene.Ben.AskAsync("Answer", PhoneScene.Argument(await scene.BenRingsAsync()));

        var bens = await scene.SoonAsync(scene.Ben.HearAsync("State", PhoneScene.IsTalk));
        await scene.SoonAsync(scene.Maya.HearAsync("State", state => state.GetProperty("wrapUp").ValueKind is JsonValueKind.Object));
        Assert.Equal("ada", bens.GetProperty("call").GetProperty("party").GetProperty("number").GetString());
    }

    /// <summary>baresip 1.0 hangs up when it hears that its transfer failed; the customer must not be lost by that.</summary>
    [Fact]
    public async Task A_colleague_who_declines_leaves_the_customer_with_the_agent_although_the_baresip_phone_hangs_up()
    {
        Assert.SkipWhen(RealPhone.NoBaresip.Length > 0, RealPhone.NoBaresip);
        await using var scene = await PhoneScene.StartAsync((sip, name) => RealPhone.Baresip(sip, name, Secret, "udp"), usesMd5: true, Secret);
        using var customer = RealPhone.Customer(scene.Sip);
        await scene.MayaTalksAsync();

        scene.Phone.Type($"transfer sip:ben@{scene.Sip}");
        await scene.Ben.AskAsync("Decline", PhoneScene.Argument(await scene.BenRingsAsync()));
        var back = await scene.SoonAsync(scene.Maya.HearAsync(
            "State", state => PhoneScene.HasFailed(state) && state.GetProperty("call").GetProperty("audioLost").GetBoolean()));

        Assert.Equal("connected", back.GetProperty("call").GetProperty("phase").GetString());
        await scene.Phone.SaysAsync("transfer failed: 603 Decline");
    }

    [Fact]
    public async Task A_linphone_consults_a_colleague_in_a_second_call_and_joins_the_two()
    {
        Assert.SkipWhen(RealPhone.NoBaresip.Length > 0, RealPhone.NoBaresip);
        Assert.SkipWhen(RealPhone.NoLinphone.Length > 0, RealPhone.NoLinphone);
        await using var scene = await PhoneScene.StartAsync((sip, name) => RealPhone.Linphone(sip, name, Secret), usesMd5: false, Secret);
        using var customer = RealPhone.Customer(scene.Sip);
        await scene.MayaTalksAsync();

        scene.Phone.Type("pause");
        await scene.Phone.SaysAsync("Call 1 with", "paused");
        scene.Phone.Type($"call sip:ben@{scene.Sip}");
        await scene.Ben.AskAsync("Answer", PhoneScene.Argument(await scene.BenRingsAsync()));
        var consulted = await scene.SoonAsync(scene.Ben.HearAsync("State", PhoneScene.IsTalk));
        await scene.Phone.SaysAsync("Call 2 with", "connected");
        scene.Phone.Type("transfer 1 --to-call 2");

        var after = await scene.SoonAsync(scene.Maya.HearAsync("State", state => state.GetProperty("wrapUp").ValueKind is JsonValueKind.Object));
        Assert.Equal("ada", consulted.GetProperty("call").GetProperty("party").GetProperty("number").GetString());
        Assert.Equal(JsonValueKind.Null, after.GetProperty("call").ValueKind);
    }
}
