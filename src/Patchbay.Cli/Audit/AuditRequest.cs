namespace Patchbay.Cli.Audit;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Paths">What to look at.</param>
/// <param name="Format">Form of the report.</param>
/// <param name="Output">File to write to; null for standard output.</param>
/// <param name="Org">Org to ask; null for none.</param>
/// <param name="AsOf">Day to count from.</param>
/// <param name="FailLevel">Severity from which the exit code is 1, as its number; 0 for never.</param>
/// <param name="WeightsFile">File that overrides weights; null for none.</param>
/// <param name="ByTokens">True to do without the parser.</param>
/// <param name="DispatchFolder">Folder for the Apex class that runs what adapters call; null for none.</param>
internal sealed record AuditRequest(
    string[] Paths, string Format, string? Output, string? Org, DateOnly AsOf, int FailLevel, string? WeightsFile, bool ByTokens, string? DispatchFolder);
