using System.Text.Json.Nodes;

namespace Patchbay.DemoOrg.Tests.Composite;

public sealed class CompositeTests : OrgTests
{
    private const string Base = "/services/data/v67.0";

    [Fact]
    public async Task Tasks_and_a_custom_object_ride_in_one_call()
    {
        var answer = await Org.PostAsync("composite", $$$"""
            {"compositeRequest":[
            {"method":"PATCH","url":"{{{Base}}}/composite/sobjects/Task/Patchbay_Interaction_Id__c","referenceId":"tasks","body":{"records":[
              {"attributes":{"type":"Task"},"Patchbay_Interaction_Id__c":"c1","Subject":"one"}]}},
            {"method":"PATCH","url":"{{{Base}}}/composite/sobjects/Phone_Call__c/Interaction__c","referenceId":"reports","body":{"records":[
              {"attributes":{"type":"Phone_Call__c"},"Interaction__c":"c1","Outcome__c":"@{tasks[0].id}"}]}}]}
            """);

        Assert.Equal([200, 200], Statuses(answer));
        var report = (await Org.QueryAsync("SELECT Outcome__c FROM Phone_Call__c WHERE Interaction__c = 'c1'")).Records[0]!;
        Assert.StartsWith("00T", report["Outcome__c"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_part_uses_the_id_of_an_earlier_one()
    {
        var answer = await Org.PostAsync("composite", $$$"""
            {"compositeRequest":[
            {"method":"POST","url":"{{{Base}}}/sobjects/Contact","referenceId":"who","body":{"LastName":"Quist"}},
            {"method":"POST","url":"{{{Base}}}/sobjects/Task","referenceId":"call","body":{"Subject":"x","WhoId":"@{who.id}"}},
            {"method":"GET","url":"{{{Base}}}/query?q=SELECT+Who.Name+FROM+Task+WHERE+Id='@{call.id}'","referenceId":"seen"}]}
            """);

        Assert.Equal([201, 201, 200], Statuses(answer));
        Assert.Equal("Quist", answer.Body!["compositeResponse"]![2]!["body"]!["records"]![0]!["Who"]!["Name"]!.GetValue<string>());
    }

    [Fact]
    public async Task All_or_none_undoes_what_went_well()
    {
        var answer = await Org.PostAsync("composite", $$$"""
            {"allOrNone":true,"compositeRequest":[
            {"method":"POST","url":"{{{Base}}}/sobjects/Task","referenceId":"good","body":{"Subject":"undone"}},
            {"method":"POST","url":"{{{Base}}}/sobjects/Task","referenceId":"bad","body":{"Nothing__c":"x"}}]}
            """);

        Assert.Equal([400, 400], Statuses(answer));
        Assert.Equal("PROCESSING_HALTED", answer.Body!["compositeResponse"]![0]!["body"]![0]!["errorCode"]!.GetValue<string>());
        Assert.Empty((await Org.QueryAsync("SELECT Id FROM Task WHERE Subject = 'undone'")).Records);
    }

    [Fact]
    public async Task A_part_that_needs_a_failed_one_is_not_run()
    {
        var answer = await Org.PostAsync("composite", $$$"""
            {"compositeRequest":[
            {"method":"POST","url":"{{{Base}}}/sobjects/Contact","referenceId":"who","body":{}},
            {"method":"POST","url":"{{{Base}}}/sobjects/Task","referenceId":"call","body":{"WhoId":"@{who.id}"}},
            {"method":"POST","url":"{{{Base}}}/sobjects/Task","referenceId":"other","body":{"Subject":"x"}}]}
            """);

        Assert.Equal([400, 400, 201], Statuses(answer));
    }

    [Fact]
    public async Task A_composite_is_one_call_of_the_day()
    {
        var before = await RemainingAsync();

        await Org.PostAsync("composite", $$$"""{"compositeRequest":[{"method":"GET","url":"{{{Base}}}/limits","referenceId":"a"},{"method":"GET","url":"{{{Base}}}/limits","referenceId":"b"}]}""");

        // The composite, and the question itself.
        Assert.Equal(before - 2, await RemainingAsync());
    }

    [Fact]
    public async Task Too_many_parts_are_refused()
    {
        var parts = string.Join(',', Enumerable.Range(0, 26).Select(number => $$$"""{"method":"GET","url":"{{{Base}}}/limits","referenceId":"r{{{number}}}"}"""));

        Assert.Equal("INVALID_INPUT", (await Org.PostAsync("composite", $$"""{"compositeRequest":[{{parts}}]}""")).ErrorCode);
    }

    [Fact]
    public async Task The_parts_of_a_batch_know_nothing_of_each_other()
    {
        var answer = await Org.PostAsync("composite/batch", """
            {"batchRequests":[{"method":"GET","url":"v67.0/limits"},{"method":"PATCH","url":"v67.0/sobjects/Task/nobody","richInput":{"Subject":"x"}}]}
            """);

        Assert.True(answer.Body!["hasErrors"]!.GetValue<bool>());
        Assert.Equal([200, 400], answer.Body["results"]!.AsArray().Select(result => result!["statusCode"]!.GetValue<int>()));
    }

    private async Task<int> RemainingAsync() => (await Org.GetAsync("limits")).Body!["DailyApiRequests"]!["Remaining"]!.GetValue<int>();

    private static IEnumerable<int> Statuses(Answer answer) =>
        answer.Body!["compositeResponse"]!.AsArray().Select(part => ((JsonObject)part!)["httpStatusCode"]!.GetValue<int>());
}
