using System.CommandLine;
using System.Text.Json;
using Patchbay.Cli.Operator;
using Patchbay.Salesforce.Parked;
using Patchbay.Server;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org parked list|show|retry|edit|drop</c>: records that the org refuses, so that a person must look.</summary>
internal static class OrgParkedCommand
{

    internal static Command Create() => new("parked", "Records that the org refuses, or that are written without fields that the org lacks: why, and what to do.")
    {
        List(), Show(), Retry(), Edit(), Drop(),
    };

    private static Command List()
    {
        var (data, org, json) = (OrgCommand.Data(), OrgCommand.Org(), OrgCommand.Json());
        var command = new Command("list", "Lists parked records, the newest first.") { data, org, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = $"{await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation)}/parked";
            if (parsed.GetValue(json)) Console.WriteLine(PrintedJson.Of(await server.GetAsync<JsonElement>(path, cancellation)));
            else Write(await server.GetAsync<ParkedRecord[]>(path, cancellation));
            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var (call, data, org) = (Call(), OrgCommand.Data(), OrgCommand.Org());
        var command = new Command("show", "Shows a parked record with the fields that Patchbay would write.") { call, data, org };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = $"{await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation)}/parked/{Uri.EscapeDataString(parsed.GetValue(call)!)}";
            Console.WriteLine(PrintedJson.Indented(await server.GetAsync<JsonElement>(path, cancellation)));
            return 0;
        });
        return command;
    }

    private static Command Retry()
    {
        var call = new Argument<string?>("call") { Description = "Which call; leave it out with --all or --code.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "All parked records." };
        var code = new Option<string?>("--code") { Description = "All with this code." };
        var (data, org) = (OrgCommand.Data(), OrgCommand.Org());
        var command = new Command("retry", "Runs parked records again.") { call, all, code, data, org };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = $"{await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation)}/parked";
            if (parsed.GetValue(call) is { } one)
            {
                await server.TellAsync(HttpMethod.Post, $"{path}/{Uri.EscapeDataString(one)}/retry", null, cancellation);
                Console.WriteLine("It runs again.");
                return 0;
            }

            if (!parsed.GetValue(all) && parsed.GetValue(code) is null) throw new ServerFault("Name a call, or use --all or --code.");
            var query = parsed.GetValue(code) is { } wanted ? $"?code={Uri.EscapeDataString(wanted)}" : "";
            var retried = await server.AskAsync<RetriedRecords>(HttpMethod.Post, $"{path}/retry{query}", null, cancellation);
            Console.WriteLine(retried.Count == 1 ? "One runs again." : $"{retried.Count} run again.");
            return 0;
        });
        return command;
    }

    private static Command Edit()
    {
        var call = Call();
        var set = new Option<string[]>("--set") { Description = "A field and its value: Subject=Call, or Phone_Call__c.Outcome__c=Sold.", Required = true, AllowMultipleArgumentsPerToken = true };
        var (data, org) = (OrgCommand.Data(), OrgCommand.Org());
        var command = new Command("edit", "Sets fields of a parked record for good, and runs it again.") { call, set, data, org };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = $"{await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation)}/parked/{Uri.EscapeDataString(parsed.GetValue(call)!)}/fields";
            await server.TellAsync(HttpMethod.Put, path, parsed.GetValue(set)!.Select(Split).ToDictionary(), cancellation);
            Console.WriteLine("It runs again with these fields.");
            return 0;
        });
        return command;
    }

    private static Command Drop()
    {
        var (call, data, org) = (Call(), OrgCommand.Data(), OrgCommand.Org());
        var command = new Command("drop", "Gives a parked record up: it is not written.") { call, data, org };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = $"{await OrgCommand.PathAsync(server, parsed.GetValue(org), cancellation)}/parked/{Uri.EscapeDataString(parsed.GetValue(call)!)}";
            await server.TellAsync(HttpMethod.Delete, path, null, cancellation);
            Console.WriteLine("It is given up.");
            return 0;
        });
        return command;
    }

    private static Argument<string> Call() => new("call") { Description = "Which call: its id, as parked list writes it." };

    private static KeyValuePair<string, object?> Split(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0) throw new ServerFault($"--set takes FIELD=VALUE, not {pair}.");
        return new(pair[..equals], ValueOf(pair[(equals + 1)..]));
    }

    private static object? ValueOf(string text) => text switch
    {
        "null" or "" => null,
        "true" => true,
        "false" => false,
        _ => text,
    };

    private static void Write(ParkedRecord[] records)
    {
        if (records.Length == 0) Console.WriteLine("Nothing is parked.");
        foreach (var record in records)
        {
            Console.WriteLine($"{record.Call}  {record.StartedAt:yyyy-MM-dd HH:mm}  {record.Subject}");
            Console.WriteLine($"    {record.Code}{(record.Reason is { Length: > 0 } reason ? $": {reason}" : "")}");
            Console.WriteLine($"    {record.Advice}");
        }
    }
}
