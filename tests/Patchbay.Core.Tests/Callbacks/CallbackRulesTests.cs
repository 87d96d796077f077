using Patchbay.Core.Callbacks;

namespace Patchbay.Core.Tests.Callbacks;

public sealed class CallbackRulesTests
{
    private static CallbackRules Hours(string from, string to, string? zone = "Europe/Berlin") => CallbackRules.Standard with
    {
        Zone = zone,
        From = TimeSpan.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
        To = to == "24:00" ? TimeSpan.FromDays(1) : TimeSpan.Parse(to, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("08:00", "17:00", "2026-11-20T09:00Z", "2026-11-20T16:00Z")]
    [InlineData("08:00", "24:00", "2026-11-20T09:00Z", "2026-11-20T23:00Z")]
    [InlineData("22:00", "02:00", "2026-11-20T22:00Z", "2026-11-21T01:00Z")]
    [InlineData("22:00", "02:00", "2026-11-21T00:30Z", "2026-11-21T01:00Z")]
    public void Hours_end_at_their_end_in_their_zone_over_midnight_too(string from, string to, string within, string end) =>
        Assert.Equal(At(end), Hours(from, to).OpenUntil(At(within)));

    [Theory]
    [InlineData("2026-03-28T23:30Z", "2026-03-29T01:00Z")]
    [InlineData("2026-03-29T00:59Z", "2026-03-29T01:00Z")]
    public void Hours_that_end_in_the_hour_that_summer_time_leaves_out_end_when_the_clock_jumps(string within, string end) =>
        Assert.Equal(At(end), Hours("22:00", "02:30").OpenUntil(At(within)));

    [Theory]
    [InlineData("2026-10-24T22:30Z", "2026-10-25T00:30Z")]
    [InlineData("2026-10-25T01:10Z", "2026-10-25T01:30Z")]
    public void Hours_that_end_in_the_hour_that_comes_twice_end_twice(string within, string end)
    {
        var hours = Hours("22:00", "02:30");

        Assert.Equal(At(end), hours.OpenUntil(At(within)));
        Assert.True(hours.NotBefore(At(end)) > At(end));
    }

    [Theory]
    [InlineData("00:00", "00:00")]
    [InlineData("09:00", "09:00")]
    [InlineData("00:00", "24:00")]
    public void The_whole_day_never_ends(string from, string to) => Assert.Null(Hours(from, to).OpenUntil(At("2026-11-20T09:00Z")));

    [Fact]
    public void Outside_they_have_ended() => Assert.Equal(At("2026-11-20T20:00Z"), Hours("08:00", "17:00").OpenUntil(At("2026-11-20T20:00Z")));

    [Fact]
    public void At_every_minute_of_days_on_which_the_clock_changes_the_end_is_where_customers_may_not_be_dialled_any_more()
    {
        string[] days = ["2026-03-28T12:00Z", "2026-10-24T12:00Z"];
        CallbackRules[] all = [Hours("08:00", "17:00"), Hours("22:00", "02:30"), Hours("01:00", "02:10"), Hours("23:00", "03:00")];
        foreach (var (day, hours) in days.SelectMany(day => all.Select(hours => (day, hours))))
        {
            for (var minute = 0; minute < 24 * 60; minute++)
            {
                var instant = At(day).AddMinutes(minute);
                if (hours.NotBefore(instant) > instant) continue;
                var end = hours.OpenUntil(instant)!.Value;
                var open = Enumerable.Range(0, (int)(end - instant).TotalMinutes).All(i => hours.NotBefore(instant.AddMinutes(i)) == instant.AddMinutes(i));
                Assert.True(open && hours.NotBefore(end) > end, $"{hours.From}-{hours.To} at {instant:u} ends at {end:u}");
            }
        }
    }
}
