using System.Text.Json;

namespace Patchbay.Cli.Demo;

/// <summary>Looks into the demo org as a check does: over its REST API.</summary>
/// <param name="site">The demo.</param>
internal sealed class OrgClient(DemoSite site) : IDisposable
{
    private readonly HttpClient http = new();
    private readonly HashSet<string> before = [];

    internal async Task SignInAsync(CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "patchbay-demo-client",
            ["client_secret"] = site.ClientSecret,
        });
        using var answer = await http.PostAsync(new Uri(site.OrgUrl + "/services/oauth2/token"), form, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
        http.DefaultRequestHeaders.Authorization = new("Bearer", body.RootElement.GetProperty("access_token").GetString());
    }

    /// <summary>All calls in the org's log, but for those that a kept folder held before.</summary>
    internal async Task<IReadOnlyList<JsonElement>> CallsAsync(CancellationToken cancellationToken) =>
        [.. (await AllCallsAsync(cancellationToken)).Where(call => !before.Contains(IdOf(call)))];

    /// <summary>Takes the calls that are there for older ones.</summary>
    internal async Task ForgetCallsAsync(CancellationToken cancellationToken) =>
        before.UnionWith((await AllCallsAsync(cancellationToken)).Select(IdOf));

    /// <summary>True when the log shows that the call is over; it stands there from the first ring on.</summary>
    /// <param name="call">A row.</param>
    internal static bool IsOver(JsonElement call) => call.GetProperty("IsClosed").GetBoolean();

    private static string IdOf(JsonElement call) => call.GetProperty("Id").GetString()!;

    private async Task<IReadOnlyList<JsonElement>> AllCallsAsync(CancellationToken cancellationToken)
    {
        var query = Uri.EscapeDataString(
            "SELECT Id, Patchbay_Interaction_Id__c, Patchbay_Recording__c, CallDisposition, IsClosed FROM Task WHERE Patchbay_Interaction_Id__c != null");
        await using var body = await http.GetStreamAsync(new Uri($"{site.OrgUrl}/services/data/v66.0/query?q={query}"), cancellationToken);
        using var document = await JsonDocument.ParseAsync(body, default, cancellationToken);
        return [.. document.RootElement.GetProperty("records").EnumerateArray().Select(record => record.Clone())];
    }

    /// <summary>Fetches a recording the way the org's server side and the page's player do: a fresh link, then the file.</summary>
    /// <param name="recording">The link in the log.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<byte[]> RecordingAsync(string recording, CancellationToken cancellationToken)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Post, new Uri($"{site.ServerUrl}/api/recordings/{recording.Split('/')[^1]}/link"));
        ask.Headers.Authorization = new("Bearer", site.IntegrationKey);
        using var player = new HttpClient();
        using var answer = await player.SendAsync(ask, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
        return await player.GetByteArrayAsync(new Uri(body.RootElement.GetProperty("url").GetString()!), cancellationToken);
    }

    public void Dispose() => http.Dispose();
}
