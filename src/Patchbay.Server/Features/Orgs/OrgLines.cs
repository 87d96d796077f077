using System.Diagnostics;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Orgs;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Server.Features.Orgs;

/// <summary>Words orgs for people and browsers.</summary>
internal static class OrgLines
{
    internal static OrgLine Of(Org org)
    {
        var status = org.Health.Current;
        var options = org.Get<IOptions<SalesforceOptions>>().Value;
        return new(
            org.Name.Value, org.IsLive, WayOf(org.Entry.Way), options.LoginUrl?.GetLeftPart(UriPartial.Authority), org.Entry.User ?? options.JwtUser, org.OrgId,
            org.Entry.ConnectedAt, StateOf(status.State), status.Since, org.Trouble, status.Waiting, status.Parked, status.LeftOut, status.Usage?.Spent, status.Usage?.Max,
            status.Shortage, status.NextTryAt);
    }

    private static OrgWay WayOf(SignInWay way) => way switch
    {
        SignInWay.Settings => OrgWay.Settings,
        SignInWay.ClientCredentials => OrgWay.Credentials,
        SignInWay.JwtBearer => OrgWay.Jwt,
        SignInWay.WebServer => OrgWay.Browser,
        _ => throw new UnreachableException(),
    };

    private static OrgState StateOf(SalesforceState state) => state switch
    {
        SalesforceState.Off => OrgState.Off,
        SalesforceState.Answering => OrgState.Answering,
        SalesforceState.Away => OrgState.Away,
        SalesforceState.SignInRefused => OrgState.SignInRefused,
        SalesforceState.LimitReached => OrgState.LimitReached,
        SalesforceState.PackageMissing => OrgState.PackageMissing,
        SalesforceState.KeyNotUnique => OrgState.KeyNotUnique,
        _ => throw new UnreachableException(),
    };
}
