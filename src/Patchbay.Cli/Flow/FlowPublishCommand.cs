using System.CommandLine;
using Patchbay.Cli.Operator;
using Patchbay.Server.Features.Flows;

namespace Patchbay.Cli.Flow;

/// <summary><c>patchbay flow publish</c>: puts a flow's file in force.</summary>
internal static class FlowPublishCommand
{
    internal static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The flow's file (YAML)." };
        var share = new Option<int>("--share") { Description = "How many of 100 calls take the new version. Default: all.", DefaultValueFactory = _ => 100 };
        var take = new Option<bool>("--take-numbers") { Description = "Take numbers that lead to another flow now." };
        var over = FlowCommand.Over();
        var data = FlowCommand.Data();
        var command = new Command("publish", "Checks the file of a call flow and puts it in force for new calls.") { file, share, take, over, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var text = await FlowCommand.ReadAsync(path, cancellation);
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var query = $"share={parsed.GetValue(share)}&take={(parsed.GetValue(take) ? "true" : "false")}{(parsed.GetValue(over) is { } seen ? $"&over={seen}" : "")}";
            var check = await server.SendTextAsync<FlowCheck>($"/api/flows?{query}", text, cancellation);
            foreach (var problem in check.Problems) Console.Error.WriteLine($"{path.Name}:{problem}");
            if (check.Version is not { } version) return 1;
            Console.WriteLine($"{check.Name} version {version} is published.");
            return 0;
        });
        return command;
    }
}
