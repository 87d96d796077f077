using System.Diagnostics;

namespace Patchbay.Scenarios.Tests.Processes;

/// <summary><c>patchbay serve</c> or another long-running command, as an operator runs it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> output = [];

    private ServerProcess(ProcessStartInfo start)
    {
        process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"It ended: {Output}"));
    }

    internal string Output
    {
        get
        {
            lock (output) return string.Join('\n', output);
        }
    }

    internal static ProcessStartInfo Command(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "patchbay.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    internal static async Task<ServerProcess> StartAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = Command(arguments);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var server = new ServerProcess(start);
        server.process.Start();
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        await server.ready.Task.WaitAsync(Patience);
        return server;
    }

    /// <summary>Ends the process as a power cut would.</summary>
    internal async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(Patience);
        }

        process.Dispose();
    }

    private void Heard(string? line)
    {
        if (line is null) return;
        lock (output) output.Add(line);
        if (line.Contains(" is ready at ", StringComparison.Ordinal)) ready.TrySetResult();
    }
}
