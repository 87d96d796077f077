using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Replacements;
using Patchbay.Audit.Reports;
using Patchbay.Audit.Rules;
using Patchbay.Audit.Summaries;

namespace Patchbay.Audit.Tests.Reports;

/// <summary>Reports to write, and what was written.</summary>
internal static class Reported
{
    internal static readonly (string, string)[] Tree =
    [
        ("js/cti.js", "function ring(call) {\n  sforce.opencti.saveLog({});\n  sforce.opencti.getSoftphoneLayout({});\n}"),
        ("callCenters/A.callCenter", Audited.Metadata("CallCenter", "<adapterUrl>http://cti.example.com</adapterUrl><displayName>Nordphone</displayName>")),
        ("reports/Calls.report", Audited.Metadata("Report", "<columns><field>CALLTYPE</field></columns><columns><field>CALLDURATION</field></columns><reportType>Activity</reportType>")),
        ("broken/Flow.flow", "<Flow xmlns=\"http://soap.sforce.com/2006/04/metadata\"><start><object>Task</object><filters><field>CallType</field>"),
    ];

    internal static string As(this AuditReport report, string format)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        ReportWriters.Find(format)!.Write(report, output);
        return output.ToString();
    }

    /// <summary>The same report with a first finding that somebody else wrote.</summary>
    internal static AuditReport WithFirst(this AuditReport report, Func<Finding, Finding> change) => report with { Findings = report.Findings.SetItem(0, change(report.Findings[0])) };

    /// <summary>A report with many findings, in 200 files.</summary>
    internal static AuditReport Large(AuditReport pattern, int count)
    {
        var one = pattern.Findings.First(f => f.Api == "sforce.opencti.saveLog");
        string[] names = ["saveLog", "screenPop", "searchAndScreenPop", "runApex", "refreshView", "getAppViewInfo", "onClickToDial", "getSoftphoneLayout"];
        ImmutableArray<string> context = [.. Enumerable.Range(0, 7).Select(n => $"    phone.on('ended', function (call{n}) {{ return cti.saveLog({{ value: call{n}, callback: done }}); }});")];
        ImmutableArray<Finding> findings =
        [
            .. Enumerable.Range(0, count).Select(n => one with
            {
                Id = $"F-{n:x10}", File = $"force-app/main/default/staticresources/adapter/part{n % 200:000}.js", Line = (n / 200) + 10, EndLine = (n / 200) + 10, ContextLine = (n / 200) + 7,
                Api = $"sforce.opencti.{names[n % names.Length]}", Context = context, Snippet = context[3],
            }),
        ];
        return pattern with { Findings = findings, Summary = SummaryBuilder.Build(findings, pattern.Inventory, pattern.Usage, pattern.Unread, new(WeightTable.Load), pattern.AsOf) };
    }

    /// <summary>An org with some users: two Lightning teams and one in Classic.</summary>
    internal static Usage Org(params (string Team, int Users, string Interface)[] teams) => new()
    {
        Org = "https://nordtrams.example.com",
        Edition = "Enterprise Edition",
        IsSandbox = false,
        CallCenters = [new("Nordphone", "https://cti.example.com", teams.Sum(t => t.Users), teams.Sum(t => t.Users))],
        Users =
        [
            .. teams.SelectMany((team, at) => Enumerable.Range(1, team.Users).Select(n => new LiveUser(
                $"005{at:00}{n:0000}", $"{team.Team} {n}", team.Team, "Nordphone", "04v000000000001", new DateOnly(2026, 11, 20), 100 - n, team.Interface))),
        ],
        ByType = [new("Inbound", 812), new("Outbound", 120)],
        ByDisposition = [new("Solved", 500)],
        ByMonth = [new("2026-10", 400), new("2026-11", 532)],
        ByCreator = [],
        FilledFields = [new("CallType", 932)],
        Packages = [],
        EventLogs = [],
        Questions = [new("event log files", false, "INVALID_TYPE")],
    };
}
