using System.Net.Http.Headers;

namespace Patchbay.DemoOrg.Tests.Records;

/// <summary>Two records become one. SOAP API Developer Guide, merge().</summary>
public sealed class RecordMergeTests : IAsyncLifetime
{
    private Org Org { get; set; } = null!;

    public async ValueTask InitializeAsync() => Org = await Org.StartAsync(folder => new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, ControlKey = "merge" });

    public ValueTask DisposeAsync() => Org.DisposeAsync();

    [Fact]
    public async Task What_hung_on_the_merged_record_hangs_on_the_one_that_stays()
    {
        var (stays, goes) = (await Org.CreateAsync("Contact", """{"LastName":"Stays"}"""), await Org.CreateAsync("Contact", """{"LastName":"Goes"}"""));
        var task = await Org.CreateAsync("Task", $$"""{"Subject":"Call","WhoId":"{{goes}}"}""");
        var work = await Org.CreateAsync("Case", $$"""{"Subject":"Card","ContactId":"{{goes}}"}""");

        Assert.Equal(204, await MergeAsync(stays, goes));

        Assert.Equal(stays, (await Org.QueryAsync($"SELECT WhoId FROM Task WHERE Id = '{task}'")).Records[0]!["WhoId"]!.GetValue<string>());
        Assert.Equal(stays, (await Org.QueryAsync($"SELECT ContactId FROM Case WHERE Id = '{work}'")).Records[0]!["ContactId"]!.GetValue<string>());
        var gone = (await Org.GetAsync("queryAll?q=" + Uri.EscapeDataString($"SELECT IsDeleted, MasterRecordId FROM Contact WHERE Id = '{goes}'"))).Records[0]!;
        Assert.Equal((true, stays), (gone["IsDeleted"]!.GetValue<bool>(), gone["MasterRecordId"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Two_person_accounts_become_one_with_one_contact()
    {
        var (stays, goes) = (await Org.CreateAsync("Account", """{"LastName":"Stays"}"""), await Org.CreateAsync("Account", """{"LastName":"Goes"}"""));

        Assert.Equal(204, await MergeAsync(stays, goes));

        Assert.Equal(stays, (await Org.QueryAsync("SELECT AccountId FROM Contact WHERE LastName IN ('Stays','Goes')")).Records is [var only] ? only!["AccountId"]!.GetValue<string>() : null);
    }

    [Fact]
    public async Task Only_like_records_that_are_there_can_be_merged()
    {
        var contact = await Org.CreateAsync("Contact", """{"LastName":"Stays"}""");
        var lead = await Org.CreateAsync("Lead", """{"LastName":"Goes","Company":"X"}""");

        Assert.Equal(400, await MergeAsync(contact, lead));
        Assert.Equal(400, await MergeAsync(contact, "003Dm00000zzzzzAAA"));
    }

    private async Task<int> MergeAsync(string master, string other)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Org.Address, $"/demo/control/merge?master={master}&other={other}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "merge");
        using var answer = await Org.Client.SendAsync(request, Org.Cancelled);
        return (int)answer.StatusCode;
    }
}
