namespace Patchbay.Core.Spoken;

/// <summary>The words of German.</summary>
internal static class German
{
    internal static Tongue Words { get; } = new()
    {
        Language = "de",
        JoinedOne = "ein",
        Numbers =
        [
            .. "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
                .Split(' ').Select((word, number) => new NumberRule(number, word)),
            new(20, "[»und]zwanzig"), new(30, "[»und]dreißig"), new(40, "[»und]vierzig"), new(50, "[»und]fünfzig"),
            new(60, "[»und]sechzig"), new(70, "[»und]siebzig"), new(80, "[»und]achtzig"), new(90, "[»und]neunzig"),
            new(100, "<hundert[>]", "number-hundred"),
            new(1_000, "<tausend[>]", "number-thousand"),
            new(1_000_000, "< Millionen[ >]", "number-million", "eine Million[ >]"),
        ],
        Days =
        [
            .. ("ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften dreizehnten vierzehnten fünfzehnten "
                + "sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten einundzwanzigsten zweiundzwanzigsten dreiundzwanzigsten "
                + "vierundzwanzigsten fünfundzwanzigsten sechsundzwanzigsten siebenundzwanzigsten achtundzwanzigsten neunundzwanzigsten "
                + "dreißigsten einunddreißigsten").Split(' '),
        ],
        Months = [.. "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".Split(' ')],
        Weekdays = [.. "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag".Split(' ')],
        Date = "{weekday}, den {day} {month}",
        BeforeYear = " ",
        YearsInHalves = false,
        FullHour = new("{} Uhr", "{} time-full-hour"),
        BetweenHourAndMinute = "Uhr",
        BeforeShortMinute = "",
        Minute = new("eine Minute", "wait-one-minute"),
        Minutes = new("{} Minuten", "{} wait-minutes"),
        Position = new("Sie sind Nummer {} in der Warteschlange.", "queue-position {}"),
        Next = new("Sie sind als Nächstes an der Reihe.", "queue-next"),
        Wait = new("Die Wartezeit beträgt etwa {}.", "queue-wait {}"),
        ShortWait = new("Die Wartezeit beträgt weniger als eine Minute.", "queue-wait-short"),
        LongWait = new("Die Wartezeit beträgt mehr als eine Stunde.", "queue-wait-long"),
    };
}
