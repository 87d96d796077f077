using System.Diagnostics;

namespace Patchbay.DemoOrg.Soql;

/// <summary>The span of days a word such as LAST_MONTH means, in UTC. Weeks start on Sunday as in the platform's default locale.</summary>
internal static class RelativeDays
{
    /// <returns>First day, and the day after the last.</returns>
    public static (DateOnly From, DateOnly Until) Of(SoqlLiteral literal, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var week = today.AddDays(-(int)today.DayOfWeek);
        var month = new DateOnly(today.Year, today.Month, 1);
        var year = new DateOnly(today.Year, 1, 1);
        return literal.Text switch
        {
            "YESTERDAY" => (today.AddDays(-1), today),
            "TODAY" => (today, today.AddDays(1)),
            "TOMORROW" => (today.AddDays(1), today.AddDays(2)),
            "LAST_7_DAYS" => (today.AddDays(-7), today.AddDays(1)),
            "THIS_WEEK" => (week, week.AddDays(7)),
            "LAST_WEEK" => (week.AddDays(-7), week),
            "THIS_MONTH" => (month, month.AddMonths(1)),
            "LAST_MONTH" => (month.AddMonths(-1), month),
            "THIS_YEAR" => (year, year.AddYears(1)),
            "LAST_YEAR" => (year.AddYears(-1), year),
            "LAST_N_DAYS" => (today.AddDays(-literal.Count), today.AddDays(1)),
            "NEXT_N_DAYS" => (today.AddDays(1), today.AddDays(literal.Count + 1)),
            _ => throw new UnreachableException(),
        };
    }
}
