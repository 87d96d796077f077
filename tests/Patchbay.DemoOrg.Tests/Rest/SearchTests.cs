namespace Patchbay.DemoOrg.Tests.Rest;

public sealed class SearchTests : OrgTests
{
    [Fact]
    public async Task A_number_is_found_over_its_punctuation_in_every_object_asked_for()
    {
        var found = await SearchAsync("FIND {79460018} IN PHONE FIELDS RETURNING Contact(Id, Name), Lead(Name WHERE IsConverted = false LIMIT 5)");

        Assert.Equal(["Oliver Bennett", "Olivia Rowe"], found.Body!["searchRecords"]!.AsArray().Select(row => row!["Name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_number_in_another_form_is_not_found()
    {
        var found = await SearchAsync("FIND {0701740633 OR 46701740633} IN PHONE FIELDS RETURNING Contact(Id)");
        var other = await SearchAsync("FIND {46701740633} IN PHONE FIELDS RETURNING Contact(Id)");

        Assert.Single(found.Body!["searchRecords"]!.AsArray());
        Assert.Empty(other.Body!["searchRecords"]!.AsArray());
    }

    [Fact]
    public async Task Names_are_found_by_words_and_beginnings()
    {
        Assert.Single((await SearchAsync("FIND {lindqvist} IN NAME FIELDS RETURNING Contact")).Body!["searchRecords"]!.AsArray());
        Assert.Single((await SearchAsync("FIND {Lindq*} RETURNING Contact(Id, Name)")).Body!["searchRecords"]!.AsArray());
        Assert.Empty((await SearchAsync("FIND {Lindq} RETURNING Contact(Id, Name)")).Body!["searchRecords"]!.AsArray());
    }

    [Fact]
    public async Task A_record_of_this_minute_is_not_in_the_index_yet()
    {
        await Org.CreateAsync("Contact", """{"LastName":"Brandnew","Phone":"020 7946 0999"}""");

        Assert.Empty((await SearchAsync("FIND {Brandnew} RETURNING Contact")).Body!["searchRecords"]!.AsArray());
        Assert.Single((await Org.QueryAsync("SELECT Id FROM Contact WHERE LastName = 'Brandnew'")).Records);
    }

    [Theory]
    [InlineData("FIND {a} RETURNING Contact", "MALFORMED_SEARCH")]
    [InlineData("FIND Lindqvist RETURNING Contact", "MALFORMED_SEARCH")]
    [InlineData("FIND {Lindqvist}", "MALFORMED_SEARCH")]
    [InlineData("FIND {Lindqvist} RETURNING Contact(Id", "MALFORMED_SEARCH")]
    [InlineData("FIND {Lindqvist} RETURNING Spaceship", "INVALID_TYPE")]
    [InlineData("FIND {Lindqvist} RETURNING Contact(Shoe)", "INVALID_FIELD")]
    public async Task A_search_that_makes_no_sense_is_refused(string sosl, string code)
    {
        var answer = await SearchAsync(sosl);

        Assert.Equal((400, code), (answer.Status, answer.ErrorCode));
    }

    private Task<Answer> SearchAsync(string sosl) => Org.GetAsync("search?q=" + Uri.EscapeDataString(sosl));
}
