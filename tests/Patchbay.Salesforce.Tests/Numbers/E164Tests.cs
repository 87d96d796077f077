using System.Text.RegularExpressions;
using Patchbay.Salesforce.Numbers;

namespace Patchbay.Salesforce.Tests.Numbers;

public sealed partial class E164Tests
{
    /// <summary>
    /// The corpus holds made-up numbers of all countries, many in ranges set aside for fiction, with what libphonenumber-js 1.13.16 reads
    /// in them: writing, country, number; nothing for what is no number. Left out is where we differ on purpose or know less: numbers of
    /// more than 15 digits, the plus in full width, Argentina's 15 before a mobile number, Lithuania's former trunk prefix 8.
    /// </summary>
    [Fact]
    public void Numbers_of_all_countries_read_as_libphonenumber_reads_them()
    {
        var differences = Corpus().Where(row => Read(row.Text, row.Country) != row.Expected)
            .Select(row => $"{row.Text} in {row.Country}: {Read(row.Text, row.Country)}, not {row.Expected}");

        Assert.True(!differences.Any(), string.Join('\n', differences));
    }

    [Theory]
    [InlineData("+46 70\u00a0174\u200906\u200b33", "SE", "+46701740633")]
    [InlineData("+46\u00ad70\u206017\u200e40633", "US", "+46701740633")]
    [InlineData("0046701740633", "US", "+46701740633")]
    [InlineData("+46701740633,,123#", "SE", "+46701740633")]
    [InlineData("070-174 06 33 anknytning 12", "SE", "+46701740633")]
    [InlineData("tel:0701740633;phone-context=+46;ext=7", "US", "+46701740633")]
    [InlineData("tel:+46701740633;isub=1", "SE", "+46701740633")]
    [InlineData("46701740633", "SE", "+46701740633")]
    [InlineData("\uff0b\uff14\uff16\uff17\uff10\uff11\uff17\uff14\uff10\uff16\uff13\uff13", "US", "+46701740633")]
    [InlineData("+800 1234 5678", "SE", "+80012345678")]
    public void Writings_that_turn_up_in_records_and_trunks_are_read(string text, string country, string expected) =>
        Assert.Equal(expected, Read(text, country));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("anonymous")]
    [InlineData("Unavailable")]
    [InlineData("+46 70 174 06 33 eller 08-465 004 00")]
    [InlineData("ring efter kl 17")]
    [InlineData("+1234567890123456789")]
    [InlineData("sip:+46701740633@example.com")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\ud83d")]
    [InlineData("x12")]
    [InlineData(";ext=12")]
    public void What_is_no_number_is_refused(string? text)
    {
        Assert.False(E164.TryParse(text, "SE", out var number));
        Assert.Equal("", number);
    }

    [Fact]
    public void Random_text_never_throws_and_gives_nothing_but_E164()
    {
        const string alphabet = "0123456789+-() .xext;,#/tel:٠９\u202a\ud83d\ude00";
        var chance = new Random(20261123);
        for (var i = 0; i < 50_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(0, 24)).Select(_ => alphabet[chance.Next(alphabet.Length)]));

            if (E164.TryParse(text, "SE", out var number)) Assert.Matches(Form(), number);
        }
    }

    [Fact]
    public void A_number_in_E164_reads_as_itself_in_every_country()
    {
        foreach (var number in Corpus().Select(row => row.Expected).Where(n => n.Length > 0).Distinct())
        {
            Assert.Equal(number, Read(number, "SE"));
            Assert.Equal(number, Read(number, "US"));
            Assert.Equal(number, Read(number, "??"));
        }
    }

    private static string Read(string text, string country) => E164.TryParse(text, country, out var number) ? number : "";

    private static IEnumerable<(string Text, string Country, string Expected)> Corpus()
    {
        using var stream = typeof(E164Tests).Assembly.GetManifestResourceStream("corpus.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            yield return (Escape().Replace(parts[0], m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()), parts[1], parts[2]);
        }
    }

    [GeneratedRegex(@"^\+[0-9]{3,15}$")]
    private static partial Regex Form();

    [GeneratedRegex(@"\\u([0-9a-f]{4})")]
    private static partial Regex Escape();

    [Theory]
    [InlineData("0701740633", "SE")]
    [InlineData("46701740633", "SE")]
    [InlineData("0046701740633", "DE")]
    [InlineData("2025550147", "US")]
    [InlineData("12025550147", "CA")]
    [InlineData("01146701740633", "US")]
    [InlineData("06201234567", "HU")]
    [InlineData("20123456", "DK")]
    [InlineData("4520123456", "DK")]
    [InlineData("0612345678", "IT")]
    [InlineData("89031234567", "RU")]
    [InlineData("612345678", "ES")]
    [InlineData("02079460000", "GB")]
    public void Calls_are_compared_by_the_numbers_that_the_directory_reads(string written, string country)
    {
        Assert.True(E164.TryParse(written, country, out var number));
        Assert.Equal(number, Patchbay.Core.Numbers.NumberWritings.International(written, country));
    }
}
