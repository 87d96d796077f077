using System.Text;
using Patchbay.Audit.Scanning;

namespace Patchbay.Audit.Tests.Scanning;

public sealed class MultiSearchTests
{
    private static readonly string[] Texts = ["opencti", "sforce", "CallType", "CallObject", "click-to-dial", "interaction.js", "abc", "abd", "zzz", "saveLog", "screenPop"];

    [Fact]
    public void It_finds_what_a_plain_search_finds_at_the_same_place()
    {
        var search = new MultiSearch(new Needles(Texts));
        var random = new Random(11);

        for (var round = 0; round < 20_000; round++)
        {
            var text = Noise(random);

            Assert.Equal(Plain(text), search.IndexOf(Encoding.ASCII.GetBytes(text), 0));
        }
    }

    [Theory]
    [InlineData("sforce.x", true)]
    [InlineData("(SFORCE", true)]
    [InlineData("salesforce.com", false)]
    [InlineData("salesforce sforce", true)]
    public void The_end_of_salesforce_is_not_its_name(string text, bool isFound)
    {
        var search = new MultiSearch(new Needles("sforce"));

        Assert.Equal(isFound, search.Finds(Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public void Nothing_to_look_for_finds_nothing()
    {
        Assert.False(new MultiSearch(new Needles()).Finds("anything at all in here"u8));
    }

    [Fact]
    public void A_text_that_is_too_short_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Needles("ab"));
    }

    private static string Noise(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(120); length > 0; length--) text.Append("abcdzCallsforeopncti-. "[random.Next(23)]);
        if (random.Next(2) == 0) text.Insert(random.Next(text.Length + 1), random.Next(2) == 0 ? Texts[random.Next(Texts.Length)] : Texts[random.Next(Texts.Length)].ToUpperInvariant());
        return text.ToString();
    }

    private static int Plain(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var here = Texts.FirstOrDefault(t => string.Compare(text, at, t, 0, t.Length, StringComparison.OrdinalIgnoreCase) == 0);
            if (here is null || (here == "sforce" && at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]))) continue;
            return at;
        }

        return -1;
    }
}
