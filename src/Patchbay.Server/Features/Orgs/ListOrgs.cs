using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Salesforce.Orgs;

namespace Patchbay.Server.Features.Orgs;

/// <summary>Lists the orgs: <c>GET /api/orgs</c>.</summary>
internal static class ListOrgs
{
    internal static void Map(IEndpointRouteBuilder orgs) => orgs.MapGet("/", Handle);

    private static Ok<OrgLine[]> Handle(IOrgs orgs) => TypedResults.Ok<OrgLine[]>([.. orgs.All.Select(OrgLines.Of)]);
}
