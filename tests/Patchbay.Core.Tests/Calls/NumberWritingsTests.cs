using Patchbay.Core.Calls;

namespace Patchbay.Core.Tests.Calls;

public sealed class NumberWritingsTests
{
    [Theory]
    [InlineData("+46701740633", "0701740633", "SE")]
    [InlineData("+46701740633", "0046701740633", "SE")]
    [InlineData("46701740633", "0701740633", "SE")]
    [InlineData("+46701740633", "0046701740633", null)]
    [InlineData("+12025550147", "2025550147", "US")]
    [InlineData("+12025550147", "12025550147", "US")]
    [InlineData("+46701740633", "01146701740633", "US")]
    [InlineData("+3612345678", "0612345678", "HU")]
    [InlineData("+4512345678", "12345678", "DK")]
    [InlineData("+4512345678", "4512345678", "DK")]
    [InlineData("+390612345678", "0612345678", "IT")]
    [InlineData("+79031234567", "89031234567", "RU")]
    public void A_number_is_one_in_each_of_its_writings(string one, string other, string? country)
    {
        Assert.True(NumberWritings.AreSame(one, other, country));
        Assert.True(NumberWritings.AreSame(other, one, country));
        Assert.Contains(other, NumberWritings.Of(one, country));
        Assert.Contains(one, NumberWritings.Of(other, country));
    }

    [Theory]
    [InlineData("+46701740633", "0701740633", null)]
    [InlineData("+46701740633", "0701740633", "DE")]
    [InlineData("+46701740633", "0701740634", "SE")]
    [InlineData("+46112", "112", "SE")]
    [InlineData("*21*0701740633", "+4621*0701740633", "SE")]
    [InlineData("", "+46", "SE")]
    public void Two_numbers_that_may_be_two_are_two(string one, string other, string? country) => Assert.False(NumberWritings.AreSame(one, other, country));
}
