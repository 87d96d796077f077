using System.CommandLine;
using System.Text.Json;
using Patchbay.Cli.Operator;
using Patchbay.Salesforce.Reconcile;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org reconcile --from D --to D</c>: compares journal and org by day, in both directions.</summary>
internal static class OrgReconcileCommand
{
    private static readonly JsonSerializerOptions reading = new(JsonSerializerDefaults.Web);

    internal static Command Create()
    {
        var from = new Option<string>("--from") { Description = "The first day: 2027-03-01.", Required = true };
        var to = new Option<string?>("--to") { Description = "The last day. Default: the first." };
        var look = new Option<bool>("--look") { Description = "Look only; mend nothing." };
        var again = new Option<bool>("--write-again") { Description = "Write again what stood there once and is gone without a trace." };
        var (data, org, json) = (OrgCommand.Data(), OrgCommand.Org(), OrgCommand.Json());
        var command = new Command("reconcile", "Compares the calls of some days with what stands in Salesforce, mends what is safe, and lists the rest.")
        {
            from, to, look, again, data, org, json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var first = parsed.GetValue(from)!;
            var mode = parsed.GetValue(look) ? ReconcileMode.Look : parsed.GetValue(again) ? ReconcileMode.WriteAgain : ReconcileMode.Repair;
            var query = $"reconcile?from={Uri.EscapeDataString(first)}&to={Uri.EscapeDataString(parsed.GetValue(to) ?? first)}&mode={mode}";
            return RunAsync(parsed.GetValue(data)!, parsed.GetValue(org), query, parsed.GetValue(json), cancellation);
        });
        return command;
    }

    /// <returns>0 when journal and org agree, or everything was mended; 1 otherwise.</returns>
    private static async Task<int> RunAsync(string data, string? org, string query, bool json, CancellationToken cancellationToken)
    {
        using var server = new OperatorClient(data);
        var answer = await server.AskAsync<JsonElement>(HttpMethod.Post, $"{await OrgCommand.PathAsync(server, org, cancellationToken)}/{query}", null, cancellationToken);
        var report = answer.Deserialize<ReconcileReport>(reading)!;
        if (json) Console.WriteLine(PrintedJson.Of(answer));
        else Write(report);
        return report.Open == 0 ? 0 : 1;
    }

    private static void Write(ReconcileReport report)
    {
        Console.WriteLine(
            $"{report.Calls} calls: {report.Written} written, {report.Waiting} waiting, {report.Parked} parked, {report.Deleted} deleted by people, {report.Dropped} given up.");
        Write("lost", report.Lost);
        Write("doubled", report.Doubled);
        Write("changed", report.Changed);
        Write("orphaned", report.Orphaned);
        if (report.LeftOut.Count > 0) Write("written with fields left out", report.LeftOut);
    }

    private static void Write(string what, IReadOnlyList<ReconcileItem> items)
    {
        Console.WriteLine($"{what} {items.Count}");
        // Two hundred of a kind are told what to do once.
        foreach (var kind in items.GroupBy(item => $"{(item.IsRepaired ? "mended: " : "")}{item.What}"))
        {
            Console.WriteLine($"    {kind.Key}");
            foreach (var item in kind) Console.WriteLine($"        {item.Key}  {string.Join(' ', item.Tasks)}");
        }
    }
}
