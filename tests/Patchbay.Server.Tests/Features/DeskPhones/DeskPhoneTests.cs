using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Runtime.Users;
using Patchbay.Telephony.Bridge;
using Patchbay.Testing.Ports;

namespace Patchbay.Server.Tests.Features.DeskPhones;

/// <summary>Telephones that others wrote, as the devices of an agent whose panel is open beside.</summary>
public sealed class DeskPhoneTests
{
    private const string Secret = "desk-secret-of-maya";

    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    [InlineData("tls")]
    public async Task A_call_that_is_picked_up_at_a_baresip_phone_is_connected_in_the_panel_until_the_panel_hangs_up(string transport)
    {
        Assert.SkipWhen(RealPhone.NoBaresip.Length > 0, RealPhone.NoBaresip);

        await TakeCallAsync((sip, tls, name) => RealPhone.Baresip(transport == "tls" ? tls : sip, name, Secret, transport), usesMd5: true);
    }

    [Fact]
    public async Task A_call_that_is_picked_up_at_a_linphone_is_connected_in_the_panel_until_the_panel_hangs_up()
    {
        Assert.SkipWhen(RealPhone.NoBaresip.Length > 0, RealPhone.NoBaresip);
        Assert.SkipWhen(RealPhone.NoLinphone.Length > 0, RealPhone.NoLinphone);

        await TakeCallAsync((sip, _, name) => RealPhone.Linphone(sip, name, Secret), usesMd5: false);
    }

    private static async Task TakeCallAsync(Func<string, string, string, RealPhone> open, bool usesMd5)
    {
        var (sip, tls) = (Free(), Free());
        using var certificate = new SelfMadeCertificate();
        await using var server = await TestServer.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Telephony:SipListen"] = sip,
            ["Telephony:SipTcpListen"] = sip,
            ["Telephony:SipTlsListen"] = tls,
            ["Telephony:SipCertificateFile"] = certificate.CertificateFile,
            ["Telephony:SipCertificateKeyFile"] = certificate.KeyFile,
            ["Telephony:PhonesUseMd5"] = usesMd5.ToString(),
        });
        var maya = await server.AddAsync("maya", "correct horse", UserRole.Agent);
        var accounts = server.App.Services.GetRequiredService<DeskPhoneAccounts>();
        await accounts.GiveAsync(maya, Secret, TestContext.Current.CancellationToken);
        using var panel = await server.OpenPanelAsync(maya);
        using var phone = open(sip, tls, "maya");
        await phone.RegisteredAsync(accounts, "maya");
        await panel.AskAsync("SetPresence", "[\"available\",null]");
        using var customer = RealPhone.Customer(sip);

        var call = (await SoonAsync(panel.HearAsync("State", state => IsTalk(state) && !Call(state).GetProperty("audioLost").GetBoolean()))).GetProperty("call");
        await panel.AskAsync("HangUp", JsonSerializer.Serialize(new[] { call.GetProperty("callId").GetString() }));

        var after = await SoonAsync(panel.HearAsync("State", state => state.GetProperty("wrapUp").ValueKind is JsonValueKind.Object));
        Assert.Equal("ada", call.GetProperty("party").GetProperty("number").GetString());
        Assert.Equal(JsonValueKind.Null, after.GetProperty("call").ValueKind);
    }

    private static string Free() => $"127.0.0.1:{FreePorts.Any().ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A panel hears something all the time: without an end of its own a call that fails would be waited for without end.</summary>
    private static Task<JsonElement> SoonAsync(Task<JsonElement> told) =>
        told.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);

    private static bool IsTalk(JsonElement state) => Call(state).ValueKind is JsonValueKind.Object && Call(state).GetProperty("phase").GetString() == "connected";

    private static JsonElement Call(JsonElement state) => state.GetProperty("call");
}
