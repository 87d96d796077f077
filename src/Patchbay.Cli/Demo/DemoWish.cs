namespace Patchbay.Cli.Demo;

/// <summary>How the demo is run.</summary>
/// <param name="DataFolder">Folder of all data; null for a fresh one that is deleted afterwards.</param>
/// <param name="Check">True to do the job without a person and report.</param>
/// <param name="CloseBrowser">True to close the agent's browser in the middle of the call.</param>
/// <param name="JsonFile">Where the report goes as JSON; null for nowhere.</param>
internal sealed record DemoWish(string? DataFolder, bool Check, bool CloseBrowser, string? JsonFile);
