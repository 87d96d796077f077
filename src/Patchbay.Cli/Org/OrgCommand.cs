using System.CommandLine;
using Patchbay.Cli.Operator;
using Patchbay.Server.Features.Orgs;

namespace Patchbay.Cli.Org;

/// <summary><c>patchbay org …</c>: the Salesforce orgs of a running server. Each subcommand has a file of its own and is named here.</summary>
internal static class OrgCommand
{
    internal static Command Create() => new("org", "The Salesforce orgs: connect, check, and look after what is written there.")
    {
        OrgConnectCommand.Create(),
        OrgCheckCommand.Create(),
        OrgListCommand.Create(),
        OrgUseCommand.Create(),
        OrgDisconnectCommand.Create(),
        OrgWhoCommand.Create(),
        OrgRulesCommand.Create(),
        OrgRelinkCommand.Create(),
        OrgTranscriptCommand.Create(),
        OrgParkedCommand.Create(),
        OrgReconcileCommand.Create(),
        OrgMappingCommand.Create(),
        OrgNoticesCommand.Create(),
    };

    /// <summary>Which server to ask.</summary>
    internal static Option<string> Data() => new("--data") { Description = "Folder of all data of the running server.", DefaultValueFactory = _ => "data" };

    /// <summary>Whether the answer is for a program.</summary>
    internal static Option<bool> Json() => new("--json") { Description = "Write the answer as JSON." };

    /// <summary>Which org; for subcommands that work on one.</summary>
    internal static Option<string?> Org() => new("--org") { Description = "Which org, by its name. Default: the live one." };

    /// <summary>Which org; for subcommands about a call.</summary>
    internal static Option<string?> OrgOfCall() => new("--org") { Description = "Which org, by its name. Default: the one that the call belongs to." };

    /// <summary>Path of what is asked of a call: <c>/api/orgs/NAME/calls/CALL/WHAT</c>. Without a name, that of the call's org.</summary>
    internal static async Task<string> CallPathAsync(OperatorClient server, string? org, string call, string what, CancellationToken cancellationToken)
    {
        var id = Uri.EscapeDataString(call);
        // A call that is not known belongs to no org; any one says so.
        org ??= (await server.GetAsync<OrgLine[]>($"/api/orgs?call={id}", cancellationToken)).FirstOrDefault()?.Name;
        return $"{await PathAsync(server, org, cancellationToken)}/calls/{id}/{what}";
    }

    /// <summary>Path of an org's endpoints: <c>/api/orgs/NAME</c>. Without a name, that of the live org.</summary>
    internal static async Task<string> PathAsync(OperatorClient server, string? org, CancellationToken cancellationToken) =>
        $"/api/orgs/{Uri.EscapeDataString(org ?? await OrgListCommand.LiveAsync(server, cancellationToken))}";
}
