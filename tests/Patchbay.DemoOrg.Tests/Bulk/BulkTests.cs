using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.DemoOrg.Tests.Bulk;

public sealed class BulkTests : OrgTests
{
    private const string Header = "\"Subject\",\"Patchbay_Interaction_Id__c\",\"CallDurationInSeconds\"\n";

    [Fact]
    public async Task A_query_job_gives_every_row_once_over_its_pages()
    {
        await Org.PostAsync("composite/sobjects", $$"""{"records":[{{string.Join(',', Enumerable.Range(0, 150).Select(Row))}}]}""");
        var job = await DoneAsync("query", await StartQueryAsync("SELECT Id, Subject, Owner.Name, IsClosed FROM Task WHERE Subject LIKE 'bulk%'"));

        var pages = await PagesAsync(job["id"]!.GetValue<string>(), 60);

        Assert.Equal(150, job["numberRecordsProcessed"]!.GetValue<int>());
        Assert.Equal([60, 60, 30], pages.Select(page => page.Rows));
        Assert.All(pages, page => Assert.StartsWith("\"Id\",\"Subject\",\"Owner.Name\",\"IsClosed\"\n", page.Csv, StringComparison.Ordinal));
        Assert.Equal(150, pages.SelectMany(page => page.Csv.Split('\n')).Where(line => line.StartsWith("\"00T", StringComparison.Ordinal)).Distinct().Count());
        Assert.Contains("\"bulk \"\"7\"\"\nline, two\",\"Patchbay Integration\",\"false\"\n", string.Concat(pages.Select(page => page.Csv)), StringComparison.Ordinal);

        static string Row(int number) => $$"""{"attributes":{"type":"Task"},"Subject":"bulk \"{{number}}\"\nline, two"}""";
    }

    [Fact]
    public async Task A_query_that_cannot_run_is_refused_when_the_job_is_made()
    {
        var unknown = await Org.PostAsync("jobs/query", """{"operation":"query","query":"SELECT Nothing FROM Task"}""");
        var counted = await Org.PostAsync("jobs/query", """{"operation":"query","query":"SELECT COUNT() FROM Task"}""");

        Assert.Equal(("INVALID_FIELD", "API_ERROR"), (unknown.ErrorCode, counted.ErrorCode));
    }

    [Fact]
    public async Task An_upsert_job_creates_updates_and_tells_which_rows_failed()
    {
        await Org.PatchAsync("sobjects/Task/Patchbay_Interaction_Id__c/b1", """{"Subject":"old"}""");
        var content = Header + "\"new, \"\"one\"\"\",\"b0\",\"5\"\n\"changed\",\"b1\",\"\"\n\"bad\",\"b2\",\"many\"\n";

        var job = await IngestAsync("""{"object":"Task","operation":"upsert","externalIdFieldName":"Patchbay_Interaction_Id__c","lineEnding":"LF"}""", content);
        var good = await TextAsync($"jobs/ingest/{job["id"]}/successfulResults");
        var bad = await TextAsync($"jobs/ingest/{job["id"]}/failedResults");

        Assert.Equal(("JobComplete", 3, 1), (job["state"]!.GetValue<string>(), job["numberRecordsProcessed"]!.GetValue<int>(), job["numberRecordsFailed"]!.GetValue<int>()));
        Assert.Contains("\"true\",\"new, \"\"one\"\"\",\"b0\",\"5\"\n", good, StringComparison.Ordinal);
        Assert.Contains("\"false\",\"changed\",\"b1\",\"\"\n", good, StringComparison.Ordinal);
        Assert.Contains("JSON_PARSER_ERROR", bad, StringComparison.Ordinal);
        Assert.Equal("changed", (await Org.QueryAsync("SELECT Subject FROM Task WHERE Patchbay_Interaction_Id__c = 'b1'")).Records[0]!["Subject"]!.GetValue<string>());
    }

