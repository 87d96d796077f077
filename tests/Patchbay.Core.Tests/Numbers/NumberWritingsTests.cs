using Patchbay.Core.Numbers;

namespace Patchbay.Core.Tests.Numbers;

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
    [InlineData("+46701740633", "+460701740633", "SE")]
    [InlineData("+46701740633", "+460701740633", null)]
    [InlineData("+46701740633", "701740633", "SE")]
    [InlineData("+353871234567", "0871234567", "IE")]
    [InlineData("+66812345678", "0812345678", "TH")]
    [InlineData("+66812345678", "00166812345678", "TH")]
    [InlineData("+60123456789", "0123456789", "MY")]
    [InlineData("+639171234567", "09171234567", "PH")]
    [InlineData("+56961234567", "961234567", "CL")]
    [InlineData("+61412345678", "0412345678", "AU")]
    [InlineData("+46701740633", "001146701740633", "AU")]
    [InlineData("+46701740633", "01046701740633", "JP")]
    [InlineData("+46701740633", "81046701740633", "RU")]
    [InlineData("+46701740633", "81046701740633", "KZ")]
    [InlineData("+8613812345678", "13812345678", "CN")]
    [InlineData("+919876543210", "9876543210", "IN")]
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
    [InlineData("+464650040", "4650040", "SE")]
    [InlineData("+468465004", "8465004", "SE")]
    [InlineData("", "+46", "SE")]
    public void Two_numbers_that_may_be_two_are_two(string one, string other, string? country) => Assert.False(NumberWritings.AreSame(one, other, country));

    [Theory]
    [InlineData("112", "SE")]
    [InlineData("0112", "SE")]
    [InlineData("+46112", "SE")]
    [InlineData("0046112", "SE")]
    [InlineData("+46 (0)112", "SE")]
    [InlineData("+1911", "US")]
    [InlineData("1911", "US")]
    [InlineData("+1911", null)]
    [InlineData("+46112", null)]
    [InlineData("0112", null)]
    public void A_service_is_one_whatever_is_written_before_it(string number, string? country) =>
        Assert.True(NumberWritings.IsService(number.Replace(" ", "", StringComparison.Ordinal).Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal), country));

    [Theory]
    [InlineData("4711", "SE")]
    [InlineData("4711", null)]
    [InlineData("+46701740633", "SE")]
    [InlineData("2025550147", "US")]
    public void A_number_of_more_than_three_digits_is_none(string number, string? country) =>
        Assert.False(NumberWritings.IsService(number, country));
}
