namespace Patchbay.Audit.Findings;

/// <summary>What replaces a use on one way off Open CTI.</summary>
/// <param name="Target">The way: <c>salesforce-voice</c>, <c>patchbay-panel</c> or <c>patchbay-shim</c>.</param>
/// <param name="Member">Method, event or setting there. Empty when there is none.</param>
/// <param name="Gap">What it lacks.</param>
/// <param name="Note">What behaves differently, in words.</param>
/// <param name="Evidence">Where the knowledge is from: <c>documented</c>, <c>source</c>, <c>title</c>, <c>known</c>, <c>third-party</c>, <c>inferred</c>
/// or <c>own</c>, the weakest first when there are several, separated by commas.</param>
/// <param name="IsInferred">True when it is a conclusion that has to be confirmed in an org.</param>
public sealed record Replacement(string Target, string Member, Gap Gap, string Note, string Evidence, bool IsInferred)
{
    /// <summary>The way to Salesforce's own successor.</summary>
    public const string SalesforceVoice = "salesforce-voice";

    /// <summary>The way to Patchbay's panel inside Salesforce.</summary>
    public const string PatchbayPanel = "patchbay-panel";

    /// <summary>The way of keeping the adapter's code and giving it Patchbay's implementation of the API.</summary>
    public const string PatchbayShim = "patchbay-shim";
}
