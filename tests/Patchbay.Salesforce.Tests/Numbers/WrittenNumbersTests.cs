using Patchbay.Salesforce.Numbers;

namespace Patchbay.Salesforce.Tests.Numbers;

public sealed class WrittenNumbersTests
{
    [Theory]
    [InlineData("08-465 004 12 / 070-174 06 33", "SE", "+46846500412 +46701740633")]
    [InlineData("08-46500412;070-1740633", "SE", "+46846500412 +46701740633")]
    [InlineData("+46 70 174 06 33 eller 08-465 004 00", "SE", "+46701740633 +46846500400")]
    [InlineData("(202) 555-0147 or (202) 555-0148", "US", "+12025550147 +12025550148")]
    [InlineData("(202) 555-0147, (202) 555-0148", "US", "+12025550147 +12025550148")]
    [InlineData("+44 20 7946 0018 +46 70 174 06 33", "US", "+442079460018 +46701740633")]
    [InlineData("555-0147 / 202-555-0148 / 202-555-0148", "US", "+15550147 +12025550148")]
    [InlineData("070-174 06 33\n08-465 004 12", "SE", "+46701740633 +46846500412")]
    public void Two_numbers_in_one_field_are_both_read(string text, string country, string expected) =>
        Assert.Equal(expected, string.Join(' ', WrittenNumbers.Read(text, country).Select(n => n.Number)));

    [Theory]
    [InlineData("(202) 555-0147 x12", "US", "+12025550147", "12")]
    [InlineData("(202) 555-0147 ext. 204", "US", "+12025550147", "204")]
    [InlineData("08-465 004 00 #204", "SE", "+46846500400", "204")]
    [InlineData("+12025550147,,204#", "US", "+12025550147", "204")]
    [InlineData("tel:+1-202-555-0147;ext=204", "US", "+12025550147", "204")]
    [InlineData("020 7946 0018 extension 7", "GB", "+442079460018", "7")]
    public void An_extension_is_kept_apart(string text, string country, string number, string extension) =>
        Assert.Equal((number, extension), Assert.Single(WrittenNumbers.Read(text, country)));

    [Theory]
    [InlineData("1-800-FLOWERS", "US", "+18003569377")]
    [InlineData("1 (888) PATCH-ME", "US", "+18887282463")]
    [InlineData("1300 FLOWER", "AU", "+611300356937")]
    [InlineData("1-800-FLOWERS", "SE", "+18003569377")]
    [InlineData("1 (800) FLOWERS", "DE", "+18003569377")]
    [InlineData("1800 FLOWER", "AU", "+611800356937")]
    [InlineData("0800-FLOWERS", "SE", "+468003569377")]
    public void Letters_on_keys_are_read_where_such_numbers_are_sold(string text, string country, string expected) =>
        Assert.Equal(expected, WrittenNumbers.Read(text, country).Single().Number);

    [Theory]
    [InlineData("070-174 06 33 (Bo, mobil)", "SE", "+46701740633")]
    [InlineData("Mobil: 070-174 06 33", "SE", "+46701740633")]
    [InlineData("０７０－１７４ ０６ ３３", "SE", "+46701740633")]
    [InlineData("+46 (0)70-174 06 33", "US", "+46701740633")]
    [InlineData("0046 (0) 70 174 06 33", "SE", "+46701740633")]
    [InlineData("011 46 70 174 06 33", "US", "+46701740633")]
    [InlineData("0664/1234567", "AT", "+436641234567")]
    [InlineData("011 15-2351-9727", "AR", "+5491123519727")]
    [InlineData("8 029 215-02-50", "BY", "+375292150250")]
    public void What_people_write_around_a_number_does_not_hide_it(string text, string country, string expected) =>
        Assert.Equal(expected, WrittenNumbers.Read(text, country).Single().Number);

    [Theory]
    [InlineData("")]
    [InlineData("ask Bo")]
    [InlineData("ring efter kl 17")]
    [InlineData("070-174 06 33 070-174 06 34 070-174 06 35")]
    [InlineData("or")]
    [InlineData(" / ")]
    [InlineData("\ud83d / \ude00")]
    public void What_holds_no_number_gives_none(string text) => Assert.Empty(WrittenNumbers.Read(text, "SE"));

    [Fact]
    public void Random_text_never_throws()
    {
        const string alphabet = "0123456789+-() .xextorFLOWERS;,#/|\n\t٠９\u202a\ud83d\ude00";
        var chance = new Random(20261126);
        for (var i = 0; i < 50_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(0, 40)).Select(_ => alphabet[chance.Next(alphabet.Length)]));

            Assert.All(WrittenNumbers.Read(text, "US"), n => Assert.InRange(n.Number.Length, 4, 16));
        }
    }
}
