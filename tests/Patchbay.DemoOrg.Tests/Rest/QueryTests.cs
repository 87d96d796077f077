using System.Text.Json.Nodes;

namespace Patchbay.DemoOrg.Tests.Rest;

public sealed class QueryTests : OrgTests
{
    [Fact]
    public async Task The_directory_sync_reads_every_phone_field_in_order_of_change()
    {
        var answer = await Org.QueryAsync("SELECT Id, Name, Phone, MobilePhone, HomePhone, OtherPhone, AssistantPhone, Account.Name, SystemModstamp "
            + "FROM Contact WHERE SystemModstamp > 2020-01-01T00:00:00Z ORDER BY SystemModstamp, Id");

        var stamps = answer.Records.Select(row => row!["SystemModstamp"]!.GetValue<string>()).ToArray();
        Assert.Equal(stamps.Order(StringComparer.Ordinal), stamps);
        Assert.True(stamps.Length > 150);
        var ada = answer.Records.Single(row => row!["Name"]!.GetValue<string>() == "Ada Lindqvist")!;
        Assert.Equal("070-174 06 33", ada["MobilePhone"]!.GetValue<string>());
        Assert.Null(ada["HomePhone"]);
        Assert.Equal("Nordic Trams AB", ada["Account"]!["Name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Name = 'ada lindqvist'", 1)]
    [InlineData("Name != 'Ada Lindqvist' AND LastName = 'Lindqvist'", 0)]
    [InlineData("MobilePhone LIKE '%174 06 33'", 1)]
    [InlineData("LastName IN ('Lindqvist', 'Bennett')", 2)]
    [InlineData("LastName NOT IN ('Lindqvist') AND FirstName = 'Ada'", 0)]
    [InlineData("(LastName = 'Lindqvist' OR LastName = 'Bennett') AND Account.BillingCountry = 'Sweden'", 1)]
    [InlineData("NOT Account.Name = 'x' AND LastName = 'Lindqvist'", 1)]
    [InlineData("LastName = 'Lindqvist' AND HomePhone = null", 1)]
    [InlineData("LastName = 'Lindqvist' AND HomePhone != 'x'", 1)]
    [InlineData("LastName = 'Lindqvist' AND CreatedDate < TODAY", 1)]
    [InlineData("LastName = 'Lindqvist' AND CreatedDate = LAST_N_DAYS:30", 0)]
    [InlineData("Id IN (SELECT ContactId FROM Case WHERE IsClosed = false AND Subject LIKE 'Doors at%')", 1)]
    public async Task Conditions_mean_what_they_mean_on_the_platform(string where, int expected)
    {
        var answer = await Org.QueryAsync($"SELECT COUNT() FROM Contact WHERE {where}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(expected, answer.Body!["totalSize"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("SELECT Id FROM Contact WHERE", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FORM Contact", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", "MALFORMED_QUERY")]
    [InlineData("SELECT Id, Id FROM Contact", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE Name = 'unfinished", "MALFORMED_QUERY")]
    [InlineData("SELECT * FROM Contact", "MALFORMED_QUERY")]
    [InlineData("SELECT Shoe FROM Contact", "INVALID_FIELD")]
    [InlineData("SELECT Boss.Name FROM Contact", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Spaceship", "INVALID_TYPE")]
    [InlineData("SELECT Id FROM Contact WHERE SystemModstamp > '2020-01-01T00:00:00Z'", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE SystemModstamp > 2020-01-01", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE Name = 7", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE Description = 'x'", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE Id = 'short'", "INVALID_QUERY_FILTER_OPERATOR")]
    [InlineData("SELECT Id FROM Contact OFFSET 2001", "NUMBER_OUTSIDE_VALID_RANGE")]
    public async Task A_query_the_platform_refuses_is_refused(string soql, string code)
    {
        var answer = await Org.QueryAsync(soql);

        Assert.Equal((400, code), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task An_error_shows_the_place()
    {
        var answer = await Org.QueryAsync("SELECT Id, Shoe FROM Contact");

        Assert.StartsWith("\nSELECT Id, Shoe FROM Contact\n           ^\nERROR at Row:1:Column:12\nNo such column 'Shoe' on entity 'Contact'.",
            answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_result_comes_in_pages()
    {
        Org.Client.DefaultRequestHeaders.Add("Sforce-Query-Options", "batchSize=1");
        for (var batch = 0; batch < 2; batch++)
        {
            var rows = Enumerable.Range(0, 200).Select(number => $$"""{"attributes":{"type":"Task"},"Subject":"page {{batch}}-{{number}}"}""");
            await Org.PostAsync("composite/sobjects", $$"""{"records":[{{string.Join(',', rows)}}]}""");
        }

        var ids = new List<string>();
        var page = await Org.QueryAsync("SELECT Id FROM Task WHERE Subject LIKE 'page %' ORDER BY Id");
        Assert.Equal(200, page.Records.Count);
        Assert.Equal(400, page.Body!["totalSize"]!.GetValue<int>());
        while (true)
        {
            ids.AddRange(page.Records.Select(row => row!["Id"]!.GetValue<string>()));
            if (page.Body!["done"]!.GetValue<bool>())
                break;
            page = await Org.GetAsync(page.Body["nextRecordsUrl"]!.GetValue<string>());
        }

        Assert.Equal(400, ids.Distinct().Count());
    }

    [Fact]
    public async Task An_unknown_locator_is_refused()
    {
        Assert.Equal("INVALID_QUERY_LOCATOR", (await Org.GetAsync("query/01gDm0000000001-200")).ErrorCode);
    }

    [Fact]
    public async Task Deleted_records_are_only_in_queryAll()
    {
        var id = await Org.CreateAsync("Contact", """{"LastName":"Vanished"}""");
        await Org.SendAsync(HttpMethod.Delete, $"sobjects/Contact/{id}");
        var soql = Uri.EscapeDataString("SELECT Id, IsDeleted FROM Contact WHERE LastName = 'Vanished'");

        var live = await Org.GetAsync("query?q=" + soql);
        var all = await Org.GetAsync("queryAll?q=" + soql);

        Assert.Empty(live.Records);
        Assert.True(Assert.Single(all.Records)!["IsDeleted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Converted_leads_can_be_left_out()
    {
        var all = await Org.QueryAsync("SELECT COUNT() FROM Lead");
        var open = await Org.QueryAsync("SELECT COUNT() FROM Lead WHERE IsConverted = false");

        Assert.Equal(6, Total(all) - Total(open));
    }

    [Fact]
    public async Task An_address_up_to_16384_characters_is_read_and_a_longer_one_refused()
    {
        var fits = string.Join(" OR ", Enumerable.Range(0, 500).Select(number => $"Phone = '{number}'"));

        Assert.Equal(200, (await Org.QueryAsync($"SELECT Id FROM Contact WHERE {fits}")).Status);
        Assert.Equal(414, (await Org.QueryAsync($"SELECT Id FROM Contact WHERE {fits} OR {fits}")).Status);
    }

    private static int Total(Answer answer) => answer.Body is JsonObject body ? body["totalSize"]!.GetValue<int>() : -1;
}
