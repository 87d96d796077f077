using Patchbay.Audit.Findings;
using Patchbay.Audit.Plan;

namespace Patchbay.Audit.Tests.Plan;

public sealed class TimingTests
{
    private static readonly (string, int, string)[] Teams = [("Support", 130, "Lightning"), ("Claims", 12, "Lightning")];

    [Fact]
    public async Task Days_are_worked_back_from_the_deadline()
    {
        var plan = await Planned.OfAsync(null, Teams);

        Assert.False(plan.IsImpossible);
        Assert.Equal(new DateOnly(2027, 12, 9), plan.Timing.Waves[^1].GoLive);
        Assert.All(plan.Timing.Waves, w => Assert.True(w.GoLive.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Thursday));
        Assert.Equal(plan.Timing.Waves.Select(w => w.GoLive).Order(), plan.Timing.Waves.Select(w => w.GoLive));
        Assert.True(plan.Timing.Waves[1].GoLive.DayNumber - plan.Timing.Waves[0].GoLive.DayNumber >= 21);
        Assert.True(plan.Timing.Phases[^1].End < plan.Report.Summary.Deadline);
        Assert.True(plan.Timing.SlackDays > 0);
    }

    [Fact]
    public async Task Phases_follow_each_other()
    {
        var timing = (await Planned.OfAsync(null, Teams)).Timing;

        Assert.True(timing["decide"].End < timing["build"].Start);
        Assert.True(timing["build"].End < timing["test"].Start);
        Assert.True(timing["test"].End < timing.Waves[0].GoLive);
        Assert.True(timing["remove"].Start > timing.Waves[^1].GoLive);
    }

    [Fact]
    public async Task A_wish_that_leaves_no_time_to_build_is_said_to_be_impossible()
    {
        var plan = await Planned.OfAsync(new() { FirstGoLive = new(2026, 12, 15) }, Teams);

        Assert.True(plan.IsImpossible);
        Assert.Contains("15 December 2026 cannot be kept", Assert.Single(plan.Concerns), StringComparison.Ordinal);
        Assert.True(plan.Timing.Waves[0].GoLive > new DateOnly(2027, 1, 1));
    }

    [Fact]
    public async Task A_wish_to_finish_too_early_names_the_nearest_day_that_can_be_kept()
    {
        var plan = await Planned.OfAsync(new() { FirstGoLive = new(2026, 12, 15), LastGoLive = new(2027, 1, 14) }, Teams);

        var last = plan.Timing.Waves[^1].GoLive;
        var concern = plan.Concerns.Single(c => c.Contains("wish to finish", StringComparison.Ordinal));
        Assert.Contains("The wish to finish on 14 January 2027 cannot be kept", concern, StringComparison.Ordinal);
        Assert.Contains($"The nearest day on which it can be finished is {last.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}", concern, StringComparison.Ordinal);
        Assert.DoesNotContain("weeks kept free", concern, StringComparison.Ordinal);
        Assert.Contains(plan.Concerns, c => c.Contains("start the pilot on 15 December 2026 cannot be kept", StringComparison.Ordinal));
        Assert.True(last < new DateOnly(2027, 12, 1));
    }

    [Fact]
    public async Task After_the_end_the_plan_says_that_it_is_over()
    {
        var plan = MovePlanner.Plan(await Planned.ReportAsync(Teams), null, new DateOnly(2028, 3, 20));

        Assert.Contains("Open CTI is off since 28 February 2028", Assert.Single(plan.Concerns), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Some_days_before_the_end_more_people_do_not_help()
    {
        var plan = MovePlanner.Plan(await Planned.ReportAsync(Teams), null, new DateOnly(2028, 2, 20));

        Assert.Contains("More people do not help", plan.Concerns.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_that_can_be_kept_is_kept()
    {
        var plan = await Planned.OfAsync(new() { FirstGoLive = new(2027, 9, 7) }, Teams);

        Assert.Empty(plan.Concerns);
        Assert.Equal(new DateOnly(2027, 9, 7), plan.Timing.Waves[0].GoLive);
    }

    [Fact]
    public async Task A_wish_after_the_end_is_said_to_be_impossible()
    {
        var plan = await Planned.OfAsync(new() { LastGoLive = new(2028, 3, 14) }, Teams);

        Assert.Contains(plan.Concerns, c => c.Contains("14 March 2028 cannot be kept: Open CTI is switched off on 28 February 2028", StringComparison.Ordinal));
        Assert.True(plan.Timing.Waves[^1].GoLive < plan.Report.Summary.Deadline);
    }

    [Fact]
    public async Task A_wish_of_a_team_on_a_Sunday_moves_to_a_day_on_which_people_help()
    {
        var plan = await Planned.OfAsync(new() { Teams = [new() { Name = "Claims", GoLive = new(2027, 11, 28) }] }, Teams);

        Assert.Contains(plan.Concerns, c => c.Contains("Sun 28 Nov 2027 is no day to go live (nobody works); the plan takes 30 November 2027", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2027, 11, 30), plan.Timing.Waves.Single(w => w.Number > 0 && w.Teams.Any(t => t.Name == "Claims")).GoLive);
    }

    [Fact]
    public async Task When_it_is_too_late_the_plan_says_what_would_help()
    {
        var report = await Planned.ReportAsync(Teams);
        var plan = MovePlanner.Plan(report, new Answers { People = 0.5 }, new DateOnly(2027, 9, 1));

        Assert.True(plan.IsImpossible);
        Assert.Contains("work had to begin on", plan.Concerns.First(), StringComparison.Ordinal);
        Assert.Contains("Another way needs less: Drop-in shim", plan.Concerns.First(), StringComparison.Ordinal);
        Assert.Contains(plan.Concerns, c => c.Contains("would move after 28 February 2028", StringComparison.Ordinal));
        Assert.Contains("after the end", plan.File("plan.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_goes_live_in_a_freeze()
    {
        var plan = await Planned.OfAsync(new() { BufferWeeks = 4, Freezes = [new(new(2027, 11, 1), new(2028, 1, 10), "season")] }, Teams);

        Assert.DoesNotContain(plan.Timing.Waves, w => w.GoLive >= new DateOnly(2027, 11, 1) && w.GoLive <= new DateOnly(2028, 1, 10));
    }
}
