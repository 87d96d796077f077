using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Patchbay.Cli.Demo;

/// <summary>The agent of a check: a browser that does what a person would, and tells what it saw.</summary>
internal sealed class DemoAgent : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> seen = [];
    private readonly Task<string> errors;

    internal DemoAgent(DemoSite site, string microphone)
    {
        process = DemoBrowser.Start(site.PageUrl, DemoSite.AgentName, DemoSite.AgentPassword, microphone);
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.BeginOutputReadLine();
        errors = process.StandardError.ReadToEndAsync();
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _ = EndAsync();
    }

    /// <summary>Waits until the agent tells of an event.</summary>
    /// <exception cref="IOException">The browser's script ended, or nothing came in time.</exception>
    internal async Task<JsonElement> SeeAsync(string what, CancellationToken cancellationToken)
    {
        try
        {
            return await Of(what).Task.WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new IOException($"The agent's browser did not get as far as '{what}' in {Patience.TotalSeconds} s.");
        }
    }

    /// <summary>True when the agent has told of an event.</summary>
    internal bool Saw(string what) => Of(what).Task.IsCompletedSuccessfully;

    /// <summary>The moment at which the agent saw an event.</summary>
    internal async Task<DateTimeOffset> WhenAsync(string what, CancellationToken cancellationToken) =>
        DateTimeOffset.UnixEpoch.AddMilliseconds((await SeeAsync(what, cancellationToken)).GetProperty("at").GetDouble());

    internal Task TellAsync(string word) => process.StandardInput.WriteLineAsync(word);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }

    private TaskCompletionSource<JsonElement> Of(string what) => seen.GetOrAdd(what, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Heard(string? line)
    {
        if (line is null) return;
        using var message = JsonDocument.Parse(line);
        Of(message.RootElement.GetProperty("event").GetString()!).TrySetResult(message.RootElement.Clone());
    }

    private async Task EndAsync()
    {
        var why = (await errors).Trim();
        var fault = new IOException($"The agent's browser ended: {(why.Length == 0 ? "no reason given" : why)}");
        foreach (var wait in seen.Values) wait.TrySetException(fault);
    }
}
