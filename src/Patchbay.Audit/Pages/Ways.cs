using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Pages;

/// <summary>Names for people of the ways off Open CTI.</summary>
internal static class Ways
{
    /// <summary>The name of a way.</summary>
    /// <param name="target">As <see cref="Replacement.Target"/>.</param>
    internal static string Name(string target) => target switch
    {
        Replacement.SalesforceVoice => "Salesforce Voice",
        Replacement.PatchbayPanel => "Patchbay’s panel",
        Replacement.PatchbayShim => "Drop-in shim",
        _ => target,
    };
}
