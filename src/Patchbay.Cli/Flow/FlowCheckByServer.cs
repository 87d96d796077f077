using System.CommandLine;
using Patchbay.Cli.Operator;
using Patchbay.Flows.Shared;
using Patchbay.Server.Features.Flows;

namespace Patchbay.Cli.Flow;

/// <summary>Has a flow's file checked by the server that runs on a data folder: it knows the queues, agents, recordings and other flows.</summary>
internal static class FlowCheckByServer
{
    /// <summary>Which server to ask; none when it is left out.</summary>
    internal static Option<string?> Data() => new("--data") { Description = "Folder of all data of a running server, whose queues, agents, recordings and other flows count then." };

    /// <summary>Asks it. Nothing is published.</summary>
    /// <returns>What is wrong.</returns>
    /// <exception cref="Server.ServerFault">No server runs there.</exception>
    internal static async Task<IReadOnlyList<FlowProblem>> AskAsync(string data, string text, CancellationToken cancellationToken)
    {
        using var server = new OperatorClient(data);
        return (await server.SendTextAsync<FlowCheck>("/api/flows/check", text, cancellationToken)).Problems;
    }
}
