using System.Text.Json;
using Patchbay.Scenarios.Tests.Processes;

namespace Patchbay.Scenarios.Tests;

[Collection(Timed.Name)]
public sealed class MainJob
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customer_calls_an_agent_answers_in_a_browser_and_exactly_one_log_with_a_recording_remains(bool closeBrowser)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Chromium is not installed (apt-get install chromium)");
        var report = Path.GetTempFileName();
        var start = ServerProcess.Command(["demo", "--check", "--json", report, .. closeBrowser ? ["--close-browser"] : Array.Empty<string>()]);

        using var demo = System.Diagnostics.Process.Start(start)!;
        var output = demo.StandardOutput.ReadToEndAsync();
        var errors = demo.StandardError.ReadToEndAsync();
        await demo.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(4));

        var said = $"exit {demo.ExitCode}\n{await output}\n{await errors}";
        Assert.True(new FileInfo(report).Length > 0, said);
        using var seen = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        Assert.True(seen.RootElement.GetProperty("clickToAudioMs").GetDouble() <= Machine.LimitMs(700), said);
        Assert.True(demo.ExitCode == 0 || seen.RootElement.GetProperty("clickToAudioMs").GetDouble() > 700, said);
        Assert.Equal(1, seen.RootElement.GetProperty("tasksForCall").GetInt32());
        Assert.Equal(2, seen.RootElement.GetProperty("recordingChannels").GetInt32());
        Assert.True(seen.RootElement.GetProperty("callerHeardAgent").GetBoolean());
        Assert.True(seen.RootElement.GetProperty("agentHeardCaller").GetBoolean());
        File.Delete(report);
    }

    [Fact]
    public async Task A_check_whose_org_dies_says_so_and_what_it_saw_until_then()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Chromium is not installed (apt-get install chromium)");
        var report = Path.GetTempFileName();
        using var demo = System.Diagnostics.Process.Start(ServerProcess.Command(["demo", "--check", "--json", report]))!;
        var output = demo.StandardOutput.ReadToEndAsync();
        var errors = demo.StandardError.ReadToEndAsync();

        // The agent's browser is the last part to start.
        await ChildAsync(demo, "agent.mjs");
        using (var org = await ChildAsync(demo, "demo-org")) org.Kill();
        await demo.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(4));

        var said = await output;
        Assert.True(demo.ExitCode == 1, $"exit {demo.ExitCode}\n{said}\n{await errors}");
        var words = Assert.Single(said.Split('\n'), line => line.Contains("the demo org has ended by itself", StringComparison.Ordinal));
        using var seen = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        Assert.Equal(words.Trim(), Assert.Single(seen.RootElement.GetProperty("ended").EnumerateArray()).GetString());
        var log = words[(words.LastIndexOf(' ') + 1)..];
        Assert.True(File.Exists(log), log);
        Directory.Delete(Path.GetDirectoryName(log)!, recursive: true);
        File.Delete(report);
    }

    private static async Task<System.Diagnostics.Process> ChildAsync(System.Diagnostics.Process of, string argument)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
            {
                if (IsChild(folder, of.Id, argument)) return System.Diagnostics.Process.GetProcessById(int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    private static bool IsChild(string folder, int of, string argument)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "stat")).Split(") ")[^1].Split(' ')[1] == of.ToString(System.Globalization.CultureInfo.InvariantCulture)
                && File.ReadAllText(Path.Combine(folder, "cmdline")).Contains(argument, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It is over already.
            return false;
        }
    }
}
