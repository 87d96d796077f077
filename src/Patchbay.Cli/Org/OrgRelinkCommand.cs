using System.CommandLine;
using Patchbay.Cli.Operator;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org relink CALL --to Contact/003…</c>: hangs the log of a call on another record, also long after the call.</summary>
internal static class OrgRelinkCommand
{
    internal static Command Create()
    {
        var call = new Argument<string>("call") { Description = "Which call: its id, as the Task's call object and parked list write it." };
        var to = new Option<string>("--to") { Description = "The record: its id, or object and id as in Contract__c/a0B5g000001XyzAEAS.", Required = true };
        var (data, org) = (OrgCommand.Data(), OrgCommand.OrgOfCall());
        var command = new Command("relink", "Hangs the log of a call on another record.") { call, to, data, org };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var path = await OrgCommand.CallPathAsync(server, parsed.GetValue(org), parsed.GetValue(call)!, "record", cancellation);
            var moved = await server.AskAsync<RelinkedCall>(HttpMethod.Put, path, Split(parsed.GetValue(to)!), cancellation);
            Console.WriteLine($"The log hangs on {moved.ObjectName} {moved.Record}{(moved.Name.Length > 0 ? $", {moved.Name}" : "")} from now on. {moved.Note ?? "Salesforce follows with the next write."}");
            return 0;
        });
        return command;
    }

    private static RelinkRequest Split(string to)
    {
        var slash = to.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new(to, null) : new(to[(slash + 1)..], to[..slash]);
    }
}
