using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Orgs;

namespace Patchbay.Server.Features.Orgs;

/// <summary>One org of the site.</summary>
/// <param name="Name">What the operator calls it.</param>
/// <param name="IsLive">True for the one that calls are written to.</param>
/// <param name="Way">How Patchbay signs in.</param>
/// <param name="LoginUrl">Where tokens come from; null when none is set up.</param>
/// <param name="User">Whom it runs as, where we know it before the sign-in.</param>
/// <param name="OrgId">The org's id; null until the first sign-in.</param>
/// <param name="ConnectedAt">When it was connected; null for the one of the settings file.</param>
/// <param name="State">How it goes with it.</param>
/// <param name="Since">Since when it has not gone well; null while it does.</param>
/// <param name="Waiting">Records that wait to be written.</param>
/// <param name="Parked">Records that a person must look at.</param>
/// <param name="CallsSpent">API calls of the last day, everyone's; null before the org said so.</param>
/// <param name="CallsMax">API calls that the org allows in a day; null before the org said so.</param>
public sealed record OrgLine(
    string Name, bool IsLive, SignInWay Way, string? LoginUrl, string? User, string? OrgId, DateTimeOffset? ConnectedAt, SalesforceState State,
    DateTimeOffset? Since, int Waiting, int Parked, long? CallsSpent, long? CallsMax);
