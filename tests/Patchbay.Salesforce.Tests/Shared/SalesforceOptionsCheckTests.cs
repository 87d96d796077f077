using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Tests.Shared;

public sealed class SalesforceOptionsCheckTests
{
    [Theory]
    [InlineData("SE", false)]
    [InlineData("XX", true)]
    public void A_country_whose_numbers_nobody_knows_is_refused(string country, bool isRefused)
    {
        var result = new SalesforceOptionsCheck().Validate(null, new() { DefaultCountry = country });

        Assert.Equal(isRefused, result.Failed);
        if (isRefused) Assert.Contains("Salesforce:DefaultCountry XX", result.FailureMessage, StringComparison.Ordinal);
    }
}
