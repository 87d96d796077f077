using System.Text.Json.Nodes;

namespace Patchbay.DemoOrg.Tests.Rest;

/// <summary>Searches by parameters. Reference: rest-call-logging §7.</summary>
public sealed class ParameterizedSearchTests : OrgTests
{
    [Fact]
    public async Task An_address_and_a_body_find_what_sosl_finds()
    {
        var sosl = await Org.GetAsync("search?q=" + Uri.EscapeDataString("FIND {79460018} IN PHONE FIELDS RETURNING Contact(Id, Name), Lead(Id, Name)"));
        var address = await Org.GetAsync("parameterizedSearch?q=79460018&in=PHONE&sobject=Contact,Lead&fields=Id,Name");
        var body = await Org.PostAsync("parameterizedSearch", """{"q":"79460018","in":"PHONE","fields":["Id","Name"],"sobjects":[{"name":"Contact"},{"name":"Lead","where":"IsConverted = false","limit":5}]}""");

        Assert.Equal(2, Names(sosl).Length);
        Assert.Equal(Names(sosl), Names(address));
        Assert.Equal(Names(sosl), Names(body));
    }

    [Fact]
    public async Task Without_objects_all_of_them_are_searched_and_ids_are_told()
    {
        var found = await Org.PostAsync("parameterizedSearch", """{"q":"79460018","overallLimit":1}""");

        var only = Assert.Single(found.Body!["searchRecords"]!.AsArray())!;
        Assert.Equal(["attributes", "Id"], ((JsonObject)only).Select(member => member.Key));
    }

    [Theory]
    [InlineData("parameterizedSearch")]
    [InlineData("parameterizedSearch?q=ada&in=SHOE")]
    [InlineData("parameterizedSearch?q=ada&sobject=Nothing")]
    [InlineData("parameterizedSearch?q=ada&sobject=Contact&Contact.fields=Nothing__c")]
    public async Task What_cannot_be_searched_is_refused(string path) => Assert.Equal(400, (await Org.GetAsync(path)).Status);

    private static string[] Names(Answer answer) => [.. answer.Body!["searchRecords"]!.AsArray().Select(row => row!["Name"]!.GetValue<string>())];
}
