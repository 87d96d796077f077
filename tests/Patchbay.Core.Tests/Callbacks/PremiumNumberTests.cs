using Patchbay.Core.Callbacks;
using Patchbay.Core.Calls;
using Patchbay.Core.Numbers;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Callbacks;

public sealed class PremiumNumberTests
{
    [Theory]
    [InlineData("+49900123456", null)]
    [InlineData("0049900123456", "SE")]
    [InlineData("+490900123456", "SE")]
    [InlineData("49900123456", "DE")]
    [InlineData("001149900123456", "AU")]
    [InlineData("090612345678901", "GB")]
    [InlineData("+4490612345678901", null)]
    [InlineData("01149900123456", "US")]
    [InlineData("0900123456", "DE")]
    [InlineData("0900123456", null)]
    [InlineData("01377123456", "DE")]
    [InlineData("09061234567", "GB")]
    [InlineData("+19005551234", "DE")]
    [InlineData("19005551234", "US")]
    [InlineData("9005551234", "US")]
    [InlineData("803123456", "ES")]
    [InlineData("+88299123456", null)]
    [InlineData("+883510012345", "DE")]
    [InlineData("+979123456789", "US")]
    [InlineData("+881612345678", "US")]
    public void A_number_of_premium_rate_is_known_as_one(string number, string? country) => Assert.True(PremiumNumbers.Contains(number, country));

    [Theory]
    [InlineData("+4990612345", null)]
    [InlineData("090612345", "DE")]
    [InlineData("0911123456", "DE")]
    [InlineData("+46701234567", "SE")]
    [InlineData("+12125551234", "US")]
    [InlineData("2125551234", "US")]
    [InlineData("08001234567", "DE")]
    [InlineData("+442079460000", "GB")]
    [InlineData("900123456", "SE")]
    [InlineData("4711", null)]
    [InlineData("+390811234567", null)]
    [InlineData("0811234567", "IT")]
    public void Any_other_number_is_not(string number, string? country) => Assert.False(PremiumNumbers.Contains(number, country));

    [Theory]
    [InlineData(false, "number.bad")]
    [InlineData(true, null)]
    public void A_queue_calls_premium_numbers_back_only_where_its_settings_say_so(bool allows, string? refusal)
    {
        var site = new Site();
        var queue = site.AddQueue(change: settings => settings with { Callbacks = CallbackRules.Standard with { DialsPremium = allows } });
        var ask = new AskCallback(new(site.NextId()), queue, PersonalText.Of("+49 900 123456"), PersonalText.Empty);

        if (refusal is not null) Assert.Equal(refusal, site.Refuses(ask));
        else Assert.IsType<CallbackAsked>(site.Do(ask)[0]);
    }
}
