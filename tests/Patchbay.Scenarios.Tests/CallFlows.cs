using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Scenarios.Tests.Processes;
using Patchbay.Testing.Ports;

namespace Patchbay.Scenarios.Tests;

public sealed class CallFlows : IDisposable
{
    private const string Flow = """
        # A menu whose third choice ends the call.
        flow: night
        default-queue: Support
        numbers: "4000"
        start: ask
        steps:
          ask:
            do: menu
            prompt: To end the call, press three. To wait for somebody, press one.
            keys: {1: wait, 3: bye}
            no-input: {next: wait}
            no-match: {next: wait}
          wait: {do: queue, queue: Support}
          bye: {do: hangup}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-flow-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_caller_presses_a_key_in_a_published_flow_and_it_leads_to_its_step()
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
        var published = await CommandLine.RunAsync("flow", "publish", file, "--data", folder);
        var shown = await CommandLine.RunAsync("flow", "show", "night", "--data", folder);
        using var caller = SippProcess.Caller("caller_presses_three", sip, "4000");

        Assert.True(await caller.EndAsync(TimeSpan.FromSeconds(30)), "The key did not end the call.");
        await server.DisposeAsync();

        Assert.Equal("night version 1 is published.", published.Output.Trim());
        Assert.Equal(Flow, shown.Output);
        var call = Assert.Single(Journals.Calls(await Journals.ReadAsync(folder)));
        Assert.Equal(EndCause.FlowHungUp, call.Cause);
        Assert.Equal(SegmentKind.Flow, Assert.Single(call.Segments).Kind);
    }
}
