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
        start: welcome
        steps:
          welcome:
            do: say
            prompt: [greeting, We are glad that you call. There is much to tell before anybody asks you anything.]
            skip: true
            next: ask
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
    public async Task A_key_pressed_while_a_published_flow_greets_leads_to_its_step_of_the_menu()
    {
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
        var (sip, server, published) = await PublishAsync("night.yaml", Flow);
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

    [Fact]
    public async Task A_file_is_checked_and_tried_with_what_a_running_server_knows()
    {
        var (file, table) = (Path.Combine(folder, "lost.yaml"), Path.Combine(folder, "lost.md"));
        await File.WriteAllTextAsync(file, Flow.Replace("queue: Support}", "queue: Nowhere}", StringComparison.Ordinal));
        await File.WriteAllTextAsync(table, "| caller | does | ends |\n|---|---|---|\n| one | 1 | queue Nowhere |\n");
        var (_, server, _) = await PublishAsync("night.yaml", Flow);

        var alone = (await CommandLine.RunAsync("flow", "lint", file), await CommandLine.RunAsync("flow", "test", file, table));
        var asked = (await CommandLine.RunAsync("flow", "lint", file, "--data", folder), await CommandLine.RunAsync("flow", "test", file, table, "--data", folder));
        var right = await CommandLine.RunAsync("flow", "lint", Path.Combine(folder, "night.yaml"), "--data", folder);
        await server.DisposeAsync();

        Assert.Equal((0, 0), (alone.Item1.Code, alone.Item2.Code));
        Assert.Equal((1, 1), (asked.Item1.Code, asked.Item2.Code));
        Assert.Contains("There is no queue \"Nowhere\".", asked.Item1.Output, StringComparison.Ordinal);
        Assert.Contains("There is no queue \"Nowhere\".", asked.Item2.Errors, StringComparison.Ordinal);
        Assert.Equal((0, "night.yaml: nothing is wrong."), (right.Code, right.Output.Trim()));
    }

    [Fact]
    public async Task The_menu_of_the_page_about_moving_one_is_published_as_it_stands_and_takes_a_caller()
    {
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
        // Open around the clock: whoever runs this may do so at night.
        var text = (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "moved-line.yaml")))
            .Replace("mon-fri: 08:00-17:00", "mon-sun: 00:00-24:00", StringComparison.Ordinal)
            .Replace("closed: [2026-12-24..2026-12-26, 2027-01-01]", "closed: []", StringComparison.Ordinal);
        var (sip, server, published) = await PublishAsync("moved-line.yaml", text);
        using var caller = SippProcess.Caller("caller_presses_three", sip, "4010");

        Assert.True(await caller.EndAsync(TimeSpan.FromSeconds(90)), "The address was not told to its end.");
        await server.DisposeAsync();

        Assert.Equal("moved-line version 1 is published.", published.Output.Trim());
        Assert.Equal(EndCause.FlowHungUp, Assert.Single(Journals.Calls(await Journals.ReadAsync(folder))).Cause);
    }

    [Fact]
    public async Task A_caller_whom_the_first_desk_does_not_take_reaches_the_next_one()
    {
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
        var (silent, ready) = (FreePorts.Any(), FreePorts.Any());
        var (sip, server, _) = await PublishAsync("desks.yaml", string.Create(CultureInfo.InvariantCulture, $$"""
            flow: desks
            default-queue: Support
            numbers: "4020"
            start: first
            steps:
              first: {do: dial, number: "sip:desk@127.0.0.1:{{silent}}", limit: 3s, busy: second}
              second: {do: dial, number: "sip:desk@127.0.0.1:{{ready}}", record: true, busy: bye}
              bye: {do: hangup}
            """));
        using var nobody = SippProcess.Callee("callee_rings_until_cancel", silent);
        using var somebody = SippProcess.Callee("callee_waits_for_bye", ready);
        using var caller = SippProcess.Caller("caller_hangs_up", sip, "4020", 1, TimeSpan.FromSeconds(2));

        Assert.True(await caller.EndAsync(TimeSpan.FromSeconds(90)), "The caller's call did not go as it should.");
        Assert.True(await nobody.EndAsync(TimeSpan.FromSeconds(90)), "The first desk was not told that nobody waits for it any more.");
        Assert.True(await somebody.EndAsync(TimeSpan.FromSeconds(90)), "The second desk's call did not go as it should.");
        await server.DisposeAsync();

        var call = Assert.Single(Journals.Calls(await Journals.ReadAsync(folder)));
        Assert.Equal((EndCause.CustomerHungUp, 2), (call.Cause!.Value, call.RecordingChannels));
        Assert.Equal([SegmentKind.Flow, SegmentKind.Talk], call.Segments.Where(s => s.Participant is ParticipantKind.Customer).Select(s => s.Kind));
    }

    private async Task<(int Sip, ServerProcess Server, Said Published)> PublishAsync(string name, string text)
    {
        var sip = FreePorts.Any();
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync(file, text);
        var server = await ServerProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["Server__Listen"] = "http://127.0.0.1:0",
                ["Telephony__SipListen"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{sip}"),
                ["Telephony__BrowserListen"] = "127.0.0.1:0",
                ["Site__Queues__0"] = "Support",
                ["Site__Queues__1"] = "Sales",
            },
            "serve", "--data", folder, "--stop-with-input");
        return (sip, server, await CommandLine.RunAsync("flow", "publish", file, "--data", folder));
    }
}
