using System.Globalization;
using System.Text.Json;
using Patchbay.Runtime.Telephony;
using Patchbay.Runtime.Users;
using Patchbay.Server.Features.Health;
using Patchbay.Server.Tests.Features.Callbacks;
using Patchbay.Testing.Ports;

namespace Patchbay.Server.Tests.Features.Health;

public sealed class TrunkHealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AwayReason.Silent, "The trunk North gives no answer, and has placed no call since 2026-11-27 09:00:00Z; line 2615 of the log says where and what to do.")]
    [InlineData(AwayReason.NoAddress, "The trunk North has a name without an address, and has placed no call since 2026-11-27 09:00:00Z; line 2613 of the log says where and what to do.")]
    [InlineData(AwayReason.Distrusted, "The trunk North shows a certificate that is not trusted, and has placed no call since 2026-11-27 09:00:00Z; line 2618 of the log says where and what to do.")]
    [InlineData(AwayReason.OutOfService, "The trunk North says that it is out of service, and has placed no call since 2026-11-27 09:00:00Z; line 2616 of the log says where and what to do.")]
    [InlineData(AwayReason.NotAllowed, "The trunk North does not let us call, and has placed no call since 2026-11-27 09:00:00Z; line 2616 of the log says where and what to do.")]
    public void A_trunk_that_places_no_calls_is_told_with_the_reason_and_the_line_of_the_log(AwayReason reason, string words) =>
        Assert.Equal(words, SiteHealth.WordsOf(new("North", new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero), reason)));

    [Fact]
    public async Task A_trunk_that_forbids_our_calls_is_in_health_until_it_answers_one()
    {
        Assert.SkipWhen(SippCallee.Missing.Length > 0, SippCallee.Missing);
        var port = FreePorts.Any();
        await using var server = await TestServer.StartAsync(
            settings: [new("Telephony:OutboundTrunk", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"))]);
        using var panel = await server.OpenPanelAsync(await server.AddAsync("maya", "correct horse", UserRole.Agent));
        await panel.AskAsync("SetPresence", "[\"available\",null]");

        var forbidden = await DialAsync("callee_forbids", before: null);
        var told = await TelephonyAsync();
        await panel.AskAsync("FinishWrapUp", JsonSerializer.Serialize(new[] { forbidden, "No answer", "" }));
        await DialAsync("callee_is_busy", before: forbidden);

        Assert.Equal("degraded", told.Status);
        Assert.Contains("does not let us call", told.Words, StringComparison.Ordinal);
        // Of a machine that is busy meanwhile, audio may be late.
        Assert.DoesNotContain("trunk", (await TelephonyAsync()).Words, StringComparison.Ordinal);

        async Task<string> DialAsync(string scenario, string? before)
        {
            using var callee = new SippCallee(scenario, port);
            await panel.AskAsync("Dial", $"[\"{Guid.CreateVersion7():N}\",\"+46701740633\",null]");
            await callee.EndsAsync(Token);
            return WrapUpOf(await panel.HearAsync("State", state => WrapUpOf(state) is { } call && call != before))!;
        }

        static string? WrapUpOf(JsonElement state) =>
            state.GetProperty("wrapUp") is { ValueKind: JsonValueKind.Object } wrapUp ? wrapUp.GetProperty("callId").GetString() : null;

        async Task<(string Status, string Words)> TelephonyAsync()
        {
            using var report = JsonDocument.Parse(await server.Http.GetStringAsync(new Uri("/health", UriKind.Relative), Token));
            var part = report.RootElement.GetProperty("parts").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "telephony");
            return (part.GetProperty("status").GetString()!, part.GetProperty("words").GetString()!);
        }
    }
}