    [Fact]
    public async Task Rows_are_updated_and_deleted_by_id()
    {
        var id = await Org.CreateAsync("Task", """{"Subject":"a","Description":"x"}""");

        await IngestAsync("""{"object":"Task","operation":"update"}""", $"Id,Subject,Description\n{id},b,#N/A\n");
        var changed = (await Org.GetAsync($"sobjects/Task/{id}")).Body!;
        await IngestAsync("""{"object":"Task","operation":"delete"}""", $"Id\n{id}\n");

        Assert.Equal(("b", null), (changed["Subject"]!.GetValue<string>(), changed["Description"]));
        Assert.Equal(404, (await Org.GetAsync($"sobjects/Task/{id}")).Status);
    }

    [Fact]
    public async Task A_job_takes_its_states_in_order()
    {
        var job = (await Org.PostAsync("jobs/ingest", """{"object":"Task","operation":"insert"}""")).Body!;
        var path = $"jobs/ingest/{job["id"]}";

        var early = await Org.PatchAsync(path, """{"state":"UploadComplete"}""");
        var running = await Org.SendAsync(HttpMethod.Delete, path);
        var aborted = await Org.PatchAsync(path, """{"state":"Aborted"}""");
        var gone = await Org.SendAsync(HttpMethod.Delete, path);

        Assert.Equal(("INVALIDJOBSTATE", "INVALIDJOBSTATE"), (early.ErrorCode, running.ErrorCode));
        Assert.Equal(("Aborted", 204), (aborted.Body!["state"]!.GetValue<string>(), gone.Status));
        Assert.Equal(404, (await Org.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_text_that_is_never_closed_fails_the_job_with_words()
    {
        var job = await IngestAsync("""{"object":"Task","operation":"insert"}""", "Subject\n\"open\n");

        Assert.Equal(("Failed", "A quotation mark is never closed."), (job["state"]!.GetValue<string>(), job["errorMessage"]!.GetValue<string>()));
    }

    private async Task<string> StartQueryAsync(string soql)
    {
        var wish = new JsonObject { ["operation"] = "query", ["query"] = soql };
        return (await Org.PostAsync("jobs/query", wish.ToJsonString())).Body!["id"]!.GetValue<string>();
    }

    private async Task<JsonNode> IngestAsync(string wish, string csv)
    {
        var id = (await Org.PostAsync("jobs/ingest", wish)).Body!["id"]!.GetValue<string>();
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        using var uploaded = await Org.Client.PutAsync(new Uri($"/services/data/v67.0/jobs/ingest/{id}/batches", UriKind.Relative), content, Org.Cancelled);
        Assert.Equal(201, (int)uploaded.StatusCode);
        await Org.PatchAsync($"jobs/ingest/{id}", """{"state":"UploadComplete"}""");
        return await DoneAsync("ingest", id);
    }

    private async Task<JsonNode> DoneAsync(string kind, string id)
    {
        while (true)
        {
            var job = (await Org.GetAsync($"jobs/{kind}/{id}")).Body!;
            if (job["state"]!.GetValue<string>() is "JobComplete" or "Failed")
                return job;
            await Task.Yield();
        }
    }

    private async Task<List<(int Rows, string Csv)>> PagesAsync(string id, int most)
    {
        var pages = new List<(int, string)>();
        for (var locator = ""; locator != "null";)
        {
            using var page = await Org.Client.GetAsync(
                new Uri($"/services/data/v67.0/jobs/query/{id}/results?maxRecords={most}&locator={Uri.EscapeDataString(locator)}", UriKind.Relative), Org.Cancelled);
            locator = page.Headers.GetValues("Sforce-Locator").Single();
            pages.Add((int.Parse(page.Headers.GetValues("Sforce-NumberOfRecords").Single(), null), await page.Content.ReadAsStringAsync(Org.Cancelled)));
        }

        return pages;
    }

    private Task<string> TextAsync(string path) => Org.Client.GetStringAsync(new Uri("/services/data/v67.0/" + path, UriKind.Relative), Org.Cancelled);
}
