using Patchbay.Salesforce.Numbers;

namespace Patchbay.Salesforce.Tests.Numbers;

public sealed class DefaultCountryCheckTests
{
    [Theory]
    [InlineData("SE", false)]
    [InlineData("XX", true)]
    public void A_country_whose_numbers_nobody_knows_is_refused(string country, bool isRefused)
    {
        var result = new DefaultCountryCheck().Validate(null, new() { DefaultCountry = country });

        Assert.Equal(isRefused, result.Failed);
        if (isRefused) Assert.Contains("Salesforce:DefaultCountry XX", result.FailureMessage, StringComparison.Ordinal);
    }
}
