using Patchbay.DemoOrg.Faults;

namespace Patchbay.DemoOrg.Tests.Faults;

public sealed class OrgChangeTests : OrgTests
{
    private readonly DemoOrgFaults _faults = new();

    [Fact]
    public async Task A_field_the_package_lacks_is_unknown_everywhere()
    {
        _faults.Missing = ["task.patchbay_recording__c"];

        var written = await Org.PostAsync("sobjects/Task", """{"Subject":"x","Patchbay_Recording__c":"https://x.example"}""");
        var queried = await Org.QueryAsync("SELECT Patchbay_Recording__c FROM Task");
        var described = await Org.GetAsync("sobjects/Task/describe");

        Assert.Equal((400, "INVALID_FIELD"), (written.Status, written.ErrorCode));
        Assert.Equal("INVALID_FIELD", queried.ErrorCode);
        Assert.DoesNotContain(described.Body!["fields"]!.AsArray(), field => field!["name"]!.GetValue<string>() == "Patchbay_Recording__c");
    }

    [Fact]
    public async Task An_object_the_org_lacks_comes_back_when_it_is_installed()
    {
        _faults.Missing = ["Lead"];
        var without = (await Org.GetAsync("sobjects/Lead/describe")).Status;
        _faults.Missing = [];

        Assert.Equal(404, without);
        Assert.Equal(200, (await Org.GetAsync("sobjects/Lead/describe")).Status);
    }

    [Fact]
    public async Task A_validation_rule_refuses_what_it_names_and_nothing_else()
    {
        _faults.Rules = [new RefusalRule("Task", "No shouting.") { Field = "Subject", Contains = "!!!" }];

        var refused = await Org.PostAsync("sobjects/Task", """{"Subject":"Help!!!"}""");
        var taken = await Org.PostAsync("sobjects/Task", """{"Subject":"Help"}""");

        Assert.Equal((400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "No shouting."), (refused.Status, refused.ErrorCode, refused.Message));
        Assert.Equal(201, taken.Status);
    }

    [Fact]
    public async Task A_trigger_refuses_deletes()
    {
        var id = await Org.CreateAsync("Task", """{"Subject":"x"}""");
        _faults.Rules = [new RefusalRule("Task", "Tasks stay.") { Operation = "delete", Code = "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" }];

        var refused = await Org.SendAsync(HttpMethod.Delete, $"sobjects/Task/{id}");

        Assert.Equal((400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"), (refused.Status, refused.ErrorCode));
        Assert.Equal(200, (await Org.GetAsync($"sobjects/Task/{id}")).Status);
    }

    [Fact]
    public async Task A_clock_that_is_ahead_shows_on_records_and_answers()
    {
        _faults.ClockSkew = TimeSpan.FromDays(2);

        var id = await Org.CreateAsync("Task", """{"Subject":"x"}""");
        using var answer = await Org.Client.GetAsync(new Uri($"/services/data/v67.0/sobjects/Task/{id}", UriKind.Relative), Org.Cancelled);
        var created = await Org.QueryAsync("SELECT Id FROM Task WHERE Subject = 'x' AND CreatedDate = TODAY");

        Assert.True(answer.Headers.Date > TimeProvider.System.GetUtcNow().AddDays(1.9));
        Assert.Single(created.Records);
    }

    [Fact]
    public async Task The_search_index_can_be_made_to_lag()
    {
        _faults.SearchIndexDelay = TimeSpan.FromHours(1);
        await Org.CreateAsync("Lead", """{"LastName":"Quist","Company":"Quist","Phone":"+46701999888"}""");
        var search = "search?q=" + Uri.EscapeDataString("FIND {46701999888} IN PHONE FIELDS RETURNING Lead(Id)");

        var early = await Org.GetAsync(search);
        _faults.SearchIndexDelay = TimeSpan.FromSeconds(-1);
        var late = await Org.GetAsync(search);

        Assert.Empty(early.Body!["searchRecords"]!.AsArray());
        Assert.Single(late.Body!["searchRecords"]!.AsArray());
    }

    protected override Func<string, DemoOrgOptions> Configure() => folder =>
        new DemoOrgOptions { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, Faults = _faults };
}
