using Patchbay.Audit.Plan;

namespace Patchbay.Audit.Tests.Plan;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = new([new(2027, 5, 5)], [new Freeze(new(2027, 12, 13), new(2028, 1, 7), "end of the year")]);

    [Theory]
    [InlineData("2027-05-04", true)]
    [InlineData("2027-05-05", false)]
    [InlineData("2027-05-03", false)]
    [InlineData("2027-05-07", false)]
    [InlineData("2027-12-14", false)]
    public void Something_goes_live_from_Tuesday_to_Thursday_when_people_work_and_nothing_is_frozen(string day, bool isGoLive)
    {
        Assert.Equal(isGoLive, Calendar.IsGoLive(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("2027-05-04", 1, "2027-05-06")]
    [InlineData("2027-05-10", -1, "2027-05-07")]
    [InlineData("2027-05-08", 0, "2027-05-10")]
    public void Working_days_leave_out_weekends_and_closed_days(string from, int days, string wanted)
    {
        var day = Calendar.Add(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), days);

        Assert.Equal(wanted, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_calendar_that_never_opens_is_answered()
    {
        var never = new WorkCalendar([], [new Freeze(new(2000, 1, 1), new(2100, 1, 1), "never")]);

        Assert.Equal(new DateOnly(2027, 5, 4), never.GoLive(new(2027, 5, 4), 1));
    }
}
