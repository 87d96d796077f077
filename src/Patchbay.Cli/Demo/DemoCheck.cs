using System.Text.Json;

namespace Patchbay.Cli.Demo;

/// <summary>Does the main job without a person: a customer calls, an agent in a browser answers, both talk, the log is in the org.</summary>
/// <param name="site">The demo.</param>
/// <param name="options">What is wanted.</param>
/// <param name="folder">Where files of the check are.</param>
internal sealed class DemoCheck(DemoSite site, DemoWish options, string folder)
{
    private static readonly TimeSpan Talk = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan MusicAfterClose = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LogPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(40);
    private DemoReport report = new() { BrowserClosed = options.CloseBrowser };

    internal static async Task<int> RunAsync(DemoSite site, DemoWish options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-check-").FullName;
        try
        {
            var report = await new DemoCheck(site, options, folder).LookAsync(cancellationToken);
            report.Print(Console.Out);
            if (options.JsonFile is { } file) await File.WriteAllTextAsync(file, report.ToJson(), cancellationToken);
            return report.IsGood ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What stops the check is told with what it saw until then: who looks for the cause needs both.</summary>
    private async Task<DemoReport> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            report = report with { StoppedBy = fault.Message };
        }

        return report with { Ended = site.Ended };
    }

    private async Task CallAsync(CancellationToken cancellationToken)
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
        await WithinAsync(call.Answered, AnswerPatience, "the customer's call was not answered", cancellationToken);
        report = report with { InviteTo180Ms = Ms(call.InvitedAt, call.RangAt) };
        await TakeAsync(agent, call, cancellationToken);
        await Task.Delay(Talk, TimeProvider.System, cancellationToken);
        await agent.TellAsync("heard");
        var loudMs = (await agent.SeeAsync("heard", cancellationToken)).GetProperty("loudMs").GetDouble();
        var browser = (await agent.SeeAsync("browser", cancellationToken)).GetProperty("version").GetString();
        report = report with { AgentHeardCaller = loudMs >= 1_000, Browser = $"Chromium {browser}" };
        var endedAt = await EndAsync(agent, call, options.CloseBrowser, cancellationToken);
        await call.FinishAsync();
        report = report with { CallerHeardAgent = Tone.SecondsIn(await File.ReadAllBytesAsync(heardFile, cancellationToken), 0) >= 1 };
        await LookIntoOrgAsync(org, endedAt, cancellationToken);
        if (!options.CloseBrowser) await agent.SeeAsync("wrappedUp", cancellationToken);
    }

    /// <summary>The agent sees the call, and the customer's record if it opens, and answers.</summary>
    private async Task TakeAsync(DemoAgent agent, CustomerCall call, CancellationToken cancellationToken)
    {
        var ringing = await agent.WhenAsync("ringing", cancellationToken);
        report = report with { OfferedDuringGreeting = ringing - call.InvitedAt < TimeSpan.FromSeconds(5) };
        var clicked = await agent.WhenAsync("clicked", cancellationToken);
        var popped = agent.Saw("pop") ? await agent.WhenAsync("pop", cancellationToken) : default;
        report = report with { RecordOpened = popped != default, InviteToPopMs = Ms(call.InvitedAt, popped) };
        report = report with { ClickToAudioMs = Ms(clicked, await agent.WhenAsync("audio", cancellationToken)) };
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

        await WithinAsync(call.Ended, LogPatience, "the customer's phone heard no end of the call", cancellationToken);
        return call.EndedAt;
    }

    private async Task LookIntoOrgAsync(OrgClient org, DateTimeOffset endedAt, CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonElement> calls = [];
        var loggedAt = endedAt;
        while (!calls.Any(OrgClient.IsOver) && loggedAt - endedAt < LogPatience)
        {
            calls = await org.CallsAsync(cancellationToken);
            loggedAt = TimeProvider.System.GetUtcNow();
            if (!calls.Any(OrgClient.IsOver)) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }

        report = report with { TasksForCall = calls.Count };
        if (calls.Count == 0) return;
        // A double would come with a later write; wait for the recording's one and a little longer.
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancellationToken);
        calls = await org.CallsAsync(cancellationToken);
        var task = calls[0].GetProperty("Id").GetString()!;
        var link = calls[0].GetProperty("Patchbay_Recording__c").GetString();
        var recording = link is null ? [] : await org.RecordingAsync(link, cancellationToken);
        report = report with
        {
            TaskId = task,
            TasksForCall = calls.Count,
            HangupToTaskMs = Ms(endedAt, loggedAt),
            RecordingChannels = StereoWav.Channels(recording),
            RecordingSeconds = StereoWav.Seconds(recording),
        };
    }

    private static async Task WithinAsync(Task awaited, TimeSpan patience, string otherwise, CancellationToken cancellationToken)
    {
        try
        {
            await awaited.WaitAsync(patience, TimeProvider.System, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new IOException($"{otherwise} in {patience.TotalSeconds} s");
        }
    }

    private static double? Ms(DateTimeOffset from, DateTimeOffset to) =>
        from == default || to == default ? null : Math.Round((to - from).TotalMilliseconds, 1);
}
