using System.CommandLine;
using Patchbay.Cli.Operator;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org use NAME</c>.</summary>
internal static class OrgUseCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Which org." };
        var data = OrgCommand.Data();
        var command = new Command("use", "Makes an org the live one: calls that begin from now on are written to it, running ones to the org before.") { name, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var org = await server.AskAsync<OrgLine>(HttpMethod.Post, $"/api/orgs/{Uri.EscapeDataString(parsed.GetValue(name)!)}/use", null, cancellation);
            Console.WriteLine($"Calls that begin from now on are written to {org.Name}.");
            return 0;
        });
        return command;
    }
}
