namespace Patchbay.Audit.Plan;

/// <summary>Working days, and days on which something may go live.</summary>
/// <param name="closed">Days on which nobody works, beside weekends.</param>
/// <param name="freezes">Times in which nothing goes live.</param>
internal sealed class WorkCalendar(IEnumerable<DateOnly> closed, IReadOnlyCollection<Freeze> freezes)
{
    private const int SearchDays = 3660;
    private readonly HashSet<DateOnly> _closed = [.. closed];

    /// <summary>True on Monday to Friday unless closed.</summary>
    internal bool IsWorking(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_closed.Contains(day);

    /// <summary>The freeze a day lies in; null when it lies in none.</summary>
    internal Freeze? FreezeOf(DateOnly day) => freezes.FirstOrDefault(f => day >= f.From && day <= f.To);

    /// <summary>True on a Tuesday, Wednesday or Thursday that is no holiday and not frozen: there is a working day before to prepare and one after to help.</summary>
    internal bool IsGoLive(DateOnly day) => IsWorking(day) && day.DayOfWeek is (DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Thursday) && FreezeOf(day) is null;

    /// <summary>The first such day going one way.</summary>
    /// <param name="day">Where to begin; counts itself.</param>
    /// <param name="step">1 or -1.</param>
    internal DateOnly GoLive(DateOnly day, int step) => Find(day, step, IsGoLive);

    /// <summary>The first working day going one way.</summary>
    internal DateOnly Working(DateOnly day, int step) => Find(day, step, IsWorking);

    /// <summary>Goes some working days on, or back when negative. Zero gives a working day, too.</summary>
    internal DateOnly Add(DateOnly day, int workingDays)
    {
        var step = workingDays < 0 ? -1 : 1;
        var at = Working(day, step);
        for (var left = Math.Abs(workingDays); left > 0; left--) at = Working(at.AddDays(step), step);
        return at;
    }

    /// <summary>Working days from one day to another; negative when the other lies before.</summary>
    internal int Between(DateOnly from, DateOnly to)
    {
        if (to < from) return -Between(to, from);
        var count = 0;
        for (var day = from; day < to; day = day.AddDays(1)) count += IsWorking(day) ? 1 : 0;
        return count;
    }

    // A calendar that is closed for ten years is answered by the day itself.
    private static DateOnly Find(DateOnly day, int step, Func<DateOnly, bool> fits)
    {
        var at = day;
        for (var tried = 0; tried < SearchDays; tried++, at = at.AddDays(step))
        {
            if (fits(at)) return at;
        }

        return day;
    }
}
