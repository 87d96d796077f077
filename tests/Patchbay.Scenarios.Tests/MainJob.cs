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
}
