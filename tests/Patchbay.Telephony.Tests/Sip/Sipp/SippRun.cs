using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Patchbay.Testing.Ports;

namespace Patchbay.Telephony.Tests.Sip.Sipp;

/// <summary>One run of SIPp, a tester not written here, against our user agent.</summary>
internal sealed class SippRun : IDisposable
{
    private readonly Process process;
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-sipp-").FullName;
    private readonly Task<string> output;

    private SippRun(string scenario, IEnumerable<string> arguments)
    {
        Port = FreePorts.Any();
        ProcessStartInfo start = new(Executable!)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        string[] common =
        [
            "-sf", Path.Combine(AppContext.BaseDirectory, "Sip", "Sipp", scenario), "-i", "127.0.0.1", "-p", $"{Port}",
            "-nostdin", "-timeout", "40s", "-timeout_error", "-trace_err", "-error_file", "errors.log",
            "-mp", $"{FreePorts.Any()}",
        ];
        foreach (string argument in common.Concat(arguments))
            start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        process.StandardInput.Close();
        output = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
    }

    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(directory => Path.Combine(directory, "sipp")).FirstOrDefault(File.Exists);

    /// <summary>The port SIPp speaks from.</summary>
    public int Port { get; }

    public IPEndPoint EndPoint => new(IPAddress.Loopback, Port);

    /// <summary>SIPp calls us.</summary>
    public static SippRun Caller(string scenario, IPEndPoint target, params string[] more) =>
        new(scenario, [.. WithCount(more), target.ToString()]);

    /// <summary>SIPp waits for our call.</summary>
    public static SippRun Callee(string scenario, params string[] more) => new(scenario, WithCount(more));

    /// <summary>Waits until SIPp takes connections; a datagram would be sent again, a connection is not made again.</summary>
    public async Task ListeningAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                using TcpClient probe = new();
                await probe.ConnectAsync(EndPoint, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            }
        }
    }

    /// <summary>Waits for SIPp's verdict: nothing if all went as in its scenario, else what it complained about.</summary>
    public async Task<string> VerdictAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(50));
        await process.WaitForExitAsync(patience.Token);
        if (process.ExitCode == 0)
            return "";
        string errors = Path.Combine(folder, "errors.log");
        return $"exit {process.ExitCode}: {(File.Exists(errors) ? await File.ReadAllTextAsync(errors) : await output)}";
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string[] WithCount(string[] arguments) => arguments.Contains("-m") ? arguments : ["-m", "1", .. arguments];
}
