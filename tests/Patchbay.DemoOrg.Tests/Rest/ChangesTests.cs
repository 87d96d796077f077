using System.Globalization;

namespace Patchbay.DemoOrg.Tests.Rest;

public sealed class ChangesTests : OrgTests
{
    [Fact]
    public async Task Changed_and_deleted_records_are_told_apart()
    {
        var kept = await Org.CreateAsync("Contact", """{"LastName":"Kept"}""");
        var gone = await Org.CreateAsync("Contact", """{"LastName":"Gone"}""");
        await Org.SendAsync(HttpMethod.Delete, $"sobjects/Contact/{gone}");

        var updated = await Org.GetAsync("sobjects/Contact/updated?" + Span());
        var deleted = await Org.GetAsync("sobjects/Contact/deleted?" + Span());

        Assert.Equal([kept], updated.Body!["ids"]!.AsArray().Select(id => id!.GetValue<string>()));
        Assert.Equal([gone], deleted.Body!["deletedRecords"]!.AsArray().Select(row => row!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_span_that_makes_no_sense_is_refused()
    {
        Assert.Equal("INVALID_REPLICATION_DATE", (await Org.GetAsync("sobjects/Contact/deleted?start=yesterday&end=today")).ErrorCode);
        Assert.Equal("INVALID_REPLICATION_DATE", (await Org.GetAsync("sobjects/Contact/deleted?start=2020-01-01T00:00:00Z&end=2020-01-02T00:00:00Z")).ErrorCode);
    }

    [Fact]
    public async Task A_file_is_linked_to_the_record_it_is_published_to()
    {
        var task = await Org.CreateAsync("Task", """{"Subject":"x"}""");
        var version = await Org.CreateAsync("ContentVersion",
            $$"""{"Title":"Recording","PathOnClient":"call.wav","VersionData":"aGVsbG8=","FirstPublishLocationId":"{{task}}","Patchbay_Recording_Id__c":"r1"}""");

        var again = await Org.PostAsync("sobjects/ContentVersion",
            """{"Title":"Recording","PathOnClient":"call.wav","VersionData":"aGVsbG8=","Patchbay_Recording_Id__c":"r1"}""");
        var links = await Org.QueryAsync($"SELECT ContentDocumentId FROM ContentDocumentLink WHERE LinkedEntityId = '{task}'");
        var bytes = await Org.Client.GetStringAsync(new Uri($"/services/data/v67.0/sobjects/ContentVersion/{version}/VersionData", UriKind.Relative), Org.Cancelled);

        Assert.Equal("DUPLICATE_VALUE", again.ErrorCode);
        Assert.Single(links.Records);
        Assert.Equal("hello", bytes);
    }

    private static string Span()
    {
        var now = TimeProvider.System.GetUtcNow();
        return $"start={Text(now.AddHours(-1))}&end={Text(now.AddHours(1))}";
    }

    private static string Text(DateTimeOffset at) => Uri.EscapeDataString(at.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture));
}
