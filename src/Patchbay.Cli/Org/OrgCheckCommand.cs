using System.CommandLine;
using System.Text.Json;
using Patchbay.Cli.Operator;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org check</c>: what is missing in an org, and where to click. Ends with 1 when something does not work.</summary>
internal static class OrgCheckCommand
{
    internal static Command Create()
    {
        var (org, data, json) = (OrgCommand.Org(), OrgCommand.Data(), OrgCommand.Json());
        var command = new Command("check", "Looks at an org: what is missing, and where to click. Ends with 1 when something does not work.") { org, json, data };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(org), parsed.GetValue(json), parsed.GetValue(data)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? org, bool json, string data, CancellationToken cancellationToken)
    {
        using var server = new OperatorClient(data);
        var path = $"{await OrgCommand.PathAsync(server, org, cancellationToken)}/check";
        if (json)
        {
            var answer = await server.GetAsync<JsonElement>(path, cancellationToken);
            Console.WriteLine(PrintedJson.Of(answer));
            return answer.GetProperty("findings").EnumerateArray().Any(finding => finding.GetProperty("level").GetString() == "error") ? 1 : 0;
        }

        var report = await server.GetAsync<OrgCheckReport>(path, cancellationToken);
        Console.WriteLine($"{report.Org.Name} {report.Org.LoginUrl} {report.Org.OrgId}{(report.Org.IsLive ? ", live" : "")}");
        foreach (var finding in report.Findings) Tell(finding);
        int Count(OrgCheckLevel level) => report.Findings.Count(finding => finding.Level == level);
        string Some(OrgCheckLevel level, string word) => Count(level) == 1 ? $"1 {word}" : $"{Count(level)} {word}s";
        Console.WriteLine($"{Some(OrgCheckLevel.Error, "error")}, {Some(OrgCheckLevel.Warning, "warning")}, {Some(OrgCheckLevel.Note, "note")}, {Count(OrgCheckLevel.Fine)} fine");
        return Count(OrgCheckLevel.Error) > 0 ? 1 : 0;
    }

    private static void Tell(OrgCheckFinding finding)
    {
        Console.WriteLine($"  {Word(finding.Level),-8} {finding.Words}");
        if (finding.Where is { } where) Console.WriteLine($"           {where}");
        if (finding.Link is { } link) Console.WriteLine($"           {link}");
        if (finding.Fix is { } fix) Console.WriteLine($"             {fix}");
    }

    private static string Word(OrgCheckLevel level) => level switch
    {
        OrgCheckLevel.Fine => "ok",
        OrgCheckLevel.Note => "note",
        OrgCheckLevel.Warning => "warning",
        OrgCheckLevel.Error => "ERROR",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
