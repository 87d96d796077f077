using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Runtime.Users;
using Patchbay.Telephony.Bridge;
using Patchbay.Testing.Ports;

namespace Patchbay.Server.Tests.Features.DeskPhones;

/// <summary>The panel in Chromium on a machine without a microphone, and baresip as the telephone beside it.</summary>
public sealed class NoMicrophoneTests
{
    private const string Secret = "desk-secret-of-maya";
    private const string Chromium = "/usr/bin/chromium";

    [Fact]
    public async Task An_agent_without_a_microphone_works_in_the_panel_and_talks_at_the_baresip_phone()
    {
        Assert.SkipWhen(RealPhone.NoBaresip.Length > 0, RealPhone.NoBaresip);
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed (apt-get install chromium)");
        Assert.SkipUnless(Script() is not null, "the browser's driver or the panel is missing (npm ci and npm run build in web)");
        var sip = $"127.0.0.1:{FreePorts.Any().ToString(CultureInfo.InvariantCulture)}";
        await using var server = await TestServer.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Telephony:SipListen"] = sip,
            ["Telephony:PhonesUseMd5"] = "true",
        });
        var maya = await server.AddAsync("maya", "correct horse", UserRole.Agent);
        var accounts = server.App.Services.GetRequiredService<DeskPhoneAccounts>();
        await accounts.GiveAsync(maya, Secret, TestContext.Current.CancellationToken);
        using var phone = RealPhone.Baresip(sip, "maya", Secret, "udp");
        await phone.RegisteredAsync(accounts, "maya");
        using var browser = Process.Start(new ProcessStartInfo("node", [Script()!, Chromium, $"{server.App.Urls.First()}/softphone/", "maya", "correct horse"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = browser.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        try
        {
            var ready = await TellsAsync(browser);
            using var customer = RealPhone.Customer(sip);
            var talks = await TellsAsync(browser);
            var wrapUp = await TellsAsync(browser);

            Assert.Equal(("ready", "talks", "wrapUp"), (ready?.GetProperty("event").GetString(), talks?.GetProperty("event").GetString(), wrapUp?.GetProperty("event").GetString()));
            Assert.Equal("", talks?.GetProperty("alerts").GetString());
            Assert.Equal(1, wrapUp?.GetProperty("device").GetInt32());
        }
        finally
        {
            if (!browser.HasExited) browser.Kill(entireProcessTree: true);
            TestContext.Current.SendDiagnosticMessage(await errors);
        }
    }

    private static async Task<JsonElement?> TellsAsync(Process browser) =>
        await browser.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(120), TimeProvider.System) is { } line
            ? JsonDocument.Parse(line).RootElement
            : null;

    private static string? Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var web = Path.Combine(folder.FullName, "web");
            if (Directory.Exists(Path.Combine(web, "node_modules", "playwright-core")) && Directory.Exists(Path.Combine(web, "softphone", "dist")))
                return Path.Combine(web, "demo-agent", "deskPhone.mjs");
        }

        return null;
    }
}
