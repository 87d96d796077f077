using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Patchbay.DemoOrg;

namespace Patchbay.Bench.Writer;

/// <summary>The demo org in a process of its own, and a client that looks into it.</summary>
internal sealed class OrgProcess : IDisposable
{
    private readonly Process process;
    private readonly HttpClient http;

    private OrgProcess(Process process, string address, HttpClient http) => (this.process, Address, this.http) = (process, address, http);

    internal string Address { get; }

    /// <summary>What the child process does: serves the org until its input ends.</summary>
    internal static async Task ServeAsync(string folder)
    {
        await using var org = DemoOrgHost.Build(new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, DailyApiRequests = 100_000_000 });
        org.Services.GetRequiredService<ILoggerFactory>();
        await org.StartAsync();
        Console.WriteLine($"ORG {org.Urls.First()}");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await org.StopAsync();
    }

    internal static async Task<OrgProcess> StartAsync(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { "org", Directory.CreateDirectory(Path.Combine(folder, "org")).FullName },
        };
        var process = Process.Start(start)!;
        string? line;
        do line = await process.StandardOutput.ReadLineAsync();
        while (line is not null && !line.StartsWith("ORG ", StringComparison.Ordinal));
        var address = line is null ? throw new InvalidOperationException("The demo org did not start.") : line[4..];
        _ = process.StandardOutput.ReadToEndAsync();
        var http = new HttpClient { BaseAddress = new(address) };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "patchbay-demo-client",
            ["client_secret"] = "patchbay-demo-secret",
        });
        using var answer = await http.PostAsync(new Uri("/services/oauth2/token", UriKind.Relative), form);
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(process, address, http);
    }

    internal async Task<JsonElement[]> QueryAsync(string soql)
    {
        var answer = await http.GetFromJsonAsync<JsonElement>($"/services/data/v66.0/query?q={Uri.EscapeDataString(soql)}");
        return [.. answer.GetProperty("records").EnumerateArray()];
    }

    internal async Task<int> CountAsync(string condition) =>
        (await http.GetFromJsonAsync<JsonElement>($"/services/data/v66.0/query?q={Uri.EscapeDataString($"SELECT COUNT() FROM Task WHERE {condition}")}"))
            .GetProperty("totalSize").GetInt32();

    /// <summary>Processor time that the org has used so far.</summary>
    internal TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public void Dispose()
    {
        http.Dispose();
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
