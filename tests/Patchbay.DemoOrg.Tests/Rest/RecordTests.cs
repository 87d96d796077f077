namespace Patchbay.DemoOrg.Tests.Rest;

public sealed class RecordTests : OrgTests
{
    [Fact]
    public async Task A_record_is_created_read_changed_and_deleted()
    {
        var id = await Org.CreateAsync("Contact", """{"FirstName":"Nils","LastName":"Holm","Phone":"08-465 004 99"}""");

        var changed = await Org.PatchAsync($"sobjects/Contact/{id}", """{"LastName":"Holmgren"}""");
        var read = await Org.GetAsync($"sobjects/Contact/{id[..15]}");
        var deleted = await Org.SendAsync(HttpMethod.Delete, $"sobjects/Contact/{id}");
        var gone = await Org.GetAsync($"sobjects/Contact/{id}");

        Assert.Equal(204, changed.Status);
        Assert.Equal("Nils Holmgren", read.Body!["Name"]!.GetValue<string>());
        Assert.Equal(id, read.Body["Id"]!.GetValue<string>());
        Assert.Equal("Contact", read.Body["attributes"]!["type"]!.GetValue<string>());
        Assert.Equal(204, deleted.Status);
        Assert.Equal((404, "NOT_FOUND"), (gone.Status, gone.ErrorCode));
    }

    [Theory]
    [InlineData("Contact", """{"FirstName":"Nils"}""", "REQUIRED_FIELD_MISSING", "LastName")]
    [InlineData("Contact", """{"LastName":"X","AccountId":"003Dm0000000001AAA"}""", "MALFORMED_ID", "AccountId")]
    [InlineData("Contact", """{"LastName":"X","AccountId":"nonsense"}""", "MALFORMED_ID", "AccountId")]
    [InlineData("Contact", """{"LastName":"X","Email":"no-address"}""", "INVALID_EMAIL_ADDRESS", "Email")]
    [InlineData("Contact", """{"LastName":"X","CreatedDate":"2026-01-01T00:00:00Z"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "CreatedDate")]
    [InlineData("Task", """{"CallType":"Sideways"}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "CallType")]
    [InlineData("Task", """{"TaskSubtype":"Telegram"}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "TaskSubtype")]
    [InlineData("Opportunity", """{"Name":"X","StageName":"Prospecting"}""", "REQUIRED_FIELD_MISSING", "CloseDate")]
    public async Task What_the_platform_refuses_is_refused_and_names_the_field(string type, string body, string code, string field)
    {
        var answer = await Org.PostAsync($"sobjects/{type}", body);

        Assert.Equal((400, code), (answer.Status, answer.ErrorCode));
        Assert.Equal([field], answer.Fields);
    }

    [Theory]
    [InlineData("""{"LastName":"X","Shoe":"42"}""", "INVALID_FIELD")]
    [InlineData("""{"LastName":"X","Id":"003Dm0000000001AAA"}""", "INVALID_FIELD")]
    [InlineData("""{"LastName":7}""", "JSON_PARSER_ERROR")]
    [InlineData("""{"LastName":"X" """, "JSON_PARSER_ERROR")]
    [InlineData("""[1]""", "JSON_PARSER_ERROR")]
    public async Task A_body_that_makes_no_sense_is_refused(string body, string code)
    {
        var answer = await Org.PostAsync("sobjects/Contact", body);

        Assert.Equal((400, code), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_text_too_long_is_refused_whole()
    {
        var answer = await Org.PostAsync("sobjects/Task", $$"""{"Subject":"{{new string('x', 256)}}"}""");

        Assert.Equal((400, "STRING_TOO_LONG"), (answer.Status, answer.ErrorCode));
        Assert.EndsWith("(max length=255)", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_on_a_lead_cannot_also_hang_on_another_record()
    {
        var lead = await Org.IdOfAsync("SELECT Id FROM Lead WHERE Name = 'Olivia Rowe'");
        var account = await Org.IdOfAsync("SELECT Id FROM Account WHERE Name = 'Nordic Trams AB'");

        var answer = await Org.PostAsync("sobjects/Task", $$"""{"Subject":"x","WhoId":"{{lead}}","WhatId":"{{account}}"}""");

        Assert.Equal((400, "FIELD_INTEGRITY_EXCEPTION"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_call_on_a_deleted_contact_is_refused()
    {
        var contact = await Org.CreateAsync("Contact", """{"LastName":"Gone"}""");
        await Org.SendAsync(HttpMethod.Delete, $"sobjects/Contact/{contact}");

        var answer = await Org.PostAsync("sobjects/Task", $$"""{"Subject":"x","WhoId":"{{contact}}"}""");

        Assert.Equal((400, "ENTITY_IS_DELETED"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_call_on_a_record_that_never_was_is_refused()
    {
        var answer = await Org.PostAsync("sobjects/Task", """{"Subject":"x","WhoId":"003Dm000000zzzz"}""");

        Assert.Equal((400, "INVALID_CROSS_REFERENCE_KEY"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_logged_call_finds_its_account_and_its_time_of_completion()
    {
        var ada = await Org.IdOfAsync("SELECT Id FROM Contact WHERE Name = 'Ada Lindqvist'");

        var id = await Org.CreateAsync("Task", $$"""{"Subject":"Call","WhoId":"{{ada}}","Status":"Completed","TaskSubtype":"Call","CallDurationInSeconds":61}""");

        var task = (await Org.QueryAsync(
            $"SELECT Account.Name, Who.Name, Who.Type, CompletedDateTime, IsClosed, CallDurationInSeconds FROM Task WHERE Id = '{id}'")).Records[0]!;
        Assert.Equal("Nordic Trams AB", task["Account"]!["Name"]!.GetValue<string>());
        Assert.Equal("Ada Lindqvist", task["Who"]!["Name"]!.GetValue<string>());
        Assert.Equal("Contact", task["Who"]!["attributes"]!["type"]!.GetValue<string>());
        Assert.True(task["IsClosed"]!.GetValue<bool>());
        Assert.NotNull(task["CompletedDateTime"]);
        Assert.Equal(61, task["CallDurationInSeconds"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_unique_value_cannot_be_given_twice()
    {
        const string body = """{"Subject":"x","Patchbay_Interaction_Id__c":"once"}""";
        var id = await Org.CreateAsync("Task", body);

        var answer = await Org.PostAsync("sobjects/Task", body);

        Assert.Equal((400, "DUPLICATE_VALUE"), (answer.Status, answer.ErrorCode));
        Assert.Contains(id, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_cannot_be_written()
    {
        Assert.Equal("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", (await Org.PostAsync("sobjects/User", """{"LastName":"X"}""")).ErrorCode);
    }

    [Theory]
    [InlineData("sobjects/Spaceship/001Dm0000000001AAA")]
    [InlineData("sobjects/Contact/001Dm0000000001AAA")]
    [InlineData("nothing/here")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        var answer = await Org.GetAsync(path);

        Assert.Equal((404, "NOT_FOUND"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_wrong_method_is_named()
    {
        var answer = await Org.SendAsync(HttpMethod.Put, "sobjects/Contact", "{}");

        Assert.Equal((405, "METHOD_NOT_ALLOWED"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Times_are_whole_seconds_in_utc()
    {
        var id = await Org.CreateAsync("Contact", """{"LastName":"Now"}""");

        var stamp = (await Org.GetAsync($"sobjects/Contact/{id}?fields=SystemModstamp")).Body!["SystemModstamp"]!.GetValue<string>();

        Assert.EndsWith(".000+0000", stamp, StringComparison.Ordinal);
    }
}
