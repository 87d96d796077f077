using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using Patchbay.Telephony.Bridge;
using Patchbay.Testing.Ports;

namespace Patchbay.Server.Tests.Features.DeskPhones;

/// <summary>A telephone that was not written here: baresip or linphone.</summary>
internal sealed class RealPhone : IDisposable
{
    private readonly Process process;
    private readonly string folder;
    private readonly List<string> output = [];
    private IPEndPoint? console;

    private RealPhone(string program, string folder, string[] arguments)
    {
        this.folder = folder;
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["HOME"] = folder;
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Why baresip cannot run here; empty when it can. It has no use for a machine that has the loopback alone.</summary>
    internal static string NoBaresip =>
        !File.Exists("/usr/bin/baresip") ? "baresip is not installed (apt-get install baresip-core)"
        : !HasNetwork ? "baresip does not start on a machine without a network"
        : "";

    /// <summary>Why linphone cannot run here; empty when it can.</summary>
    internal static string NoLinphone => File.Exists("/usr/bin/linphonec") ? "" : "linphone is not installed (apt-get install linphone-cli)";

    /// <summary>What it has said so far.</summary>
    internal string Output
    {
        get
        {
            lock (output) return string.Join('\n', output);
        }
    }

    private static bool HasNetwork => NetworkInterface.GetAllNetworkInterfaces().Any(one =>
        one.NetworkInterfaceType is not NetworkInterfaceType.Loopback && one.OperationalStatus is OperationalStatus.Up
        && one.GetIPProperties().UnicastAddresses.Any(address => address.Address.AddressFamily is AddressFamily.InterNetwork));

    /// <summary>An agent's phone that picks up by itself, and says what it hears.</summary>
    internal static RealPhone Baresip(string server, string name, string password, string transport) =>
        Baresip($"<sip:{name}@{server};transport={transport}>;auth_user={name};auth_pass={password};answermode=auto;regint=60", []);

    /// <summary>A customer who dials.</summary>
    internal static RealPhone Customer(string server) => Baresip("<sip:ada@127.0.0.1>;regint=0", ["-e", $"/dial sip:4711@{server}"]);

    /// <summary>An agent's phone that picks up by itself.</summary>
    internal static RealPhone Linphone(string server, string name, string password)
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-linphone-").FullName;
        var file = Path.Combine(folder, "rc");
        Directory.CreateDirectory(Path.Combine(folder, ".local", "share", "linphone"));
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"""
            [sip]
            sip_port={FreePorts.Any()}
            sip_tcp_port=0
            sip_tls_port=0
            default_proxy=0

            [auth_info_0]
            username={name}
            passwd={password}
            realm=patchbay

            [proxy_0]
            reg_proxy=<sip:{server}>
            reg_identity=sip:{name}@{server}
            reg_expires=600
            reg_sendregister=1

            """));
        var phone = new RealPhone("/usr/bin/linphonec", folder, ["-c", file, "-a"]);
        // There is no sound card where tests run.
        phone.process.StandardInput.WriteLine("soundcard use files");
        return phone;
    }

    /// <summary>Gives it a command, as its owner would type it.</summary>
    internal void Type(string command)
    {
        if (console is null)
        {
            process.StandardInput.WriteLine(command);
            return;
        }

        var space = command.IndexOf(' ', StringComparison.Ordinal);
        var (name, parameters) = space < 0 ? (command, "") : (command[..space], command[(space + 1)..]);
        var order = $$"""{"command":"{{name}}","params":"{{parameters}}"}""";
        using var keys = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        keys.Connect(console);
        keys.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{order.Length}:{order},")));
        // It answers when it has done it; a connection that is closed before would take the order with it.
        keys.Receive(new byte[4096]);
    }

    /// <summary>Waits until it has said a line with all of these words.</summary>
    internal Task SaysAsync(params string[] words) =>
        UntilAsync(() => Output.Split('\n').Any(line => words.All(word => line.Contains(word, StringComparison.OrdinalIgnoreCase))), string.Join(' ', words));

    /// <summary>Waits until it is known at the server.</summary>
    internal Task RegisteredAsync(DeskPhoneAccounts accounts, string name) => UntilAsync(() => accounts.IsRegistered(name), "registered");

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit(TimeSpan.FromSeconds(5));
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static RealPhone Baresip(string account, string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-baresip-").FullName;
        var console = new IPEndPoint(IPAddress.Loopback, FreePorts.Any());
        File.WriteAllText(Path.Combine(folder, "config"), string.Create(CultureInfo.InvariantCulture, $"""
            module_path /usr/lib/baresip/modules
            module g711.so
            module aubridge.so
            module_app account.so
            module_app menu.so
            module_app ctrl_tcp.so
            ctrl_tcp_listen {console}
            audio_source aubridge,echo
            audio_player aubridge,echo
            sip_listen 127.0.0.1:{FreePorts.Any()}

            """));
        File.WriteAllText(Path.Combine(folder, "accounts"), account + "\n");
        return new("/usr/bin/baresip", folder, ["-f", folder, "-t", "60", .. more]) { console = console };
    }

    private async Task UntilAsync(Func<bool> isSo, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!isSo())
        {
            if (patience.IsCancellationRequested) Assert.Fail($"The phone never was or said: {what}\n{Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private void Keep(string? line)
    {
        lock (output) output.Add(line ?? "");
    }
}
