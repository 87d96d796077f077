using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Patchbay.Cli.Operator;
using Patchbay.Salesforce.Matching;
using Patchbay.Salesforce.Matching.Rules;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org who +44…</c>: who would that be, and why.</summary>
internal static class OrgWhoCommand
{
    internal static Command Create()
    {
        var number = new Argument<string>("number") { Description = "A number in any writing, an extension, or a key: Case.CaseNumber=00001042." };
        var agent = new Option<string?>("--agent") { Description = "Look through the eyes of this user." };
        var search = new Option<bool>("--search") { Description = "Also look into the org itself, as for a call." };
        var (data, org, json) = (OrgCommand.Data(), OrgCommand.Org(), OrgCommand.Json());
        var command = new Command("who", "Tells who a caller would be, and why.") { number, agent, search, data, org, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation);
            var query = $"{path}/who?number={Uri.EscapeDataString(parsed.GetValue(number)!)}&search={(parsed.GetValue(search) ? "true" : "false")}";
            if (parsed.GetValue(agent) is { } eyes) query += $"&agent={Uri.EscapeDataString(eyes)}";
            if (parsed.GetValue(json)) Console.WriteLine(PrintedJson.Of(await server.GetAsync<JsonElement>(query, cancellation)));
            else Write(await server.GetAsync<WhoAnswer>(query, cancellation), Console.Out);
            return 0;
        });
        return command;
    }

    internal static void Write(WhoAnswer answer, TextWriter to)
    {
        to.WriteLine($"{answer.Number ?? "no number"}, {Words(answer.Kind)}: {answer.Opens}");
        to.WriteLine(answer.LogHangsOn is { } record ? $"The log hangs on {record.ObjectName} {record.Id}." : "The log hangs on what the agent picks.");
        foreach (var match in answer.Matches)
        {
            var hidden = match.IsShown ? "" : "  HIDDEN";
            to.WriteLine($"  {Words(match.Sureness),-8} {match.Record.ObjectName} {match.Record.Id}  {match.Name}  {match.Detail}  by {match.Rule}{hidden}");
            if (match.LastBusiness.Length > 0) to.WriteLine($"           last: {match.LastBusiness}");
            if (match.LastContactAt is { } at) to.WriteLine($"           last contact: {at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
            if (match.OnlyFor is { } only) to.WriteLine($"           only for: {only}");
        }

        to.WriteLine("Rules, in order:");
        foreach (var rule in answer.Rules) Write(rule, to);
        foreach (var note in answer.Notes) to.WriteLine(note);
    }

    private static void Write(RuleTrace rule, TextWriter to)
    {
        to.WriteLine($"  {(rule.Find.Length > 0 ? rule.Find : "(no rule)")}: {(rule.Found.IsEmpty ? "nobody" : "")}{(rule.Stopped ? "  stops here" : "")}");
        foreach (var record in rule.Found)
            to.WriteLine($"    {(record.Kept ? "+" : "-")} {record.Record.ObjectName} {record.Record.Id}  {record.Name}  in {record.Field}{(record.WhyNot is { } why ? $": {why}" : "")}");
    }

    private static string Words(Enum value) => value.ToString().ToLowerInvariant();
}
