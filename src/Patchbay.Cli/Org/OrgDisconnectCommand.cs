using System.CommandLine;
using Patchbay.Cli.Operator;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org disconnect NAME</c>.</summary>
internal static class OrgDisconnectCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Which org." };
        var force = new Option<bool>("--force") { Description = "Even when records wait for it or its calls run; what they had to tell it is lost." };
        var data = OrgCommand.Data();
        var command = new Command("disconnect", "Forgets an org, its numbers and its secrets. What was written there stays there.") { name, force, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var org = parsed.GetValue(name)!;
            var path = $"/api/orgs/{Uri.EscapeDataString(org)}{(parsed.GetValue(force) ? "?force=true" : "")}";
            await server.TellAsync(HttpMethod.Delete, path, null, cancellation);
            Console.WriteLine($"{org} is disconnected. Take its app out in Salesforce too: Setup › External Client App Manager.");
            if (await OrgListCommand.HasNoLiveAsync(server, cancellation)) Console.WriteLine(OrgListCommand.NoLive);
            return 0;
        });
        return command;
    }
}
