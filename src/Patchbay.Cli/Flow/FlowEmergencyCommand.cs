using System.CommandLine;
using Patchbay.Cli.Operator;
using Patchbay.Server.Features.Flows;

namespace Patchbay.Cli.Flow;

/// <summary><c>patchbay flow emergency</c>: turns the emergency switch of a flow.</summary>
internal static class FlowEmergencyCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Name of the flow." };
        var state = new Argument<string>("state") { Description = "on or off." };
        state.AcceptOnlyFromAmong("on", "off");
        var data = FlowCommand.Data();
        var command = new Command("emergency", "Turns the emergency switch: while it is on, steps with hours go their way for emergencies.") { name, state, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var server = new OperatorClient(parsed.GetValue(data)!);
            var wish = new FlowEmergencyWish(parsed.GetValue(state) == "on");
            await server.TellAsync(HttpMethod.Put, $"/api/flows/{Uri.EscapeDataString(parsed.GetValue(name)!)}/emergency", wish, cancellation);
            Console.WriteLine(wish.IsOn ? "The emergency switch is on." : "The emergency switch is off.");
            return 0;
        });
        return command;
    }
}
