using System.CommandLine;
using Patchbay.Cli.Operator;
using Patchbay.Server.Features.Flows;

namespace Patchbay.Cli.Flow;

/// <summary><c>patchbay flow list</c>: the flows, their numbers and their versions.</summary>
internal static class FlowListCommand
{
    internal static Command Create()
    {
        var data = FlowCommand.Data();
        var command = new Command("list", "Lists the call flows with their numbers and versions.") { data };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var flows = await server.GetAsync<FlowSummary[]>("/api/flows", cancellation);
            if (flows.Length == 0) Console.WriteLine("No call flow is published. Publish one with: patchbay flow publish FILE");
            foreach (var flow in flows)
            {
                var trial = flow.Trial is { } version ? $", version {version} for {flow.Share} of 100 calls" : "";
                Console.WriteLine($"{flow.Name}  {flow.Title}  {(flow.Numbers.IsEmpty ? "no number" : $"numbers {string.Join(", ", flow.Numbers)}")}  version {flow.Current}{trial}{(flow.Emergency is { } closed ? $"  EMERGENCY since {closed.At:yyyy-MM-dd HH:mm} UTC{By(closed.By)}" : "")}");
                foreach (var one in flow.Versions) Console.WriteLine($"  {one.Version}  published {one.PublishedAt:yyyy-MM-dd HH:mm} UTC{By(one.By)}");
            }

            return 0;
        });
        return command;
    }

    private static string By(string? who) => who is null ? "" : $" by {who}";
}
