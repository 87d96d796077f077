using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Runtime.Users;
using Patchbay.Telephony.Bridge;
using Patchbay.Testing.Ports;

namespace Patchbay.Server.Tests.Features.DeskPhones;

/// <summary>A server, an agent named maya at a telephone with her panel beside, and her colleague ben with a panel alone.</summary>
internal sealed class PhoneScene : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TestServer server;

    private PhoneScene(TestServer server, string sip, RealPhone phone, HubClient maya, HubClient ben) =>
        (this.server, Sip, Phone, Maya, Ben) = (server, sip, phone, maya, ben);

    internal string Sip { get; }

    internal RealPhone Phone { get; }

    internal HubClient Maya { get; }

    internal HubClient Ben { get; }

    internal static async Task<PhoneScene> StartAsync(Func<string, string, RealPhone> open, bool usesMd5, string secret, string? trunk = null)
    {
        var sip = $"127.0.0.1:{FreePorts.Any().ToString(CultureInfo.InvariantCulture)}";
        var server = await TestServer.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Telephony:SipListen"] = sip,
            ["Telephony:SipTcpListen"] = sip,
            ["Telephony:PhonesUseMd5"] = usesMd5.ToString(),
            ["Telephony:OutboundTrunk"] = trunk,
        });
        var (maya, ben) = (await server.AddAsync("maya", "correct horse", UserRole.Agent), await server.AddAsync("ben", "battery staple", UserRole.Agent));
        var accounts = server.App.Services.GetRequiredService<DeskPhoneAccounts>();
        await accounts.GiveAsync(maya, secret, TestContext.Current.CancellationToken);
        var (mayas, bens) = (await server.OpenPanelAsync(maya), await server.OpenPanelAsync(ben));
        var phone = open(sip, "maya");
        await phone.RegisteredAsync(accounts, "maya");
        await mayas.AskAsync("SetPresence", "[\"available\",null]");
        return new(server, sip, phone, mayas, bens);
    }

    internal static bool IsTalk(JsonElement state) => Phase(state) == "connected";

    internal static bool HasFailed(JsonElement state) =>
        IsTalk(state) && state.GetProperty("call").GetProperty("others") is { ValueKind: JsonValueKind.Object } others
        && others.GetProperty("failed").ValueKind is JsonValueKind.String;

    internal static string Argument(string only) => JsonSerializer.Serialize(new[] { only });

    /// <summary>A panel hears something all the time: without an end of its own a call that fails would be waited for without end.</summary>
    internal async Task<JsonElement> SoonAsync(Task<JsonElement> told)
    {
        try
        {
            return await told.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException("A panel was never told. The phone said:\n" + Phone.Output);
        }
    }

    /// <summary>Waits until the customer and maya hear each other; then ben may be asked.</summary>
    internal async Task MayaTalksAsync()
    {
        await MayaHearsAsync();
        await BenAvailableAsync();
    }

    /// <summary>Waits until maya is in a call and has audio.</summary>
    /// <returns>The call.</returns>
    internal async Task<JsonElement> MayaHearsAsync() =>
        (await SoonAsync(Maya.HearAsync("State", state => IsTalk(state) && !state.GetProperty("call").GetProperty("audioLost").GetBoolean()))).GetProperty("call");

    internal Task BenAvailableAsync() => Ben.AskAsync("SetPresence", "[\"available\",null]");

    /// <summary>Waits until it rings at ben's.</summary>
    /// <param name="after">The offer before; null for the first.</param>
    /// <returns>The offer.</returns>
    internal async Task<string> BenRingsAsync(string? after = null) => OfferOf(await SoonAsync(Ben.HearAsync("State", state => OfferOf(state) is { } offer && offer != after)))!;

    public async ValueTask DisposeAsync()
    {
        Phone.Dispose();
        Maya.Dispose();
        Ben.Dispose();
        await server.DisposeAsync();
    }

    private static string? OfferOf(JsonElement state) =>
        state.GetProperty("offer") is { ValueKind: JsonValueKind.Object } offer ? offer.GetProperty("offerId").GetString() : null;

    private static string? Phase(JsonElement state) =>
        state.GetProperty("call") is { ValueKind: JsonValueKind.Object } call ? call.GetProperty("phase").GetString() : null;
}
