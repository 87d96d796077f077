using System.Diagnostics;

namespace Patchbay.Cli.Demo;

/// <summary>A part of the demo did not start; its log says why, so the folder is kept.</summary>
/// <param name="message">One sentence that names the log.</param>
internal sealed class DemoPartFault(string message) : IOException(message);

/// <summary>Another process of this program. It stops when its standard input ends, so none is left behind even if this process is killed.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);
    private readonly Process process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StreamWriter log;
    private readonly Lock writing = new();

    private ChildProcess(string name, ProcessStartInfo start, string logFile)
    {
        (Name, LogFile) = (name, logFile);
        log = new(logFile, append: true) { AutoFlush = true };
        process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new DemoPartFault($"A part of the demo ended at its start; see {logFile}."));
    }

    internal int Id => process.Id;

    /// <summary>What people call it.</summary>
    internal string Name { get; }

    /// <summary>Where it says what it does.</summary>
    internal string LogFile { get; }

    internal bool HasEnded => process.HasExited;

    /// <summary>Starts this program with other arguments and waits until it says that it is ready.</summary>
    internal static async Task<ChildProcess> StartAsync(
        string name, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string logFile, CancellationToken cancellationToken)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // Run as "dotnet patchbay.dll" or by a native host: the same again.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (variable, value) in environment) start.Environment[variable] = value;
        var child = new ChildProcess(name, start, logFile);
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        await child.ready.Task.WaitAsync(StartLimit, cancellationToken);
        return child;
    }

    /// <summary>Completes when the process has ended.</summary>
    internal Task WaitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(StopLimit);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        process.Dispose();
        await log.DisposeAsync();
    }

    private void Heard(string? line)
    {
        if (line is null) return;
        lock (writing)
        {
            if (log.BaseStream.CanWrite) log.WriteLine(line);
        }

        if (line.Contains(" is ready at ", StringComparison.Ordinal)) ready.TrySetResult();
    }
}
