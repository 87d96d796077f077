using System.Collections.Immutable;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Orgs;

/// <summary>How Patchbay signs in to an org.</summary>
[BrowserContract]
public enum OrgWay
{
    /// <summary>As the settings file says; the org named default.</summary>
    Settings,

    /// <summary>Key and secret of an app.</summary>
    Credentials,

    /// <summary>An assertion signed with Patchbay's own key.</summary>
    Jwt,

    /// <summary>A person's consent in the browser.</summary>
    Browser,
}

/// <summary>How it goes with an org.</summary>
[BrowserContract]
public enum OrgState
{
    /// <summary>It is not set up, or switched off.</summary>
    Off,

    /// <summary>It answers.</summary>
    Answering,

    /// <summary>It does not answer.</summary>
    Away,

    /// <summary>It does not accept the sign-in; OrgLine.trouble says why.</summary>
    SignInRefused,

    /// <summary>A daily limit is used up.</summary>
    LimitReached,

    /// <summary>Our fields are missing there.</summary>
    PackageMissing,

    /// <summary>It answers, but may double records: the key field is not unique.</summary>
    KeyNotUnique,
}

/// <summary>One org of the site: GET /api/orgs gives a list of them.</summary>
/// <param name="Name">What the operator calls it.</param>
/// <param name="IsLive">True for the one that calls are written to.</param>
/// <param name="Way">How Patchbay signs in.</param>
/// <param name="LoginUrl">Where tokens come from; null when none is set up.</param>
/// <param name="User">Whom it runs as, where that is known before the sign-in.</param>
/// <param name="OrgId">The org's id; null until the first sign-in.</param>
/// <param name="ConnectedAt">When it was connected; null for the one of the settings file.</param>
/// <param name="State">How it goes with it.</param>
/// <param name="Since">Since when it has not gone well; null while it does.</param>
/// <param name="Trouble">Why the sign-in is refused and where to click; null when it is not.</param>
/// <param name="Waiting">Records that wait to be written.</param>
/// <param name="Parked">Records that a person must look at.</param>
/// <param name="LeftOut">Records that are written, but without fields that the org lacks.</param>
/// <param name="CallsSpent">API calls of the last day, everyone's; null before the org said so.</param>
/// <param name="CallsMax">API calls that the org allows in a day; null before the org said so.</param>
/// <param name="Shortage">Which API calls are short, so that records wait, in words without a full stop; null when none are.</param>
/// <param name="NextTryAt">When writing goes on at the latest; null while it does not wait, and while it is tried.</param>
[BrowserContract]
public sealed record OrgLine(
    string Name, bool IsLive, OrgWay Way, string? LoginUrl, string? User, string? OrgId, DateTimeOffset? ConnectedAt, OrgState State, DateTimeOffset? Since,
    string? Trouble, int Waiting, int Parked, int LeftOut, long? CallsSpent, long? CallsMax, string? Shortage, DateTimeOffset? NextTryAt);

/// <summary>Asks what to click before connecting: POST /api/org-connections/steps.</summary>
/// <param name="Name">What the org is to be called.</param>
/// <param name="Way">How to sign in; not settings.</param>
/// <param name="LoginUrl">Its My Domain, for links; may be null.</param>
[BrowserContract]
public sealed record OrgStepsRequest(string? Name, OrgWay Way, string? LoginUrl);

/// <summary>One thing to do in Salesforce.</summary>
/// <param name="Where">Where to click: Setup › External Client App Manager.</param>
/// <param name="What">What to do there.</param>
/// <param name="Paste">What to paste or upload there; null for nothing.</param>
[BrowserContract]
public sealed record OrgStep(string Where, string What, string? Paste);

/// <summary>What to click before connecting.</summary>
/// <param name="Steps">In this order.</param>
/// <param name="Certificate">The certificate to upload, in PEM; null for other ways than JWT.</param>
/// <param name="CallbackUrl">The callback address that the app must name.</param>
[BrowserContract]
public sealed record OrgSteps(ImmutableArray<OrgStep> Steps, string? Certificate, string CallbackUrl);

/// <summary>Connects an org: POST /api/org-connections/credentials and /jwt answer OrgLine, /browser answers OrgBrowserSignIn; 400 says why not.</summary>
/// <param name="Name">What it is to be called: small letters, digits, hyphens.</param>
/// <param name="LoginUrl">Its My Domain, or the address of one of its pages.</param>
/// <param name="ClientId">Consumer key of the app.</param>
/// <param name="ClientSecret">Its secret: for credentials; for browser only when the app wants one.</param>
/// <param name="User">User name to run as: for jwt.</param>
/// <param name="Audience">For jwt; null for the one that fits the address.</param>
/// <param name="PrivateKey">For jwt: a key of one's own in PEM; null for the one whose certificate the steps gave.</param>
[BrowserContract]
public sealed record OrgConnection(
    string? Name, string? LoginUrl, string? ClientId, string? ClientSecret, string? User, string? Audience, string? PrivateKey);

/// <summary>A sign-in that waits for a person in the browser.</summary>
/// <param name="State">Names it.</param>
/// <param name="AuthorizeUrl">Where the person must go, in a new tab.</param>
/// <param name="CallbackUrl">Where Salesforce sends the person back to.</param>
[BrowserContract]
public sealed record OrgBrowserSignIn(string State, string AuthorizeUrl, string CallbackUrl);

/// <summary>Finishes a sign-in by hand, where the browser cannot reach this server: POST /api/org-connections/browser/finish answers OrgLine.</summary>
/// <param name="State">Which.</param>
/// <param name="Pasted">The code, or the whole address that the browser ended at.</param>
[BrowserContract]
public sealed record OrgBrowserFinish(string? State, string? Pasted);

/// <summary>How a sign-in in the browser stands: GET /api/org-connections/browser/{state}.</summary>
/// <param name="IsOpen">True while the person has not decided.</param>
/// <param name="Org">The org, once it is connected.</param>
/// <param name="Refusal">Why it failed; null while it did not.</param>
[BrowserContract]
public sealed record OrgBrowserState(bool IsOpen, OrgLine? Org, string? Refusal);
