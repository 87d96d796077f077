using Patchbay.Audit.Dispatch;
using Patchbay.Audit.Findings;

namespace Patchbay.Cli.Audit;

/// <summary>The folder of the Apex class that runs what adapters call.</summary>
internal static class DispatchFolder
{
    /// <summary>Writes the class. What is said goes to the error stream, so that a report on the standard output stays whole.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="folder">The folder, made when it is not there; null: nothing is written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task WriteAsync(AuditReport report, string? folder, CancellationToken cancellationToken)
    {
        if (folder is null) return;
        var files = ApexDispatch.Files(report);
        var missing = ApexDispatch.Missing(report);
        if (files.Count > 0) Directory.CreateDirectory(folder);
        foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellationToken);
        await Console.Error.WriteLineAsync(files.Count > 0
            ? $"The Apex class {ApexDispatch.ClassName} is in {folder}."
            : missing.Count > 0 ? "No Apex class was written." : "No adapter runs Apex, so no class is needed.");
        foreach (var method in missing)
            await Console.Error.WriteLineAsync($"There is no line for {method}: audit the Apex class together with the adapter, or ask the vendor whose package has it.");
    }
}
