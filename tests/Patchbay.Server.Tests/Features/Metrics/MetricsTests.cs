using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Tests.Features.Metrics;

public sealed partial class MetricsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_monitor_reads_calls_waits_commits_and_the_loop()
    {
        await using var server = await TestServer.StartAsync();
        var agent = await server.AddAsync("maya", "a-password", UserRole.Agent);
        using var panel = await server.OpenPanelAsync(agent);
        await panel.AskAsync("SetPresence", """["available",null]""");
        var exchange = server.App.Services.GetRequiredService<IExchange>();
        var call = new InteractionId(Guid.CreateVersion7());
        var arrival = new ArriveCall(call, PersonalText.Of("+4684650040"), PersonalText.Empty, "100", PersonalText.Of("dialog"));
        Assert.Null(await exchange.SubmitAsync(arrival, Token));
        Assert.Null(await exchange.SubmitAsync(new ReportLegEnded(new(call, 1), EndCause.Abandoned, null), Token));

        var figures = Parse(await server.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token));

        Assert.Equal(1, figures["patchbay_calls_total{direction=\"inbound\"}"]);
        Assert.Equal(0, figures["patchbay_calls_open"]);
        Assert.Equal(1, figures["patchbay_queue_wait_seconds_count"]);
        Assert.Equal(0, figures["patchbay_queue_waiting{queue=\"Support\"}"]);
        Assert.True(figures["patchbay_journal_events_total"] > 0);
        Assert.True(figures["patchbay_journal_commit_seconds_count"] > 0);
        Assert.Equal(figures["patchbay_loop_lag_seconds_count"], figures["patchbay_loop_lag_seconds_bucket{le=\"+Inf\"}"]);
        Assert.Equal(0, figures["patchbay_journal_stalled"]);
        Assert.Equal(400, figures["patchbay_calls_most"]);
        Assert.Equal(1, figures["patchbay_salesforce_state{org=\"default\",state=\"Off\"}"]);
        Assert.Equal(1, figures.Where(figure => figure.Key.StartsWith("patchbay_agents{", StringComparison.Ordinal)).Sum(figure => figure.Value));
        Assert.DoesNotContain(figures.Keys, key => key.Contains("maya", StringComparison.Ordinal) || key.Contains("4684650040", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_are_refused_to_whoever_comes_through_a_proxy()
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("X-Forwarded-For", "198.51.100.7");

        using var answer = await server.Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Health_tells_each_part_in_words()
    {
        await using var server = await TestServer.StartAsync();

        using var report = JsonDocument.Parse(await server.Http.GetStringAsync(new Uri("/health", UriKind.Relative), Token));

        var parts = report.RootElement.GetProperty("parts").EnumerateArray().ToDictionary(
            part => part.GetProperty("name").GetString()!, part => part.GetProperty("status").GetString());
        Assert.Equal(["disk", "exchange", "journal", "salesforce", "telephony"], parts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("ok", parts["exchange"]);
        Assert.Equal("ok", parts["journal"]);
        Assert.Equal("live", await server.Http.GetStringAsync(new Uri("/health/live", UriKind.Relative), Token));
    }

    /// <summary>Reads the text as strictly as a collector does.</summary>
    private static Dictionary<string, double> Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            var match = Sample().Match(line);
            Assert.True(match.Success, line);
            figures.Add(match.Groups[1].Value, double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        }

        return figures;
    }

    [GeneratedRegex("""^([a-z_]+(?:\{[a-z]+="[^"\n]*"(?:,[a-z]+="[^"\n]*")*\})?) (-?[0-9.]+)$""")]
    private static partial Regex Sample();
}
