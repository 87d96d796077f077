using System.Collections.Immutable;
using Patchbay.Runtime.Orgs;

namespace Patchbay.Server.Features.Orgs;

/// <summary>What an administrator clicks in Salesforce so that Patchbay may connect, for an External Client App.</summary>
internal static class SetupSteps
{
    private const string Manager = "Setup › External Client App Manager";
    private const string Settings = $"{Manager} › your app › Settings › OAuth Settings";
    private const string Policies = $"{Manager} › your app › Policies › Edit";

    internal static ImmutableArray<OrgStep> For(OrgWay way, OrgName org, string callback) =>
    [
        .. RunAs(way),
        new($"{Manager} › New External Client App", "Give it a name and your e-mail address; Distribution State: Local.", $"Patchbay {org}"),
        new("… › API (Enable OAuth Settings)", "Tick Enable OAuth. Callback URL:", callback),
        new("… › OAuth Scopes", "Add “Manage user data via APIs (api)” and “Perform requests at any time (refresh_token, offline_access)”.", null),
        .. Flow(way),
        new("… › Create", "Save the app. Salesforce needs up to ten minutes until it knows it.", null),
        .. Policy(way),
        new($"{Settings} › Consumer Key and Secret", Copy(way), null),
    ];

    /// <summary>Whose rights Patchbay has there; a person's own for the browser's way.</summary>
    private static IEnumerable<OrgStep> RunAs(OrgWay way) => way is OrgWay.Browser
        ? [new("Salesforce", "Sign in as the user that Patchbay shall run as: whoever agrees is the one.", null)]
        :
        [
            new("Setup › Permission Sets › New", "Make one named “Patchbay”: System Permissions “API Enabled”; Object Settings: Task read, create, edit (Access Activities); Contact, Lead, Account and Case read; and read or edit on our fields.", "Patchbay"),
            new("Setup › Users › New User", "Make a user with the licence Salesforce Integration, and assign the permission set “Patchbay” to it.", null),
        ];

    private static IEnumerable<OrgStep> Flow(OrgWay way) => way switch
    {
        OrgWay.Credentials => [new("… › Flow Enablement", "Tick Enable Client Credentials Flow.", null)],
        OrgWay.Jwt => [new("… › Flow Enablement", "Tick Enable JWT Bearer Flow, and upload the certificate that Patchbay made.", null)],
        OrgWay.Browser =>
        [
            new("… › Security", "Tick Require Proof Key for Code Exchange (PKCE). Untick Require Secret for Web Server Flow and for Refresh Token Flow, or give the secret below. Tick Enable Refresh Token Rotation.", null),
        ],
        OrgWay.Settings => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<OrgStep> Policy(OrgWay way) => way switch
    {
        OrgWay.Credentials => [new($"{Policies} › OAuth Flows and External Client App Enhancements", "Tick Enable Client Credentials Flow; Run As: the user of above.", null)],
        OrgWay.Jwt =>
        [
            new($"{Policies} › OAuth Policies", "Permitted Users: Admin approved users are pre-authorized.", null),
            new($"{Policies} › App Policies", "Select Permission Sets: Patchbay.", null),
        ],
        OrgWay.Browser => [new($"{Policies} › OAuth Policies", "Refresh Token Policy: Refresh token is valid until revoked.", null)],
        OrgWay.Settings => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Copy(OrgWay way) => way switch
    {
        OrgWay.Credentials => "Copy the consumer key and the consumer secret; Patchbay asks for both.",
        _ => "Copy the consumer key; Patchbay asks for it.",
    };
}
