using System.Text.Json.Nodes;

namespace Patchbay.DemoOrg.Tests.Rest;

public sealed class CompositeTests : OrgTests
{
    [Fact]
    public async Task Collections_of_two_objects_travel_in_one_call_and_each_is_answered()
    {
        var answer = await PostAsync(
            Part("task", "composite/sobjects/Task/Patchbay_Interaction_Id__c", Row("Task", "Patchbay_Interaction_Id__c", "a")),
            Part("call", "composite/sobjects/Phone_Call__c/Interaction__c", Row("Phone_Call__c", "Interaction__c", "a")));

        var parts = answer.Body!["compositeResponse"]!.AsArray();
        Assert.Equal(["task", "call"], parts.Select(p => p!["referenceId"]!.GetValue<string>()));
        Assert.Equal([200, 200], parts.Select(p => p!["httpStatusCode"]!.GetValue<int>()));
        Assert.All(parts, p => Assert.True(p!["body"]![0]!["success"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_collection_that_is_refused_does_not_keep_the_others_out()
    {
        var answer = await PostAsync(
            Part("bad", "composite/sobjects/Task/No_Such_Field__c", Row("Task", "No_Such_Field__c", "a")),
            Part("good", "composite/sobjects/Task/Patchbay_Interaction_Id__c", Row("Task", "Patchbay_Interaction_Id__c", "b")));

        Assert.Equal([404, 200], answer.Body!["compositeResponse"]!.AsArray().Select(p => p!["httpStatusCode"]!.GetValue<int>()));
    }

    [Fact]
    public async Task More_than_five_collections_are_refused()
    {
        var parts = Enumerable.Range(0, 6).Select(i => Part($"p{i}", "composite/sobjects", Row("Task", "Id", "00T"))).ToArray();

        Assert.Equal(400, (await PostAsync(parts)).Status);
    }

    private Task<Answer> PostAsync(params JsonObject[] parts) =>
        Org.PostAsync("composite", new JsonObject { ["compositeRequest"] = new JsonArray([.. parts]) }.ToJsonString());

    private static JsonObject Part(string reference, string path, JsonObject row) => new()
    {
        ["method"] = "PATCH",
        ["url"] = $"/services/data/v67.0/{path}",
        ["referenceId"] = reference,
        ["body"] = new JsonObject { ["records"] = new JsonArray(row) },
    };

    private static JsonObject Row(string type, string key, string value) => new() { ["attributes"] = new JsonObject { ["type"] = type }, [key] = value };
}
