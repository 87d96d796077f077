using System.Diagnostics;
using System.Text.Json;
using Patchbay.Scenarios.Tests.Processes;

namespace Patchbay.Scenarios.Tests;

[Collection(Timed.Name)]
public sealed class ReloadInTheCall
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_reload_in_the_middle_of_a_call_brings_the_call_back_in_a_second_and_its_sound_in_two()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Chromium is not installed (apt-get install chromium)");
        var script = Script();
        Assert.SkipUnless(script is not null, "the browser's driver is not installed (npm ci --prefix web)");
        using var demo = Process.Start(ServerProcess.Command("demo"))!;
        var errors = demo.StandardError.ReadToEndAsync();
        try
        {
            var page = (await demo.StandardOutput.ReadLineAsync().WaitAsync(Patience))!["Open ".Length..];

            using var seen = JsonDocument.Parse(await DriveAsync(script!, page));

            Assert.InRange(seen.RootElement.GetProperty("callAfterMs").GetDouble(), 1, Machine.LimitMs(1_000));
            Assert.InRange(seen.RootElement.GetProperty("soundAfterMs").GetDouble(), 1, Machine.LimitMs(2_000));
            Assert.Equal(0, seen.RootElement.GetProperty("trouble").GetInt32());
        }
        finally
        {
            using var stop = Process.Start("kill", ["-TERM", demo.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await demo.WaitForExitAsync().WaitAsync(Patience);
            await errors;
        }
    }

    private static async Task<string> DriveAsync(string script, string page)
    {
        var start = new ProcessStartInfo("node", [script, "/usr/bin/chromium", page, "maya", "patchbay-demo"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var browser = Process.Start(start)!;
        var seen = browser.StandardOutput.ReadToEndAsync();
        var errors = browser.StandardError.ReadToEndAsync();
        await browser.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(browser.ExitCode == 0, await errors);
        return await seen;
    }

    private static string? Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var web = Path.Combine(folder.FullName, "web");
            if (Directory.Exists(Path.Combine(web, "node_modules", "playwright-core"))) return Path.Combine(web, "demo-agent", "reload.mjs");
        }

        return null;
    }
}
