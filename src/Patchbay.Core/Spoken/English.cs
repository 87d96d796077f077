namespace Patchbay.Core.Spoken;

/// <summary>The words of English.</summary>
internal static class English
{
    internal static Tongue Words { get; } = new()
    {
        Language = "en",
        JoinedOne = "one",
        Numbers =
        [
            .. "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
                .Split(' ').Select((word, number) => new NumberRule(number, word)),
            new(20, "twenty[->]"), new(30, "thirty[->]"), new(40, "forty[->]"), new(50, "fifty[->]"),
            new(60, "sixty[->]"), new(70, "seventy[->]"), new(80, "eighty[->]"), new(90, "ninety[->]"),
            new(100, "< hundred[ >]", "number-hundred"),
            new(1_000, "< thousand[ >]", "number-thousand"),
            new(1_000_000, "< million[ >]", "number-million"),
        ],
        Days =
        [
            .. ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
                + "eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
                + "twenty-eighth twenty-ninth thirtieth thirty-first").Split(' '),
        ],
        Months = [.. "January February March April May June July August September October November December".Split(' ')],
        Weekdays = [.. "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".Split(' ')],
        Date = "{weekday}, {month} the {day}",
        BeforeYear = ", ",
        YearsInHalves = true,
        FullHour = new("{} o'clock", "{} time-full-hour"),
        BetweenHourAndMinute = "",
        BeforeShortMinute = "oh",
        Minute = new("one minute", "wait-one-minute"),
        Minutes = new("{} minutes", "{} wait-minutes"),
        Position = new("You are number {} in the queue.", "queue-position {}"),
        Next = new("You are next.", "queue-next"),
        Wait = new("The wait is about {}.", "queue-wait {}"),
        ShortWait = new("The wait is less than a minute.", "queue-wait-short"),
        LongWait = new("The wait is more than an hour.", "queue-wait-long"),
    };
}
