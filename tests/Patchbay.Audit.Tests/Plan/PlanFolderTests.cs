using System.Globalization;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Plan;
using Patchbay.Audit.Tests.Reports;

namespace Patchbay.Audit.Tests.Plan;

public sealed class PlanFolderTests
{
    private static readonly (string, int, string)[] Teams = [("Support", 70, "Lightning"), ("Sales", 20, "Classic")];

    [Fact]
    public async Task The_folder_holds_all_that_a_move_needs()
    {
        var plan = await Planned.OfAsync(null, Teams);
        var paths = PlanFolder.Files(plan).Select(f => f.Path).ToList();

        string[] wanted =
        [
            "plan.html", "tasks.csv", "numbers.csv", "provider-comparison.csv", "training/agent.md", "training/supervisor.md", "training/admin.md", "announcements/managers.md",
            "first-two-weeks.md", "rollback.md", "numbers.md", "sign-off.md", "waves/pilot.md", "waves/wave-1.md", "rollback/pilot.csv", "waves/users.csv", "answers.json",
            "announcements/wave-1/1-six-weeks-before.md",
        ];
        Assert.Empty(wanted.Except(paths));
        Assert.Equal(paths.Count, paths.Distinct().Count());
        Assert.All(PlanFolder.Files(plan), f => Assert.DoesNotContain("{{", f.Text, StringComparison.Ordinal));
        Assert.All(PlanFolder.Files(plan).Where(f => f.Path.EndsWith(".md", StringComparison.Ordinal)), f => Assert.DoesNotMatch(@"(?m)^\[[a-z]+\] ", f.Text));
    }

    [Fact]
    public async Task Tasks_are_a_table_that_trackers_read()
    {
        var plan = await Planned.OfAsync(null, Teams);
        var rows = Planned.Rows(plan.File("tasks.csv"));

        Assert.Equal(["Issue ID", "Parent ID", "Issue Type", "Summary"], rows[0].Take(4));
        Assert.All(rows, row => Assert.Equal(12, row.Count));
        Assert.Equal(rows.Count, rows.Select(r => r[0]).Distinct().Count());
        var epics = rows.Where(r => r[2] == "Epic").Select(r => r[0]).ToHashSet();
        Assert.All(rows.Skip(1).Where(r => r[2] == "Task"), r => Assert.Contains(r[1], epics));
        Assert.All(rows.Skip(1), r => Assert.True(string.CompareOrdinal(r[8], r[9]) <= 0, $"{r[0]} from {r[8]} to {r[9]}"));
    }

    [Fact]
    public async Task The_hours_of_the_tasks_are_those_of_the_estimate()
    {
        var plan = await Planned.OfAsync(null, Teams);
        var hours = Planned.Rows(plan.File("tasks.csv")).Skip(1).Where(r => r[10].Length > 0).Sum(r => double.Parse(r[10], CultureInfo.InvariantCulture));

        Assert.Equal(plan.Work.Estimate, hours, 2.0);
    }

    [Fact]
    public async Task The_way_back_of_a_wave_can_be_loaded()
    {
        var plan = await Planned.OfAsync(null, Teams);
        var rows = Planned.Rows(plan.File("rollback/wave-1.csv"));

        Assert.Equal(["Id", "CallCenterId"], rows[0]);
        Assert.Equal(plan.Timing.Waves[1].Users, rows.Count - 1);
        Assert.All(rows.Skip(1), r => Assert.Equal("04v000000000001", r[1]));
    }

    [Fact]
    public async Task Only_features_in_use_are_asked_of_providers()
    {
        var plan = await Planned.OfAsync(new() { Providers = ["Nordphone"] }, Teams);
        var rows = Planned.Rows(plan.File("provider-comparison.csv"));

        Assert.Equal(["Roadmap", "Lightning", "Reporting and automation", "Features in use"], rows.Skip(1).Select(r => r[0]).Distinct().Take(4));
        Assert.Contains(rows, r => r[1].StartsWith("Log with our dispositions", StringComparison.Ordinal) && r[3] == "1");
        Assert.DoesNotContain(rows, r => r[1].Contains("Sales Engagement", StringComparison.Ordinal));
        Assert.Equal("Nordphone: answer", rows[0][4]);
    }

    [Theory]
    [InlineData("salesforce-voice", "Omni-Channel", "Patchbay's panel")]
    [InlineData("patchbay-panel", "Patchbay's panel", "Omni-Channel")]
    public async Task The_course_teaches_the_way_that_was_chosen(string way, string there, string notThere)
    {
        var course = (await Planned.OfAsync(new() { Way = way }, Teams)).File("training/agent.md");

        Assert.Contains(there, course, StringComparison.Ordinal);
        Assert.DoesNotContain(notThere, course, StringComparison.Ordinal);
        Assert.Contains("./patchbay demo", course, StringComparison.Ordinal);
        Assert.Contains("## Check list", course, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_stay_text()
    {
        const string Evil = "=cmd|'/c calc'!A1\"><script>alert(1)</script>,\r\n";
        var plan = await Planned.OfAsync(new() { Company = Evil, Providers = [Evil], Teams = [new() { Name = "../../" + Evil, Users = 30, Location = Evil, Supervisor = Evil }], Numbers = [new() { Number = Evil }] });
        var files = PlanFolder.Files(plan).ToList();

        Assert.All(files, f => Assert.Matches("^[a-z0-9/.-]+$", f.Path));
        Assert.DoesNotContain("<script>alert", plan.File("plan.html"), StringComparison.Ordinal);
        Assert.StartsWith("'=cmd", Planned.Rows(plan.File("numbers.csv"))[1][0], StringComparison.Ordinal);
        Assert.Empty(HtmlReportTests.Unbalanced(plan.File("plan.html")));
    }

    [Fact]
    public async Task A_telephone_number_is_left_as_it_is()
    {
        var plan = await Planned.OfAsync(new() { Numbers = [new() { Number = "+46 8 123 45 67" }] });

        Assert.Equal("+46 8 123 45 67", Planned.Rows(plan.File("numbers.csv"))[1][0]);
    }

    [Fact]
    public async Task The_page_says_what_it_rests_on()
    {
        var page = (await Planned.OfAsync(null, Teams)).File("plan.html");

        Assert.Contains("Nobody gave answers", page, StringComparison.Ordinal);
        Assert.Contains("class=\"gantt\"", page, StringComparison.Ordinal);
        Assert.All(["id=\"waves\"", "id=\"tasks\"", "id=\"numbers\"", "id=\"back\"", "id=\"training\"", "id=\"announcements\"", "id=\"care\"", "id=\"providers\"", "id=\"evidence\""], id => Assert.Contains(id, page, StringComparison.Ordinal));
        Assert.Empty(HtmlReportTests.Unbalanced(page));
    }

    [Fact]
    public async Task An_audit_that_found_nothing_still_gives_a_plan_that_says_so()
    {
        var report = await Audited.ByTokensAsync(("a.js", "nothing();"));
        var page = MovePlanner.Plan(report, null, Planned.Today).File("plan.html");

        Assert.Contains("nothing that depends on Open CTI", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_read_from_its_file_gives_the_same_plan()
    {
        var report = await Planned.ReportAsync(Teams);
        var again = AuditJson.Read(AuditJson.Write(report));

        Assert.Equal(MovePlanner.Plan(report, null, Planned.Today).File("tasks.csv"), MovePlanner.Plan(again, null, Planned.Today).File("tasks.csv"));
    }
}
