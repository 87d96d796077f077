using Patchbay.Audit.Findings;
using Patchbay.Audit.Plan;
using Patchbay.Audit.Tests.Reports;

namespace Patchbay.Audit.Tests.Plan;

/// <summary>Plans of small orgs.</summary>
internal static class Planned
{
    internal static readonly DateOnly Today = new(2026, 11, 30);

    internal static async Task<AuditReport> ReportAsync(params (string Team, int Users, string Interface)[] teams)
    {
        var report = await Audited.ByTokensAsync(Reported.Tree);
        return teams.Length == 0 ? report : report with { Usage = Reported.Org(teams) };
    }

    internal static async Task<MovePlan> OfAsync(Answers? answers, params (string Team, int Users, string Interface)[] teams) =>
        MovePlanner.Plan(await ReportAsync(teams), answers, Today);

    internal static string File(this MovePlan plan, string path) => PlanFolder.Files(plan).Single(f => f.Path == path).Text;

    /// <summary>Reads a table as RFC 4180 says.</summary>
    internal static List<List<string>> Rows(string csv)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            var c = csv[at];
            if (quoted && c == '"' && at + 1 < csv.Length && csv[at + 1] == '"') cell.Append(csv[++at]);
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == ',') Next();
            else if (!quoted && c == '\r') EndRow(ref at);
            else cell.Append(c);
        }

        return rows;

        void Next()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow(ref int at)
        {
            Assert.Equal('\n', csv[++at]);
            Next();
            rows.Add(row);
            row = [];
        }
    }
}
