using System.Collections.Immutable;
using System.Globalization;

namespace Patchbay.Core.Spoken;

/// <summary>
/// The shipped prompt set: numbers, dates, times, positions and waits in words, and the recordings that say the same. A pure function of
/// a language's data.
/// </summary>
/// <param name="tongue">The language's words.</param>
public sealed class PromptSet(Tongue tongue)
{
    private const int MostMinutes = 60;

    private static readonly ImmutableArray<PromptSet> all = [new(English.Words), new(German.Words)];

    /// <summary>The formats in which a value can be said.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["number", "digits", "date", "time", "minutes"];

    /// <summary>The languages that are shipped.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. all.Select(set => set.Language)];

    /// <summary>The set's language.</summary>
    public string Language => tongue.Language;

    /// <summary>Tells whether a language is shipped.</summary>
    /// <param name="language">The language: <c>de</c> or <c>de-AT</c>.</param>
    /// <returns>True when it is.</returns>
    public static bool Has(string language) => all.Any(set => Matches(set, language));

    /// <summary>Finds the set of a language.</summary>
    /// <param name="language">The language: <c>de</c> or <c>de-AT</c>.</param>
    /// <returns>The set; English where there is none.</returns>
    public static PromptSet In(string language) => all.FirstOrDefault(set => Matches(set, language)) ?? all[0];

    /// <summary>Says a number.</summary>
    /// <param name="number">Which; below zero and from a thousand million on it is left in digits.</param>
    /// <returns>What is said.</returns>
    public Utterance Number(long number) => SpokenNumbers.Say(tongue, number);

    /// <summary>Says digits one by one.</summary>
    /// <param name="digits">The digits; other signs are left out.</param>
    /// <returns>What is said.</returns>
    public Utterance Digits(string digits)
    {
        var said = digits.Where(char.IsAsciiDigit).Select(digit => Number(digit - '0')).ToList();
        return said.Count == 0 ? Utterance.Nothing : said.Aggregate((left, right) => left.And(" ", right));
    }

    /// <summary>Says a date, such as <c>Friday, May the first, twenty twenty-six</c>.</summary>
    /// <param name="date">Which.</param>
    /// <param name="withYear">True to say its year.</param>
    /// <returns>What is said.</returns>
    public Utterance Date(DateOnly date, bool withYear = true)
    {
        var day = tongue.Date
            .Replace("{weekday}", tongue.Weekdays[(int)date.DayOfWeek], StringComparison.Ordinal)
            .Replace("{day}", tongue.Days[date.Day - 1], StringComparison.Ordinal)
            .Replace("{month}", tongue.Months[date.Month - 1], StringComparison.Ordinal);
        var (weekday, number, month) = (Piece("weekday", (int)date.DayOfWeek), Piece("day", date.Day), Piece("month", date.Month));
        var monthFirst = tongue.Date.IndexOf("{month}", StringComparison.Ordinal) < tongue.Date.IndexOf("{day}", StringComparison.Ordinal);
        var said = monthFirst ? Utterance.Of(day, weekday, month, number) : Utterance.Of(day, weekday, number, month);
        return withYear ? said.And(tongue.BeforeYear, Year(date.Year)) : said;
    }

    /// <summary>Says a time of day by the clock of 24 hours.</summary>
    /// <param name="time">Which; seconds are left out.</param>
    /// <returns>What is said.</returns>
    public Utterance Time(TimeOnly time)
    {
        var hour = SpokenNumbers.SayJoined(tongue, time.Hour);
        if (time.Minute == 0) return tongue.FullHour.With(hour);
        if (tongue.BetweenHourAndMinute is { Length: > 0 } between) hour = hour.And(" ", Utterance.Of(between, "time-between"));
        if (time.Minute < 10 && tongue.BeforeShortMinute is { Length: > 0 } before) hour = hour.And(" ", Utterance.Of(before, "time-short-minute"));
        return hour.And(" ", Number(time.Minute));
    }

    /// <summary>Says a number of minutes.</summary>
    /// <param name="minutes">How many.</param>
    /// <returns>What is said.</returns>
    public Utterance Minutes(int minutes) => minutes == 1 ? tongue.Minute.With(Utterance.Nothing) : tongue.Minutes.With(Number(minutes));

    /// <summary>Tells a caller's place.</summary>
    /// <param name="position">1 for the next one.</param>
    /// <returns>A whole sentence.</returns>
    public Utterance Position(int position) => position <= 1 ? tongue.Next.With(Utterance.Nothing) : tongue.Position.With(Number(position));

    /// <summary>Tells how long a caller will most likely wait, in whole minutes.</summary>
    /// <param name="minutes">How many; 0 for less than one.</param>
    /// <returns>A whole sentence.</returns>
    public Utterance Wait(int minutes) => minutes switch
    {
        <= 0 => tongue.ShortWait.With(Utterance.Nothing),
        > MostMinutes => tongue.LongWait.With(Utterance.Nothing),
        _ => tongue.Wait.With(Minutes(minutes)),
    };

    /// <summary>Says a value in a format.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="value">The value: a whole number, digits, <c>2026-05-01</c>, <c>14:30</c>.</param>
    /// <returns>What is said; the value as it is where it does not fit the format.</returns>
    public Utterance Say(string format, string value) => Read(format, value.Trim()) ?? new(value, []);

    private Utterance? Read(string format, string value) => format switch
    {
        "number" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Number(number) : null,
        "digits" => Digits(value),
        "minutes" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? Minutes(minutes) : null,
        "date" => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? Date(DateOnly.FromDateTime(day.DateTime)) : null,
        "time" => TimeOnly.TryParse(value, CultureInfo.InvariantCulture, out var time) ? Time(time)
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Time(TimeOnly.FromDateTime(at.DateTime)) : null,
        _ => null,
    };

    private static bool Matches(PromptSet set, string language) => language.Split('-', '_')[0] == set.Language;

    private Utterance Year(int year)
    {
        var (century, rest) = Math.DivRem(year, 100);
        return tongue.YearsInHalves && rest >= 10 ? Number(century).And(" ", Number(rest)) : Number(year);
    }

    private static string Piece(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");
}
