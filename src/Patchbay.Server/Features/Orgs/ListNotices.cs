using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Salesforce.Notices;

namespace Patchbay.Server.Features.Orgs;

/// <summary>What an admin of the org should see to: <c>GET /api/orgs/{org}/notices</c>.</summary>
internal static class ListNotices
{
    internal static void Map(IEndpointRouteBuilder org) => org.MapGet("/notices", Handle);

    private static Ok<IReadOnlyList<OrgNotice>> Handle(OrgScope scope) => TypedResults.Ok(scope.Get<IOrgNotices>().Current);
}
