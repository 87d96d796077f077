using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Patchbay.DemoOrg;
using Patchbay.Testing.Ports;

namespace Patchbay.Scenarios.Tests.Processes;

/// <summary>A stand-in for a Salesforce org, and what its log of calls holds.</summary>
internal sealed class OrgBooks : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly WebApplication org;

    private OrgBooks(WebApplication org, string address) => (this.org, Address) = (org, address);

    internal string Address { get; }

    /// <summary>Settings with which a server writes into it.</summary>
    internal Dictionary<string, string> Settings => new()
    {
        ["Salesforce__Enabled"] = "true",
        ["Salesforce__LoginUrl"] = Address,
        ["Salesforce__ClientId"] = "patchbay-demo-client",
        ["Salesforce__ClientSecret"] = "patchbay-demo-secret",
    };

    internal static async Task<OrgBooks> StartAsync(string folder)
    {
        var address = $"http://localhost:{FreePorts.Any()}";
        var org = DemoOrgHost.Build(new() { DataFolder = folder, ListenUrl = address });
        await org.StartAsync();
        OrgBooks books = new(org, address);
        await books.SignInAsync();
        return books;
    }

    /// <summary>The external ids of all calls in the log, doubled ones twice.</summary>
    internal async Task<IReadOnlyList<string>> CallsAsync()
    {
        var query = Uri.EscapeDataString("SELECT Patchbay_Interaction_Id__c FROM Task WHERE Patchbay_Interaction_Id__c != null");
        await using var body = await http.GetStreamAsync(new Uri($"{Address}/services/data/v66.0/query?q={query}"));
        using var document = await JsonDocument.ParseAsync(body);
        return [.. document.RootElement.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("Patchbay_Interaction_Id__c").GetString()!)];
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await org.DisposeAsync();
    }

    private async Task SignInAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "patchbay-demo-client",
            ["client_secret"] = "patchbay-demo-secret",
        });
        using var answer = await http.PostAsync(new Uri(Address + "/services/oauth2/token"), form);
        answer.EnsureSuccessStatusCode();
        using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        http.DefaultRequestHeaders.Authorization = new("Bearer", body.RootElement.GetProperty("access_token").GetString());
    }
}
