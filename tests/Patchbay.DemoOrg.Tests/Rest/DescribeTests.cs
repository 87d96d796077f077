using System.Text.Json.Nodes;

namespace Patchbay.DemoOrg.Tests.Rest;

public sealed class DescribeTests : OrgTests
{
    [Fact]
    public async Task Every_telephone_field_says_that_it_is_one()
    {
        var names = (await FieldsAsync("Contact")).Where(field => field["type"]!.GetValue<string>() == "phone").Select(field => field["name"]!.GetValue<string>());

        Assert.Equal(["Phone", "MobilePhone", "HomePhone", "OtherPhone", "AssistantPhone", "Direct_Line__c"], names);
    }

    [Fact]
    public async Task The_key_of_a_call_is_described_as_our_package_installs_it()
    {
        var key = (await FieldsAsync("Task")).Single(field => field["name"]!.GetValue<string>() == "Patchbay_Interaction_Id__c");

        Assert.Equal("string", key["type"]!.GetValue<string>());
        Assert.Equal(255, key["length"]!.GetValue<int>());
        Assert.True(key["unique"]!.GetValue<bool>() && key["caseSensitive"]!.GetValue<bool>() && key["externalId"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_subtype_is_described_as_create_only()
    {
        var subtype = (await FieldsAsync("Task")).Single(field => field["name"]!.GetValue<string>() == "TaskSubtype");

        Assert.True(subtype["createable"]!.GetValue<bool>());
        Assert.False(subtype["updateable"]!.GetValue<bool>());
        Assert.Contains("Call", subtype["picklistValues"]!.AsArray().Select(value => value!["value"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_global_describe_lists_every_object_with_its_prefix()
    {
        var prefixes = (await Org.GetAsync("sobjects")).Body!["sobjects"]!.AsArray()
            .ToDictionary(type => type!["name"]!.GetValue<string>(), type => type!["keyPrefix"]!.GetValue<string>());

        Assert.Equal(("003", "00Q", "001", "500", "006", "00T", "005"),
            (prefixes["Contact"], prefixes["Lead"], prefixes["Account"], prefixes["Case"], prefixes["Opportunity"], prefixes["Task"], prefixes["User"]));
    }

    [Fact]
    public async Task A_client_learns_who_it_is()
    {
        var answer = await Org.GetAsync("/services/oauth2/userinfo");

        Assert.Equal("patchbay.integration@tidewater.example", answer.Body!["preferred_username"]!.GetValue<string>());
    }

    private async Task<JsonNode[]> FieldsAsync(string type) => [.. (await Org.GetAsync($"sobjects/{type}/describe")).Body!["fields"]!.AsArray().Select(field => field!)];
}
