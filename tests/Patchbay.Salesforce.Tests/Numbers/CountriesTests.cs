using Patchbay.Salesforce.Numbers;

namespace Patchbay.Salesforce.Tests.Numbers;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("SE", "SE")]
    [InlineData("gb", "GB")]
    [InlineData("Sverige", "SE")]
    [InlineData("United Kingdom", "GB")]
    [InlineData("u.k.", "GB")]
    [InlineData("The Netherlands", "NL")]
    [InlineData("Deutschland", "DE")]
    [InlineData("Bosnia and Herzegovina", "BA")]
    [InlineData("USA ", "US")]
    [InlineData("Österreich", "AT")]
    [InlineData("Narnia", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_country_of_an_address_is_read_as_people_write_it(string? text, string? expected) => Assert.Equal(expected, Countries.Find(text));
}
