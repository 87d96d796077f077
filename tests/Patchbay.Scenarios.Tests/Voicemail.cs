using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Scenarios.Tests.Processes;
using Patchbay.Testing.Ports;

namespace Patchbay.Scenarios.Tests;

public sealed class Voicemail : IDisposable
{
    private const string Flow = """
        flow: night
        default-queue: Support
        numbers: "4000"
        start: message
        steps:
          message: {do: voicemail, queue: Support, prompt: tone, silence: 30s}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-voicemail-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_a_caller_says_after_the_tone_is_kept_as_a_message()
    {
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
        var sip = FreePorts.Any();
        var file = Path.Combine(folder, "night.yaml");
        await File.WriteAllTextAsync(file, Flow);
        var server = await ServerProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["Server__Listen"] = "http://127.0.0.1:0",
                ["Telephony__SipListen"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{sip}"),
                ["Telephony__BrowserListen"] = "127.0.0.1:0",
            },
            "serve", "--data", folder, "--stop-with-input");
        await CommandLine.RunAsync("flow", "publish", file, "--data", folder);
        using var caller = SippProcess.Caller("caller_leaves_message", sip, "4000", talk: TimeSpan.FromSeconds(3));

        Assert.True(await caller.EndAsync(TimeSpan.FromSeconds(30)), "The caller could not leave a message.");
        await server.DisposeAsync();

        var entries = await Journals.ReadAsync(folder);
        var left = Assert.Single(entries.Select(entry => entry.Event).OfType<MessageLeft>());
        Assert.InRange(left.Length, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5));
        Assert.Equal("+46701740633", left.Number.Value);
        var audio = await File.ReadAllBytesAsync(Assert.Single(Directory.EnumerateFiles(folder, "*.message1.wav", SearchOption.AllDirectories)));
        Assert.InRange(audio.Count(sample => sample is 0x90 or 0x10), 2 * 8000, 5 * 8000);
        Assert.Equal(EndCause.CustomerHungUp, Assert.Single(Journals.Calls(entries)).Cause);
    }
}
