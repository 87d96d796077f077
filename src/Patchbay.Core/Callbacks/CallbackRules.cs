namespace Patchbay.Core.Callbacks;

/// <summary>How a queue calls customers back.</summary>
/// <param name="MostAttempts">How often a customer is dialled at most, 1 to 20.</param>
/// <param name="Pause">How long after an attempt that reached nobody the next one is due.</param>
/// <param name="ExpireAfter">How long after it was asked for a callback is given up.</param>
/// <param name="Zone">IANA name of the zone of the hours: <c>Europe/Stockholm</c>; null for UTC.</param>
/// <param name="From">Since when on each day customers may be dialled, from midnight.</param>
/// <param name="To">Until when, itself not included; the same as <paramref name="From"/> for the whole day.</param>
public sealed record CallbackRules(int MostAttempts, TimeSpan Pause, TimeSpan ExpireAfter, string? Zone = null, TimeSpan From = default, TimeSpan To = default)
{
    /// <summary>The country from which customers are dialled, ISO 3166-1; null when nobody knows.</summary>
    public string? Country { get; init; }

    /// <summary>True when numbers of premium rate are called back too; they are paid by whoever dials.</summary>
    public bool DialsPremium { get; init; }

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Three attempts with ten minutes between them, within a day, at any hour.</summary>
    public static CallbackRules Standard { get; } = new(3, TimeSpan.FromMinutes(10), TimeSpan.FromHours(24));

    /// <summary>True when everything is in its range.</summary>
    public bool IsWellFormed =>
        MostAttempts is >= 1 and <= 20 && Pause >= TimeSpan.FromSeconds(1) && ExpireAfter >= TimeSpan.FromSeconds(1) && From >= TimeSpan.Zero && From < Day
        && To >= TimeSpan.Zero && To <= Day;

    /// <summary>Says when a customer may be dialled.</summary>
    /// <param name="wanted">When somebody would.</param>
    /// <returns>The same instant within the hours, otherwise when they begin next.</returns>
    public DateTimeOffset NotBefore(DateTimeOffset wanted)
    {
        if (From == To) return wanted;
        var zone = FindZone();
        var local = TimeZoneInfo.ConvertTime(wanted, zone).DateTime;
        var time = local.TimeOfDay;
        if (From < To ? time >= From && time < To : time >= From || time < To) return wanted;
        var opens = local.Date + (time < From ? TimeSpan.Zero : Day) + From;
        // The hour that summer time leaves out: it opens when that hour would be over.
        while (zone.IsInvalidTime(opens)) opens = opens.AddMinutes(15);
        return new DateTimeOffset(opens, zone.GetUtcOffset(opens)).ToUniversalTime();
    }

    /// <summary>Says when the hours end.</summary>
    /// <param name="within">An instant within them.</param>
    /// <returns>The first instant outside; the same one when it lies outside already; null when they never end.</returns>
    public DateTimeOffset? OpenUntil(DateTimeOffset within)
    {
        if (From == To || To - From == Day) return null;
        if (NotBefore(within) > within) return within;
        var zone = FindZone();
        var local = TimeZoneInfo.ConvertTime(within, zone).DateTime;
        var closes = local.Date + (local.TimeOfDay < To ? TimeSpan.Zero : Day) + To;
        // The hour that summer time leaves out: the clock jumps over the end, and that is the end.
        if (zone.IsInvalidTime(closes)) closes = closes.AddTicks(-(closes.Ticks % TimeSpan.TicksPerMinute));
        while (zone.IsInvalidTime(closes)) closes = closes.AddMinutes(1);
        // The hour that comes twice in autumn has two such ends.
        var offsets = zone.IsAmbiguousTime(closes) ? zone.GetAmbiguousTimeOffsets(closes) : [zone.GetUtcOffset(closes)];
        return offsets.Select(offset => new DateTimeOffset(closes, offset).ToUniversalTime()).Where(end => end > within).Min();
    }

    private TimeZoneInfo FindZone() => Zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var found) ? found : TimeZoneInfo.Utc;
}
