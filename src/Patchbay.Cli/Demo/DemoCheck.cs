using System.Text.Json;

namespace Patchbay.Cli.Demo;

/// <summary>Does the main job without a person: a customer calls, an agent in a browser answers, both talk, the log is in the org.</summary>
internal static class DemoCheck
{
    private static readonly TimeSpan Talk = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan MusicAfterClose = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LogPatience = TimeSpan.FromSeconds(10);

    internal static async Task<int> RunAsync(DemoSite site, DemoWish options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-check-").FullName;
        try
        {
            var report = await CallAsync(site, options, folder, cancellationToken);
            report.Print(Console.Out);
            if (options.JsonFile is { } file) await File.WriteAllTextAsync(file, report.ToJson(), cancellationToken);
            return report.IsGood ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<DemoReport> CallAsync(DemoSite site, DemoWish options, string folder, CancellationToken cancellationToken)
    {
        var microphone = Path.Combine(folder, "microphone.wav");
        Tone.WriteMicrophone(microphone);
        using var org = new OrgClient(site);
        await org.SignInAsync(cancellationToken);
        await org.ForgetCallsAsync(cancellationToken);
        await using var agent = new DemoAgent(site, microphone);
        await agent.SeeAsync("ready", cancellationToken);

        var heardFile = Path.Combine(folder, "heard.wav");
        var call = site.Customers.Call("known", heardFile);
        await call.Answered.WaitAsync(cancellationToken);
        var ringing = await agent.WhenAsync("ringing", cancellationToken);
        var popped = await agent.WhenAsync("pop", cancellationToken);
        var clicked = await agent.WhenAsync("clicked", cancellationToken);
        var audio = await agent.WhenAsync("audio", cancellationToken);
        await Task.Delay(Talk, TimeProvider.System, cancellationToken);
        await agent.TellAsync("heard");
        var loudMs = (await agent.SeeAsync("heard", cancellationToken)).GetProperty("loudMs").GetDouble();
        var browser = (await agent.SeeAsync("browser", cancellationToken)).GetProperty("version").GetString();
        var endedAt = await EndAsync(agent, call, options.CloseBrowser, cancellationToken);
        await call.FinishAsync();

        var report = new DemoReport
        {
            InviteTo180Ms = Ms(call.InvitedAt, call.RangAt),
            InviteToPopMs = Ms(call.InvitedAt, popped),
            OfferedDuringGreeting = ringing - call.InvitedAt < TimeSpan.FromSeconds(5),
            ClickToAudioMs = Ms(clicked, audio),
            AgentHeardCaller = loudMs >= 1_000,
            CallerHeardAgent = Tone.SecondsIn(await File.ReadAllBytesAsync(heardFile, cancellationToken), 0) >= 1,
            Browser = $"Chromium {browser}",
            BrowserClosed = options.CloseBrowser,
        };
        report = await LookIntoOrgAsync(report, org, endedAt, cancellationToken);
        if (!options.CloseBrowser) await agent.SeeAsync("wrappedUp", cancellationToken);
        return report;
    }

    /// <summary>The agent hangs up; or the browser is closed, the customer hears music for a while and gives up.</summary>
    private static async Task<DateTimeOffset> EndAsync(DemoAgent agent, CustomerCall call, bool closeBrowser, CancellationToken cancellationToken)
    {
        if (closeBrowser)
        {
            await agent.TellAsync("close");
            await agent.SeeAsync("closed", cancellationToken);
            await Task.Delay(MusicAfterClose, TimeProvider.System, cancellationToken);
            call.HangUp();
        }
        else
        {
            await agent.TellAsync("hangUp");
        }

        await call.Ended.WaitAsync(LogPatience, TimeProvider.System, cancellationToken);
        return call.EndedAt;
    }

    private static async Task<DemoReport> LookIntoOrgAsync(
        DemoReport report, OrgClient org, DateTimeOffset endedAt, CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonElement> calls = [];
        var loggedAt = endedAt;
        while (!calls.Any(OrgClient.IsOver) && loggedAt - endedAt < LogPatience)
        {
            calls = await org.CallsAsync(cancellationToken);
            loggedAt = TimeProvider.System.GetUtcNow();
            if (!calls.Any(OrgClient.IsOver)) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }

        if (calls.Count == 0) return report;
        // A double would come with a later write; wait for the recording's one and a little longer.
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancellationToken);
        calls = await org.CallsAsync(cancellationToken);
        var task = calls[0].GetProperty("Id").GetString()!;
        var link = calls[0].GetProperty("Patchbay_Recording__c").GetString();
        var recording = link is null ? [] : await org.RecordingAsync(link, cancellationToken);
        return report with
        {
            TaskId = task,
            TasksForCall = calls.Count,
            HangupToTaskMs = Ms(endedAt, loggedAt),
            RecordingChannels = StereoWav.Channels(recording),
            RecordingSeconds = StereoWav.Seconds(recording),
        };
    }

    private static double? Ms(DateTimeOffset from, DateTimeOffset to) =>
        from == default || to == default ? null : Math.Round((to - from).TotalMilliseconds, 1);
}
