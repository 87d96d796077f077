using Patchbay.Audit.Findings;
using Patchbay.Audit.Plan;

namespace Patchbay.Audit.Tests.Plan;

public sealed class WaveTests
{
    [Fact]
    public async Task Every_user_who_works_moves_exactly_once()
    {
        var plan = await Planned.OfAsync(null, ("Support", 130, "Lightning"), ("Sales", 40, "Classic"), ("Claims", 12, "Lightning"));

        var moved = plan.Timing.Waves.SelectMany(w => w.People).Select(u => u.Id).ToList();
        Assert.Equal(182, moved.Count);
        Assert.Equal(182, moved.Distinct().Count());
        Assert.All(plan.Timing.Waves, w => Assert.InRange(w.Users, 1, 60));
    }

    [Fact]
    public async Task The_pilot_takes_people_of_several_teams_who_know_Lightning()
    {
        var plan = await Planned.OfAsync(null, ("Support", 130, "Lightning"), ("Sales", 40, "Classic"), ("Claims", 12, "Lightning"));

        var pilot = plan.Timing.Waves[0];
        Assert.Equal(("Pilot", 6), (pilot.Name, pilot.Users));
        Assert.Equal(["Claims", "Support"], pilot.Teams.Select(t => t.Name).Order());
        Assert.All(pilot.People, u => Assert.Equal("Lightning", u.Interface));
    }

    [Fact]
    public async Task Classic_teams_come_last_and_learn_Lightning_on_the_same_day()
    {
        var plan = await Planned.OfAsync(null, ("Support", 50, "Lightning"), ("Sales", 40, "Classic"));

        Assert.True(plan.Timing.Waves[^1].BringsLightning);
        Assert.DoesNotContain(plan.Timing.Waves[..^1], w => w.BringsLightning);
        Assert.Contains(plan.Tasks, t => t.Id == $"W{plan.Timing.Waves[^1].Number}-wave-lightning");
        Assert.DoesNotContain(plan.Tasks, t => t.Id == "W0-wave-lightning");
        Assert.Contains("learn Lightning and the new phone on the same day", plan.File("waves/wave-2.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_never_calls_is_asked_and_not_moved()
    {
        var report = await Planned.ReportAsync(("Support", 10, "Lightning"));
        var users = report.Usage!.Users;
        report = report with { Usage = report.Usage with { Users = users.SetItem(9, users[9] with { Calls = 0, LastLogin = new(2026, 5, 1) }) } };

        var plan = MovePlanner.Plan(report, null, Planned.Today);

        Assert.Equal("Support 10", Assert.Single(plan.Idle).Name);
        Assert.DoesNotContain(plan.Timing.Waves.SelectMany(w => w.People), u => u.Name == "Support 10");
        Assert.Contains("not planned: ask", plan.File("waves/users.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_org_each_call_center_is_a_team()
    {
        var plan = await Planned.OfAsync(null);

        Assert.Equal(["Users of Nordphone"], plan.Timing.Waves.SelectMany(w => w.Teams).Select(t => t.Name).Distinct());
        Assert.Equal(20, plan.Timing.Waves.Sum(w => w.Users));
    }

    [Fact]
    public async Task A_team_that_the_answers_forgot_moves_too()
    {
        var plan = await Planned.OfAsync(new() { Teams = [new() { Name = "Support" }] }, ("Support", 10, "Lightning"), ("Claims", 5, "Lightning"));

        Assert.Equal(15, plan.Timing.Waves.Sum(w => w.Users));
    }

    [Fact]
    public async Task Too_many_waves_are_refused()
    {
        var report = await Planned.ReportAsync();

        Assert.Throws<InvalidDataException>(() => MovePlanner.Plan(report, new Answers { UsersPerWave = 1, Teams = [new() { Name = "All", Users = 5000 }] }, Planned.Today));
    }
}
