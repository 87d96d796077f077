using System.Diagnostics;
using System.Globalization;
using Patchbay.Testing.Ports;

namespace Patchbay.Server.Tests.Features.Callbacks;

/// <summary>SIPp, a tester not written here, as the one who is called once.</summary>
internal sealed class SippCallee : IDisposable
{
    private const string Program = "/usr/bin/sipp";
    private readonly Process process;
    private readonly Task<string> output;
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-callee-").FullName;

    /// <param name="scenario">What it does, by the name of its file.</param>
    /// <param name="port">Where it is called.</param>
    internal SippCallee(string scenario, int port)
    {
        string[] arguments =
        [
            "-sf", Path.Combine(AppContext.BaseDirectory, "Sipp", scenario + ".xml"), "-i", "127.0.0.1", "-p", Text(port), "-mp", Text(FreePorts.Any()), "-m", "1",
            "-nostdin", "-timeout", "100s", "-timeout_error",
        ];
        process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        output = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Why it cannot run here; empty when it can.</summary>
    internal static string Missing => File.Exists(Program) ? "" : "sipp is not installed (apt-get install sip-tester)";

    /// <summary>Waits until its call is over, and says whether that went as in its scenario.</summary>
    internal async Task EndsAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, await output);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
