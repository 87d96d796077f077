namespace Patchbay.Cli.Demo;

/// <summary>Which adapter is shown, and how.</summary>
/// <param name="Where">An address, a folder, or a page in a folder.</param>
/// <param name="DataFolder">Folder of the org; null for a fresh one that is deleted afterwards.</param>
/// <param name="CallCenterFile">Call center definition; null to look for one in the folder.</param>
/// <param name="LayoutFile">Softphone layout; null to look for <c>softphone-layout.json</c> in the folder.</param>
/// <param name="ApexFile">What Apex methods return; null to look for <c>apex.json</c> in the folder.</param>
internal sealed record AdapterWish(string Where, string? DataFolder, string? CallCenterFile, string? LayoutFile, string? ApexFile)
{
    /// <summary>What the frame's <c>sandbox</c> says; null when it has none.</summary>
    internal string? Sandbox { get; init; }

    /// <summary>True names wrong use in the console.</summary>
    internal bool IsStrict { get; init; }

    /// <summary>False keeps the microphone from it.</summary>
    internal bool HasMicrophone { get; init; } = true;
}
