using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Orgs;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Server.Features.Orgs;

/// <summary>Lists the orgs: <c>GET /api/orgs</c>.</summary>
internal static class ListOrgs
{
    internal static void Map(IEndpointRouteBuilder orgs) => orgs.MapGet("/", Handle);

    internal static OrgLine LineOf(Org org)
    {
        var status = org.Health.Current;
        var options = org.Get<IOptions<SalesforceOptions>>().Value;
        return new(
            org.Name.Value, org.IsLive, org.Entry.Way, options.LoginUrl?.GetLeftPart(UriPartial.Authority), org.Entry.User ?? options.JwtUser, org.Entry.OrgId,
            org.Entry.ConnectedAt, status.State, status.Since, status.Waiting, status.Parked, status.Usage?.Spent, status.Usage?.Max);
    }

    private static Ok<OrgLine[]> Handle(IOrgs orgs) => TypedResults.Ok<OrgLine[]>([.. orgs.All.Select(LineOf)]);
}
