using System.Collections.Immutable;

namespace Patchbay.Core.Spoken;

/// <summary>The words of one language, as data: a further language is one more of these.</summary>
public sealed record Tongue
{
    /// <summary>Its code: <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>How numbers are put together, in order; the first is zero.</summary>
    public required ImmutableArray<NumberRule> Numbers { get; init; }

    /// <summary>The one when something follows it: <c>ein</c> in <c>einhundert</c>.</summary>
    public required string JoinedOne { get; init; }

    /// <summary>The days of a month, from the first on, as they are said in a date.</summary>
    public required ImmutableArray<string> Days { get; init; }

    /// <summary>The months, from January on.</summary>
    public required ImmutableArray<string> Months { get; init; }

    /// <summary>The days of the week, from Sunday on.</summary>
    public required ImmutableArray<string> Weekdays { get; init; }

    /// <summary>A date's words: <c>{weekday}</c>, <c>{day}</c> and <c>{month}</c>.</summary>
    public required string Date { get; init; }

    /// <summary>What stands between a date and its year.</summary>
    public required string BeforeYear { get; init; }

    /// <summary>True when years such as 2026 are said in two halves.</summary>
    public required bool YearsInHalves { get; init; }

    /// <summary>A full hour: <c>{} o'clock</c>.</summary>
    public required SpokenLine FullHour { get; init; }

    /// <summary>What stands between hour and minute.</summary>
    public required string BetweenHourAndMinute { get; init; }

    /// <summary>What stands before minutes under ten: <c>oh</c>.</summary>
    public required string BeforeShortMinute { get; init; }

    /// <summary>One minute.</summary>
    public required SpokenLine Minute { get; init; }

    /// <summary>Several minutes.</summary>
    public required SpokenLine Minutes { get; init; }

    /// <summary>Tells a caller's place among those who wait.</summary>
    public required SpokenLine Position { get; init; }

    /// <summary>Tells a caller that nobody stands before.</summary>
    public required SpokenLine Next { get; init; }

    /// <summary>Tells how long the wait will be.</summary>
    public required SpokenLine Wait { get; init; }

    /// <summary>Tells that the wait will be shorter than a minute.</summary>
    public required SpokenLine ShortWait { get; init; }

    /// <summary>Tells that the wait will be longer than an hour.</summary>
    public required SpokenLine LongWait { get; init; }
}
