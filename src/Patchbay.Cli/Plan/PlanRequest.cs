namespace Patchbay.Cli.Plan;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Audit">Report of an audit.</param>
/// <param name="Answers">File of answers; null for none.</param>
/// <param name="Folder">Folder to write to.</param>
/// <param name="Today">Day to plan from.</param>
internal sealed record PlanRequest(string Audit, string? Answers, string Folder, DateOnly Today);
