using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Patchbay.Testing.Ports;

namespace Patchbay.Server.Tests.Mail;

/// <summary>aiosmtpd with STARTTLS and a password.</summary>
internal sealed class RealMailServer : IDisposable
{
    internal const string User = "patchbay";
    internal const string Password = "correct hörse battery";
    private const string Python = "/usr/bin/python3";
    private readonly Process process;

    private RealMailServer(Process process, int port) => (this.process, Port) = (process, port);

    /// <summary>Why it cannot run here; empty when it can.</summary>
    internal static string Missing { get; } = Look();

    internal int Port { get; }

    internal static async Task<RealMailServer> StartAsync(string certificateFile, string keyFile, CancellationToken cancellationToken)
    {
        var port = FreePorts.Any();
        var script = Path.Combine(AppContext.BaseDirectory, "Mail", "mail_server.py");
        var start = new ProcessStartInfo(Python, [script, port.ToString(CultureInfo.InvariantCulture), certificateFile, keyFile, User, Password])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var server = new RealMailServer(Process.Start(start)!, port);
        Assert.Equal("ready", await server.process.StandardOutput.ReadLineAsync(cancellationToken));
        return server;
    }

    /// <summary>The next mail that it took.</summary>
    internal async Task<JsonElement> TakenAsync(CancellationToken cancellationToken) =>
        JsonDocument.Parse((await process.StandardOutput.ReadLineAsync(cancellationToken))!).RootElement;

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static string Look()
    {
        if (!File.Exists(Python)) return "python3 is not installed.";
        using var asks = Process.Start(new ProcessStartInfo(Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true })!;
        asks.WaitForExit();
        return asks.ExitCode == 0 ? "" : "aiosmtpd is not installed (Debian: python3-aiosmtpd).";
    }
}
