using System.Collections.Immutable;

namespace Patchbay.Core.Flows;

/// <summary>How a calendar stands at an instant.</summary>
public enum Opening
{
    /// <summary>Open.</summary>
    Open,

    /// <summary>Closed at this time of the week.</summary>
    Closed,

    /// <summary>Closed for the whole day: a holiday or a one-off closing.</summary>
    Holiday,
}

/// <summary>When somebody is there, in the time of one place.</summary>
/// <param name="Zone">IANA name of the zone: <c>Europe/Stockholm</c>.</param>
/// <param name="Week">The times of each weekday.</param>
/// <param name="Closed">Days on which it is closed.</param>
/// <param name="Special">Days with times of their own; they count before the week and before closed days.</param>
public sealed record FlowCalendar(string Zone, ImmutableArray<OpenTime> Week, ImmutableArray<DayRange> Closed, ImmutableArray<SpecialTime> Special)
{
    /// <summary>Tells whether it is open.</summary>
    /// <param name="instant">When.</param>
    /// <returns>How it stands.</returns>
    public Opening At(DateTimeOffset instant)
    {
        // A zone that this machine does not know was refused when the flow was published.
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var found) ? found : TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var (day, time) = (DateOnly.FromDateTime(local), local.TimeOfDay);
        if (TimesOf(day).Any(span => span.Holds(time)) || TimesOf(day.AddDays(-1)).Any(span => span.HoldsNextDay(time))) return Opening.Open;
        return IsClosed(day) ? Opening.Holiday : Opening.Closed;
    }

    private bool IsClosed(DateOnly day) => Closed.Any(range => day >= range.From && day <= range.To) && !Special.Any(one => one.Day == day);

    private IEnumerable<TimeRange> TimesOf(DateOnly day) =>
        Special.Any(one => one.Day == day) ? Special.Where(one => one.Day == day).Select(one => one.Times)
        : IsClosed(day) ? []
        : Week.Where(one => one.Day == day.DayOfWeek).Select(one => one.Times);
}

/// <summary>A stretch of a day.</summary>
/// <param name="From">Since when, from midnight.</param>
/// <param name="To">Until when, itself not included; before <paramref name="From"/> it is on the next day.</param>
public sealed record TimeRange(TimeSpan From, TimeSpan To)
{
    internal bool Holds(TimeSpan time) => time >= From && (time < To || To < From);

    internal bool HoldsNextDay(TimeSpan time) => To < From && time < To;
}

/// <summary>Open times of a weekday.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="Times">The times.</param>
public sealed record OpenTime(DayOfWeek Day, TimeRange Times);

/// <summary>Days, both included.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public sealed record DayRange(DateOnly From, DateOnly To);

/// <summary>Times of one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Times">The times.</param>
public sealed record SpecialTime(DateOnly Day, TimeRange Times);
