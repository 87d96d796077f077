using System.Globalization;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;
using Patchbay.Audit.Shared;

namespace Patchbay.Audit.Plan;

/// <summary>Fills in the published texts: names in double braces are replaced, and a line behind a word in brackets is there only where it applies.</summary>
internal sealed class PlanTexts(MovePlan plan)
{
    /// <summary>A text of the whole plan.</summary>
    /// <param name="name">Its name: <c>rollback</c>.</param>
    internal string Fill(string name)
    {
        var all = Figures.Join([.. plan.Timing.Waves.SelectMany(w => w.Teams).Select(t => t.Name).Distinct()]);
        return Fill(name, plan.HasClassic, false, new() { ["wave"] = "your wave", ["goLive"] = "the day of your wave", ["teams"] = all, ["users"] = Figures.Plural(plan.Timing.Waves.Sum(w => w.Users), "user") });
    }

    /// <summary>A text of one wave.</summary>
    internal string Fill(string name, Wave wave)
    {
        var before = wave.Number == 0 ? "" : plan.Timing.Waves[wave.Number - 1].Name;
        var teams = Figures.Join([.. wave.Teams.Select(team => team.Location.Length == 0 ? $"{team.Name} ({team.Users})" : $"{team.Name} in {team.Location} ({team.Users})")]);
        return Fill(name, wave.BringsLightning, wave.Number > 0, new()
        {
            ["wave"] = wave.Name,
            ["goLive"] = Figures.ShortDay(wave.GoLive),
            ["users"] = Figures.Plural(wave.Users, "user"),
            ["teams"] = teams,
            ["before"] = before,
        });
    }

    private string Fill(string name, bool isClassic, bool hasBefore, Dictionary<string, string> values)
    {
        var way = plan.Answers.Way;
        var holds = new Dictionary<string, bool>
        {
            ["voice"] = way == Replacement.SalesforceVoice,
            ["panel"] = way == Replacement.PatchbayPanel,
            ["shim"] = way == Replacement.PatchbayShim,
            ["patchbay"] = way != Replacement.SalesforceVoice,
            ["classic"] = isClassic,
            ["first"] = hasBefore,
        };
        var lines = DataFile.Read(name + ".md").Split('\n').Select(line => Line(line, holds)).OfType<string>();
        return Replace(string.Join('\n', lines), values);
    }

    private static string? Line(string line, Dictionary<string, bool> holds)
    {
        if (!line.StartsWith('[') || line.IndexOf("] ", StringComparison.Ordinal) is not (> 0 and var end) || !holds.TryGetValue(line[1..end], out var isThere)) return line;
        return isThere ? line[(end + 2)..] : null;
    }

    private string Replace(string text, Dictionary<string, string> values)
    {
        values["company"] = plan.Answers.Company;
        values["deadline"] = Figures.Day(plan.Report.Summary.Deadline);
        values["pilotDay"] = Figures.Day(plan.Timing.Waves[0].GoLive);
        values["lastDay"] = Figures.Day(plan.Timing.Waves[^1].GoLive);
        values["readiness"] = plan.Report.Summary.Readiness.Score?.ToString(CultureInfo.InvariantCulture) ?? "an unknown number";
        values["findings"] = plan.Report.Findings.Length.ToString(CultureInfo.InvariantCulture);
        return values.Aggregate(text, (filled, value) => filled.Replace("{{" + value.Key + "}}", value.Value, StringComparison.Ordinal));
    }
}
