using Patchbay.Core.Spoken;

namespace Patchbay.Core.Tests.Spoken;

public sealed class PromptSetTests
{
    [Theory]
    [InlineData(0, "zero", "null")]
    [InlineData(1, "one", "eins")]
    [InlineData(21, "twenty-one", "einundzwanzig")]
    [InlineData(30, "thirty", "dreißig")]
    [InlineData(100, "one hundred", "einhundert")]
    [InlineData(101, "one hundred one", "einhunderteins")]
    [InlineData(342, "three hundred forty-two", "dreihundertzweiundvierzig")]
    [InlineData(1_001, "one thousand one", "eintausendeins")]
    [InlineData(21_000, "twenty-one thousand", "einundzwanzigtausend")]
    [InlineData(1_000_000, "one million", "eine Million")]
    [InlineData(2_000_017, "two million seventeen", "zwei Millionen siebzehn")]
    public void A_number_is_put_together_from_the_words_of_its_language(long number, string english, string german)
    {
        Assert.Equal(english, PromptSet.In("en").Number(number).Text);
        Assert.Equal(german, PromptSet.In("de").Number(number).Text);
    }

    [Fact]
    public void A_number_is_put_together_from_few_recordings()
    {
        Assert.Equal(["number-42"], PromptSet.In("de").Number(42).Pieces);
        Assert.Equal(["number-21", "number-thousand", "number-3", "number-hundred", "number-7"], PromptSet.In("en").Number(21_307).Pieces);
    }

    [Fact]
    public void A_number_that_no_rule_reaches_is_left_in_digits() => Assert.Equal("-5", PromptSet.In("en").Number(-5).Text);

    [Theory]
    [InlineData("en", "Friday, May the first, twenty twenty-six")]
    [InlineData("de", "Freitag, den ersten Mai zweitausendsechsundzwanzig")]
    public void A_date_is_said_with_its_day_and_year(string language, string said) => Assert.Equal(said, PromptSet.In(language).Say("date", "2026-05-01").Text);

    [Fact]
    public void The_recordings_of_a_date_follow_the_order_of_its_language()
    {
        Assert.Equal(["weekday-5", "month-5", "day-1"], PromptSet.In("en").Date(new(2026, 5, 1), withYear: false).Pieces);
        Assert.Equal(["weekday-5", "day-1", "month-5"], PromptSet.In("de").Date(new(2026, 5, 1), withYear: false).Pieces);
    }

    [Theory]
    [InlineData("en", "09:05", "nine oh five")]
    [InlineData("en", "14:00", "fourteen o'clock")]
    [InlineData("de", "01:30", "ein Uhr dreißig")]
    [InlineData("de", "14:00", "vierzehn Uhr")]
    public void A_time_is_said_by_the_clock(string language, string time, string said) => Assert.Equal(said, PromptSet.In(language).Say("time", time).Text);

    [Theory]
    [InlineData("en", 1, "You are next.")]
    [InlineData("en", 12, "You are number twelve in the queue.")]
    [InlineData("de", 3, "Sie sind Nummer drei in der Warteschlange.")]
    public void A_position_is_a_whole_sentence(string language, int position, string said) => Assert.Equal(said, PromptSet.In(language).Position(position).Text);

    [Theory]
    [InlineData("en", 0, "The wait is less than a minute.")]
    [InlineData("en", 1, "The wait is about one minute.")]
    [InlineData("de", 1, "Die Wartezeit beträgt etwa eine Minute.")]
    [InlineData("de", 25, "Die Wartezeit beträgt etwa fünfundzwanzig Minuten.")]
    [InlineData("en", 61, "The wait is more than an hour.")]
    public void A_wait_is_a_whole_sentence(string language, int minutes, string said) => Assert.Equal(said, PromptSet.In(language).Wait(minutes).Text);

    [Fact]
    public void A_sentence_names_the_recordings_that_say_it() => Assert.Equal(["queue-wait", "number-25", "wait-minutes"], PromptSet.In("de").Wait(25).Pieces);

    [Fact]
    public void Digits_are_said_one_by_one() => Assert.Equal("four zero seven", PromptSet.In("en").Digits("40-7").Text);

    [Fact]
    public void A_language_that_is_not_shipped_is_said_in_English() => Assert.Equal("two", PromptSet.In("sv").Number(2).Text);

    [Fact]
    public void A_value_that_is_none_of_its_format_is_said_as_it_is() => Assert.Equal("soon", PromptSet.In("en").Say("date", "soon").Text);
}
