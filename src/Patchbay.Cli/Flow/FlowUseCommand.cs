using System.CommandLine;
using Patchbay.Cli.Operator;
using Patchbay.Server.Features.Flows;

namespace Patchbay.Cli.Flow;

/// <summary><c>patchbay flow use</c>: goes back to an older version, or gives one a share of the calls.</summary>
internal static class FlowUseCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Name of the flow." };
        var version = new Argument<int>("version") { Description = "Which version." };
        var share = new Option<int>("--share") { Description = "How many of 100 calls take it. Default: all.", DefaultValueFactory = _ => 100 };
        var over = FlowCommand.Over();
        var data = FlowCommand.Data();
        var command = new Command("use", "Puts a published version in force again: rolls back, or ends a trial.") { name, version, share, over, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var flow = (await server.GetAsync<FlowSummary[]>("/api/flows", cancellation)).FirstOrDefault(one => one.Name == parsed.GetValue(name));
            var wish = new FlowVersionWish(parsed.GetValue(version), parsed.GetValue(share), parsed.GetValue(over) ?? flow?.Current, flow?.Trial);
            await server.TellAsync(HttpMethod.Put, $"/api/flows/{Uri.EscapeDataString(parsed.GetValue(name)!)}/version", wish, cancellation);
            if (flow is not null) Console.WriteLine($"In force until now: version {flow.Current}.");
            Console.WriteLine(wish.Share == 100 ? $"Version {wish.Version} takes all new calls." : $"Version {wish.Version} takes {wish.Share} of 100 new calls.");
            return 0;
        });
        return command;
    }
}
