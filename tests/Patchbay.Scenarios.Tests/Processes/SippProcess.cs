using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using Patchbay.Testing.Ports;

namespace Patchbay.Scenarios.Tests.Processes;

/// <summary>SIPp at one end of a call. It ends by itself when its calls are over.</summary>
internal sealed class SippProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-sipp-").FullName;

    private string ErrorFile => Path.Combine(folder, "errors.log");

    private SippProcess(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("sipp") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["TERM"] = "dumb";
        foreach (var argument in (string[])[.. arguments, "-trace_err", "-error_file", ErrorFile]) start.ArgumentList.Add(argument);
        File.WriteAllBytes(Path.Combine(folder, "voice.ulaw"), Voice());
        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
    }

    internal static bool IsInstalled => File.Exists("/usr/bin/sipp");

    internal const string Missing = "sipp is not installed (apt-get install sip-tester)";

    /// <param name="talk">How long a scenario with a pause waits in it.</param>
    internal static SippProcess Caller(string scenario, int target, string service, int calls = 1, TimeSpan talk = default) => new(
    [
        "-d", Text((int)talk.TotalMilliseconds),
        "-sf", Scenario(scenario), "-i", "127.0.0.1", "-mi", "127.0.0.1", "-p", Text(FreePorts.Any()), "-mp", Text(FreePorts.Any()), "-s", service,
        "-m", Text(calls), "-l", Text(calls), "-r", "10", "-nostdin", "-timeout", "120s", "-timeout_error", $"127.0.0.1:{Text(target)}",
    ]);

    internal static SippProcess Callee(string scenario, int port, int calls = 1) => new(
    [
        "-sf", Scenario(scenario), "-i", "127.0.0.1", "-mi", "127.0.0.1", "-p", Text(port), "-mp", Text(FreePorts.Any()), "-m", Text(calls), "-nostdin",
        "-timeout", "60s", "-timeout_error",
    ]);

    /// <summary>Begins a callee and waits until it listens: to an INVITE before that, nobody would be there.</summary>
    internal static async Task<SippProcess> ListeningAsync(string scenario, int port)
    {
        var callee = Callee(scenario, port);
        while (!callee.process.HasExited && !IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Any(one => one.Port == port))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        return callee;
    }

    /// <summary>What SIPp did not like; empty when all was well.</summary>
    internal string Errors => File.Exists(ErrorFile) ? File.ReadAllText(ErrorFile) : "";

    /// <summary>Waits until all calls of this end are over.</summary>
    /// <returns>True when each went as its scenario says.</returns>
    internal async Task<bool> EndAsync(TimeSpan patience)
    {
        await process.WaitForExitAsync().WaitAsync(patience);
        await output;
        return process.ExitCode == 0;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What a caller says: five seconds of a loud square wave in G.711 µ-law, as it stands in packets.</summary>
    private static byte[] Voice() => [.. Enumerable.Range(0, 5 * 8000).Select(i => i / 20 % 2 == 0 ? (byte)0x90 : (byte)0x10)];

    private static string Scenario(string name) => Path.Combine(AppContext.BaseDirectory, "Sipp", name + ".xml");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
