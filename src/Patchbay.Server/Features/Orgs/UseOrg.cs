using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Salesforce.Orgs;

namespace Patchbay.Server.Features.Orgs;

/// <summary>Makes an org the live one: <c>POST /api/orgs/{org}/use</c>.</summary>
internal static class UseOrg
{
    internal static void Map(IEndpointRouteBuilder org) => org.MapPost("/use", HandleAsync);

    private static async Task<Results<Ok<OrgLine>, NotFound>> HandleAsync(OrgScope scope, IOrgs orgs, CancellationToken cancellationToken) =>
        await orgs.UseAsync(scope.Org.Name, cancellationToken) && orgs.Find(scope.Org.Name) is { } org
            ? TypedResults.Ok(OrgLines.Of(org))
            : TypedResults.NotFound();
}
