using System.CommandLine;
using Patchbay.Cli.Operator;
using Patchbay.Server;
using Patchbay.Server.Features.Site;

namespace Patchbay.Cli.Agent;

/// <summary><c>patchbay agent import</c>: skills and queues of many agents from a table.</summary>
internal static class ImportCommand
{
    internal static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A CSV file with the columns user, skills and queues." };
        var data = AgentCommand.Data();
        var command = new Command("import", "Sets skills and queues of many agents from a table.") { file, data };
        command.SetAction((parsed, cancellation) => ImportAsync(parsed.GetValue(data)!, parsed.GetValue(file)!, cancellation));
        return command;
    }

    private static async Task<int> ImportAsync(string data, FileInfo file, CancellationToken cancellationToken)
    {
        var agents = StaffTable.Read(await Flow.FlowCommand.ReadAsync(file, cancellationToken));
        using var server = new OperatorClient(data);
        var refused = 0;
        foreach (var (user, change) in agents)
        {
            try
            {
                await AgentCommand.TellAsync(server, user, change, cancellationToken);
            }
            catch (ServerFault fault)
            {
                // The others of the table are right all the same.
                refused++;
                await Console.Error.WriteLineAsync($"{user}: {fault.Message}");
            }
        }

        Console.WriteLine($"{agents.Count - refused} of {agents.Count} agents are as the table says.");
        return refused == 0 ? 0 : 1;
    }
}
