using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Patchbay.Scenarios.Tests.Processes;

namespace Patchbay.Scenarios.Tests;

public sealed class BadSetup : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-setup-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_one_sentence()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");

        await RefusesAsync("cannot be made", [], "--data", Path.Combine(file, "data"));
    }

    [Fact]
    public async Task A_broken_settings_file_is_one_sentence()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "patchbay.json"), "{ \"Server\": ");

        await RefusesAsync("patchbay.json is broken", [], "--data", folder);
    }

    [Fact]
    public async Task A_setting_out_of_range_is_one_sentence() =>
        await RefusesAsync("MostCalls", new() { ["Telephony__MostCalls"] = "0" }, "--data", folder);

    [Fact]
    public async Task A_sip_port_in_use_is_one_sentence()
    {
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var taken = other.Client.LocalEndPoint!.ToString()!;

        await RefusesAsync("SIP cannot listen", new() { ["Telephony__SipListen"] = taken, ["Telephony__BrowserListen"] = "127.0.0.1:0" }, "--data", folder);
    }

    [Fact]
    public async Task A_web_port_in_use_is_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = other.LocalEndpoint.ToString()!;

        await RefusesAsync(
            "address already in use",
            new() { ["Server__Listen"] = $"http://{taken}", ["Telephony__SipListen"] = "127.0.0.1:0", ["Telephony__BrowserListen"] = "127.0.0.1:0" },
            "--data", folder);
    }

    [Theory]
    [InlineData("Telephony__MostCalls", "many")]
    [InlineData("Telephony__MaxCalls", "5")]
    [InlineData("Server__Listen", "nonsense")]
    [InlineData("Server__TrustedProxies__0", "proxy")]
    public async Task A_setting_that_is_misspelt_or_means_nothing_is_one_sentence(string name, string value) =>
        await RefusesAsync(name.Split("__")[1], new() { [name] = value }, "--data", folder);

    [Fact]
    public async Task A_section_that_means_nothing_is_one_sentence()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "patchbay.json"), """{ "Telefony": { "MostCalls": 5 } }""");

        await RefusesAsync("Telefony", [], "--data", folder);
    }

    [Fact]
    public async Task A_data_folder_that_another_patchbay_works_with_is_one_sentence_and_leaves_that_one_alone()
    {
        Dictionary<string, string> ports = new()
        {
            ["Server__Listen"] = "http://127.0.0.1:0",
            ["Telephony__SipListen"] = "127.0.0.1:0",
            ["Telephony__BrowserListen"] = "127.0.0.1:0",
        };
        await using (var first = await ServerProcess.StartAsync(ports, "serve", "--data", folder, "--stop-with-input"))
        {
            await RefusesAsync("already works with the data folder", ports, "--data", folder);

            using var http = new HttpClient();
            var address = first.Output.Split(" is ready at ")[1].Split('\n')[0];
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"{address}/health/ready"))).StatusCode);
        }

        await using var next = await ServerProcess.StartAsync(ports, "serve", "--data", folder, "--stop-with-input");
    }

    private static async Task RefusesAsync(string because, Dictionary<string, string> settings, params string[] arguments)
    {
        var start = ServerProcess.Command(["serve", .. arguments]);
        // Somebody may use the standard port of this machine, and that would be another sentence.
        start.Environment["Server__Listen"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.DoesNotContain("fail:", await output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await output, StringComparison.Ordinal);
        var sentence = Assert.Single((await errors).Trim().Split('\n'));
        Assert.NotEqual(0, process.ExitCode);
        Assert.StartsWith("patchbay: ", sentence, StringComparison.Ordinal);
        Assert.Contains(because, sentence, StringComparison.OrdinalIgnoreCase);
    }
}
