using System.CommandLine;
using Patchbay.Cli.Operator;

namespace Patchbay.Cli.Flow;

/// <summary><c>patchbay flow show</c>: the file of a flow as it was published.</summary>
internal static class FlowShowCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Name of the flow." };
        var version = new Option<int?>("--version") { Description = "Which version. Default: the one in force." };
        var data = FlowCommand.Data();
        var command = new Command("show", "Writes the file of a call flow, with its comments.") { name, version, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            Console.Write(await server.ReadTextAsync(PathOf(parsed.GetValue(name)!, parsed.GetValue(version)), cancellation));
            return 0;
        });
        return command;
    }

    internal static string PathOf(string flow, int? version) => $"/api/flows/{Uri.EscapeDataString(flow)}{(version is { } wanted ? $"?version={wanted}" : "")}";
}
