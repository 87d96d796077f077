using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Patchbay.Scenarios.Tests.Processes;
using Patchbay.Testing.Ports;

namespace Patchbay.Scenarios.Tests;

public sealed partial class Operation : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-operation-").FullName;

    private string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_renewed_certificate_is_used_without_a_restart()
    {
        WriteCertificate("first.example");
        var port = FreePorts.Any();
        await using var server = await ServeAsync(new()
        {
            ["Server__Listen"] = $"https://127.0.0.1:{port}",
            ["Server__CertificateFile"] = CertificateFile,
            ["Server__CertificateKeyFile"] = KeyFile,
        });
        Assert.Equal("CN=first.example", await SubjectAsync(port));

        File.WriteAllText(CertificateFile, "half of a renewal");
        await WaitAsync(TimeSpan.FromSeconds(6));
        Assert.Equal("CN=first.example", await SubjectAsync(port));
        WriteCertificate("second.example");

        await UntilAsync(async () => await SubjectAsync(port) == "CN=second.example");
        Assert.Contains("The changed certificate is not used", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Systemd_hears_when_it_is_ready_that_it_lives_and_that_it_stops()
    {
        var path = Path.Combine(folder, "notify");
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(path));
        manager.ReceiveTimeout = (int)Patience.TotalMilliseconds;

        await using (await ServeAsync(new() { ["NOTIFY_SOCKET"] = path, ["WATCHDOG_USEC"] = "600000" }))
        {
            Assert.Equal("READY=1", Hear(manager));
            Assert.Equal("WATCHDOG=1", Hear(manager));
        }

        var last = Hear(manager);
        while (last == "WATCHDOG=1") last = Hear(manager);
        Assert.Equal("STOPPING=1", last);
    }

    [Fact]
    public async Task The_systemd_unit_is_understood()
    {
        const string analyze = "/usr/bin/systemd-analyze";
        Assert.SkipUnless(File.Exists(analyze), "systemd-analyze is not installed (apt-get install systemd)");
        var unit = Path.Combine(folder, "patchbay.service");
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "patchbay.service"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(unit, text.Replace("/opt/patchbay/patchbay", "/bin/true", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        using var process = Process.Start(new ProcessStartInfo(analyze, ["verify", unit]) { RedirectStandardError = true })!;
        var complaints = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("patchbay.service", complaints, StringComparison.Ordinal);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_taken_port_is_told_before_the_journal_is_touched()
    {
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));

        var said = await CommandLine.RunAsync(
            new Dictionary<string, string> { ["Server__Listen"] = "http://127.0.0.1:0", ["Telephony__SipListen"] = other.Client.LocalEndPoint!.ToString()! },
            "serve", "--data", Data);

        Assert.Equal(1, said.Code);
        Assert.Contains("SIP cannot listen", said.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Data));
    }

    [Fact]
    public async Task Each_line_of_the_log_says_when_how_bad_where_and_what()
    {
        await using var server = await ServeAsync([]);

        var lines = server.Output.Split('\n').Where(line => !line.Contains(" is ready at ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(LogLine(), line));
    }

    [Fact]
    public async Task The_doctor_finds_nothing_wrong_with_a_running_server_and_says_what_is_wrong_with_bad_settings()
    {
        Dictionary<string, string> ports = new()
        {
            ["Server__Listen"] = $"http://127.0.0.1:{FreePorts.Any()}",
            ["Telephony__SipListen"] = $"127.0.0.1:{FreePorts.Any()}",
            ["Telephony__BrowserListen"] = $"127.0.0.1:{FreePorts.Any()}",
        };
        await using (await ServeAsync(ports))
        {
            var well = await CommandLine.RunAsync(ports, "doctor", "--data", Data, "--json");
            Assert.True(well.Code == 0, well.Output + well.Errors);
            using var findings = JsonDocument.Parse(well.Output);
            var areas = findings.RootElement.EnumerateArray().Select(finding => finding.GetProperty("area").GetString()).ToHashSet();
            Assert.Superset(new HashSet<string?> { "settings", "folder", "key", "disk", "clock", "openssl", "ports", "rtp", "https", "node", "chromium" }, areas);
        }

        var key = Path.Combine(Data, "master.key");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        WriteCertificate("old.example", days: -1);
        using var taken = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var ill = await CommandLine.RunAsync(
            new Dictionary<string, string>(ports)
            {
                ["Telephony__SipListen"] = taken.Client.LocalEndPoint!.ToString()!,
                ["Server__PublicUrl"] = "http://phone.example.com",
                ["Server__CertificateFile"] = CertificateFile,
                ["Server__CertificateKeyFile"] = KeyFile,
            },
            "doctor", "--data", Data);

        Assert.Equal(1, ill.Code);
        Assert.Contains($"chmod 600 {key}", ill.Output, StringComparison.Ordinal);
        Assert.Contains("SIP cannot listen", ill.Output, StringComparison.Ordinal);
        Assert.Contains("no microphone", ill.Output, StringComparison.Ordinal);
        Assert.Contains("expired at", ill.Output, StringComparison.Ordinal);
        Assert.Contains("MostCalls", (await CommandLine.RunAsync(new Dictionary<string, string> { ["Telephony__MostCalls"] = "many" }, "doctor", "--data", Data)).Output, StringComparison.Ordinal);
    }

    private string CertificateFile => Path.Combine(folder, "web.crt");

    private string KeyFile => Path.Combine(folder, "web.key");

    private static string Hear(Socket manager)
    {
        var buffer = new byte[256];
        return Encoding.UTF8.GetString(buffer, 0, manager.Receive(buffer));
    }

    private static Task WaitAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, TestContext.Current.CancellationToken);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "It did not come about.");
            await WaitAsync(TimeSpan.FromMilliseconds(200));
        }
    }

    private static async Task<string> SubjectAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        // The test's own certificate has no root that anybody trusts; which one it is, is all that is asked.
        await using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate is not null);
        await tls.AuthenticateAsClientAsync("127.0.0.1");
        return tls.RemoteCertificate!.Subject;
    }

    private void WriteCertificate(string name, int days = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-60), now.AddDays(days));
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
    }

    private Task<ServerProcess> ServeAsync(Dictionary<string, string> settings) => ServerProcess.StartAsync(
        new Dictionary<string, string>
        {
            ["Server__Listen"] = "http://127.0.0.1:0",
            ["Telephony__SipListen"] = "127.0.0.1:0",
            ["Telephony__BrowserListen"] = "127.0.0.1:0",
        }.Concat(settings).GroupBy(setting => setting.Key).ToDictionary(same => same.Key, same => same.Last().Value),
        "serve", "--data", Data, "--stop-with-input");

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (info|WARNING|ERROR|CRITICAL) [a-zA-Z/.]+ \d+: .+$")]
    private static partial Regex LogLine();
}
