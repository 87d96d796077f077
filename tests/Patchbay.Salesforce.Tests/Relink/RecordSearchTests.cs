using Patchbay.Salesforce.Relink;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Relink;

public sealed class RecordSearchTests
{
    [Theory]
    [InlineData("Ada Lindqv", "Ada Lindqvist")]
    [InlineData("070-174 06 33", "Ada Lindqvist")]
    [InlineData("Bennett & Rowe", "Bennett & Rowe Architects")]
    public async Task A_record_is_found_by_a_part_of_its_name_or_by_its_number(string text, string name)
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false, settings: [new("Salesforce:DefaultCountry", "SE")]);

        var found = await rig.Get<IRecordSearch>().FindAsync(text, CancellationToken.None);

        Assert.Contains(name, found.Value.Select(match => match.Name.Value));
    }

    [Fact]
    public async Task A_record_that_was_made_a_moment_ago_is_found_by_its_id()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        var id = await rig.CreateAsync("Contact", """{ "LastName": "Quist-Öberg" }""");

        var found = await rig.Get<IRecordSearch>().FindAsync(id, CancellationToken.None);

        Assert.Equal(id, Assert.Single(found.Value).Record.Id);
    }

    [Theory]
    [InlineData("}) RETURNING User(Id")]
    [InlineData("a")]
    [InlineData("*?\"'\\")]
    [InlineData("nobody of this name")]
    public async Task What_nobody_is_called_finds_nobody(string text)
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);

        Assert.Empty((await rig.Get<IRecordSearch>().FindAsync(text, CancellationToken.None)).Value);
    }

    [Fact]
    public async Task The_last_api_calls_of_a_day_are_not_for_names()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: false);
        rig.Get<ApiBudget>().Take(new ApiUsage(99_000, 100_000));

        var found = await rig.Get<IRecordSearch>().FindAsync("Ada Lindqvist", CancellationToken.None);

        Assert.Equal("org.limit", found.Refusal!.Code);
    }
}
