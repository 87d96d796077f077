using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Salesforce.Orgs;

namespace Patchbay.Server.Features.Orgs;

/// <summary>Takes an org out: <c>DELETE /api/orgs/{org}?force=true</c>. Without force it is refused while records wait for the org.</summary>
internal static class DisconnectOrg
{
    internal static void Map(IEndpointRouteBuilder org) => org.MapDelete("/", HandleAsync);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(OrgScope scope, IOrgs orgs, bool? force, CancellationToken cancellationToken) =>
        await orgs.RemoveAsync(scope.Org.Name, force ?? false, cancellationToken) is { } refusal
            ? TypedResults.Problem(refusal.Message, statusCode: StatusCodes.Status409Conflict, title: "Not disconnected")
            : TypedResults.NoContent();
}
