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

    [Fact]
    public async Task Notes_and_the_caller_travel_with_a_transfer_to_the_colleagues_panel()
    {
        Assert.SkipWhen(RealPhone.NoBaresip.Length > 0, RealPhone.NoBaresip);
        await using var scene = await PhoneScene.StartAsync((sip, name) => RealPhone.Baresip(sip, name, Secret, "udp"), usesMd5: true, Secret);
        using var customer = RealPhone.Customer(scene.Sip);
        var call = (await scene.MayaHearsAsync()).GetProperty("callId").GetString()!;
        await scene.BenAvailableAsync();

        await scene.Maya.AskAsync("WriteNotes", JsonSerializer.Serialize(new[] { call, "Doors stay shut on line 7." }));
        scene.Phone.Type($"transfer sip:ben@{scene.Sip}");
        var offer = (await scene.SoonAsync(scene.Ben.HearAsync("State", state => state.GetProperty("offer").ValueKind is JsonValueKind.Object))).GetProperty("offer");

        var note = Assert.Single(offer.GetProperty("notes").EnumerateArray());
        Assert.Equal((call, "ada"), (offer.GetProperty("callId").GetString(), offer.GetProperty("party").GetProperty("number").GetString()));
        Assert.Equal("Doors stay shut on line 7.", note.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Hold_at_a_baresip_phone_is_hold_in_the_panel_until_the_phone_takes_the_customer_back()
    {
        Assert.SkipWhen(RealPhone.NoBaresip.Length > 0, RealPhone.NoBaresip);
        await using var scene = await PhoneScene.StartAsync((sip, name) => RealPhone.Baresip(sip, name, Secret, "udp"), usesMd5: true, Secret);
        using var customer = RealPhone.Customer(scene.Sip);
        await scene.MayaHearsAsync();

        scene.Phone.Type("hold");
        await scene.SoonAsync(scene.Maya.HearAsync("State", state => IsHeld(state)));
        scene.Phone.Type("resume");
        var back = await scene.SoonAsync(scene.Maya.HearAsync("State", state => PhoneScene.IsTalk(state) && !IsHeld(state)));

        Assert.Equal(JsonValueKind.Null, back.GetProperty("call").GetProperty("heldSince").ValueKind);
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

    /// <summary>baresip shows no more of it than that it hung up.</summary>
    [Theory]
    [InlineData("ben", "Your desk phone's transfer was refused: Your colleague takes no calls now. You are with the customer.")]
    [InlineData("*9", "Your desk phone's transfer was refused: Nobody is behind a code with * or #. At a desk phone, a transfer to *0 parks the customer. You are with the customer.")]
    public async Task A_transfer_that_is_refused_at_a_baresip_phone_is_told_in_the_panel(string target, string words)
    {
        Assert.SkipWhen(RealPhone.NoBaresip.Length > 0, RealPhone.NoBaresip);
        await using var scene = await PhoneScene.StartAsync((sip, name) => RealPhone.Baresip(sip, name, Secret, "udp"), usesMd5: true, Secret, trunk: "127.0.0.1:9");
        using var customer = RealPhone.Customer(scene.Sip);
        await scene.MayaHearsAsync();

        scene.Phone.Type($"transfer sip:{target}@{scene.Sip}");
        var told = await scene.SoonAsync(scene.Maya.HearAsync("State", PhoneScene.HasFailed));

        Assert.Equal(words, told.GetProperty("call").GetProperty("others").GetProperty("failed").GetString());
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

    [Fact]
    public async Task A_customer_whom_a_linphone_parks_is_picked_up_by_a_colleague()
    {
        Assert.SkipWhen(RealPhone.NoBaresip.Length > 0, RealPhone.NoBaresip);
        Assert.SkipWhen(RealPhone.NoLinphone.Length > 0, RealPhone.NoLinphone);
        await using var scene = await PhoneScene.StartAsync((sip, name) => RealPhone.Linphone(sip, name, Secret), usesMd5: false, Secret);
        using var customer = RealPhone.Customer(scene.Sip);
        await scene.MayaTalksAsync();

        scene.Phone.Type($"transfer 1 sip:*0@{scene.Sip}");
        var waiting = await scene.SoonAsync(scene.Ben.HearAsync("State", state => state.GetProperty("parked").GetArrayLength() == 1));
        var call = waiting.GetProperty("parked")[0].GetProperty("callId").GetString()!;
        await scene.SoonAsync(scene.Maya.HearAsync("State", state => state.GetProperty("call").ValueKind is JsonValueKind.Null));
        await scene.Ben.AskAsync("PickUp", PhoneScene.Argument(call));

        var bens = await scene.SoonAsync(scene.Ben.HearAsync("State", PhoneScene.IsTalk));
        Assert.Equal((call, "ada"), (bens.GetProperty("call").GetProperty("callId").GetString(), bens.GetProperty("call").GetProperty("party").GetProperty("number").GetString()));
    }

    private static bool IsHeld(JsonElement state) =>
        state.GetProperty("call") is { ValueKind: JsonValueKind.Object } call && call.GetProperty("held").GetBoolean();
}
