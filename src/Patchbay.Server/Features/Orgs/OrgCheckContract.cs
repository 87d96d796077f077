using System.Collections.Immutable;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Orgs;

/// <summary>How bad a finding is.</summary>
[BrowserContract]
public enum OrgCheckLevel
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>Good to know; works.</summary>
    Note,

    /// <summary>Works in part, or not for long.</summary>
    Warning,

    /// <summary>Does not work.</summary>
    Error,
}

/// <summary>One thing that was looked at in an org.</summary>
/// <param name="Code">Stable, for programs: key.notUnique.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Words">What is so, in a sentence.</param>
/// <param name="Where">Where to click in Salesforce, or which setting; null when nothing is to be done.</param>
/// <param name="Fix">What to do there; null when nothing is.</param>
/// <param name="Link">Address of the setup page where to click; null when nothing is to be clicked, or not in the setup.</param>
[BrowserContract]
public sealed record OrgCheckFinding(string Code, OrgCheckLevel Level, string Words, string? Where, string? Fix, string? Link);

/// <summary>What a look at an org found: GET /api/orgs/{org}/check.</summary>
/// <param name="Org">The org.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="Findings">In the order of the look; the first error is the one to mend first.</param>
[BrowserContract]
public sealed record OrgCheckReport(OrgLine Org, DateTimeOffset At, ImmutableArray<OrgCheckFinding> Findings);
