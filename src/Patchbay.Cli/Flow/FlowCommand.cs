using System.CommandLine;

namespace Patchbay.Cli.Flow;

/// <summary><c>patchbay flow</c>: call flows of a running server, and their files.</summary>
internal static class FlowCommand
{
    internal static Command Create() => new("flow", "Call flows: what callers hear and where they go.")
    {
        FlowListCommand.Create(),
        FlowPublishCommand.Create(),
        FlowShowCommand.Create(),
        FlowUseCommand.Create(),
        FlowLintCommand.Create(),
        FlowTestCommand.Create(),
        FlowDiffCommand.Create(),
        FlowEmergencyCommand.Create(),
    };

    /// <summary>Which server to ask.</summary>
    internal static Option<string> Data() => new("--data") { Description = "Folder of all data of the running server.", DefaultValueFactory = _ => "data" };

    /// <summary>Only over a version that was looked at.</summary>
    internal static Option<int?> Over() => new("--over") { Description = "Only while this version is in force, with none on trial; otherwise refuse. See: patchbay flow list" };

    /// <summary>Reads a file, or says in one sentence why it cannot be read.</summary>
    internal static async Task<string> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(file.FullName, cancellationToken);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new Server.ServerFault(missing.Message);
        }
    }
}
