using Patchbay.Core.Calls;
using Patchbay.Core.Flows;

namespace Patchbay.Core.Tests.Flows;

public sealed class HoursTests
{
    private static readonly FlowCalendar office = new(
        "Europe/Stockholm",
        [.. Enum.GetValues<DayOfWeek>().Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => new OpenTime(day, Range(8, 17)))],
        [new(new(2026, 12, 24), new(2026, 12, 26))],
        [new(new(2026, 12, 23), Range(8, 12)), new(new(2026, 12, 25), Range(10, 11))]);

    private static TimeRange Range(int from, int to) => new(TimeSpan.FromHours(from), TimeSpan.FromHours(to));

    [Theory]
    [InlineData("2026-11-26T06:59:59Z", Opening.Closed)]
    [InlineData("2026-11-26T07:00:00Z", Opening.Open)]
    [InlineData("2026-11-26T16:00:00Z", Opening.Closed)]
    [InlineData("2026-07-01T06:00:00Z", Opening.Open)]
    [InlineData("2026-11-28T10:00:00Z", Opening.Closed)]
    [InlineData("2026-12-24T10:00:00Z", Opening.Holiday)]
    [InlineData("2026-12-23T10:59:00Z", Opening.Open)]
    [InlineData("2026-12-23T11:00:00Z", Opening.Closed)]
    [InlineData("2026-12-25T09:30:00Z", Opening.Open)]
    public void An_office_is_open_by_the_clock_of_its_place(string instant, Opening expected)
    {
        Assert.Equal(expected, office.At(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    // Clocks go from 02:00 to 03:00 on 29 March 2026 and from 03:00 back to 02:00 on 25 October.
    [InlineData("2026-03-29T00:59:59Z", Opening.Open)]
    [InlineData("2026-03-29T01:00:00Z", Opening.Closed)]
    [InlineData("2026-10-25T00:30:00Z", Opening.Open)]
    [InlineData("2026-10-25T01:30:00Z", Opening.Open)]
    [InlineData("2026-10-25T02:00:00Z", Opening.Closed)]
    [InlineData("2026-10-24T21:00:00Z", Opening.Open)]
    public void A_night_in_which_the_clocks_change_ends_by_the_clock_on_the_wall(string instant, Opening expected)
    {
        var night = new FlowCalendar(
            "Europe/Stockholm", [.. Enum.GetValues<DayOfWeek>().Select(day => new OpenTime(day, Range(22, 3)))], [], []);

        Assert.Equal(expected, night.At(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_emergency_switch_leads_callers_its_own_way_until_it_is_off()
    {
        var always = new FlowCalendar("UTC", [.. Enum.GetValues<DayOfWeek>().Select(day => new OpenTime(day, Range(0, 24)))], [], []);
        var site = new FlowSite(
            new HoursStep("hours", always, "open", "closed", null, "alarm"),
            new SayStep("open", FlowSite.Words("Open"), false, null),
            new SayStep("closed", FlowSite.Words("Closed"), false, null),
            new SayStep("alarm", FlowSite.Words("Alarm"), false, null));
        var before = site.Arrive().Hears();

        site.Site.Do(new SwitchEmergency(FlowSite.Name, true));
        var during = site.Arrive().Hears();
        site.Site.Do(new SwitchEmergency(FlowSite.Name, false));

        Assert.Equal(("Open", "Alarm", "Open"), (before, during, site.Arrive().Hears()));
    }
}
