using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Orgs;

namespace Patchbay.Server.Features.Orgs;

/// <summary>Lists the orgs, or the one that a call belongs to: <c>GET /api/orgs?call=…</c>.</summary>
internal static class ListOrgs
{
    internal static void Map(IEndpointRouteBuilder orgs) => orgs.MapGet("/", Handle);

    private static Ok<OrgLine[]> Handle(IOrgs orgs, string? call) => TypedResults.Ok<OrgLine[]>([.. Meant(orgs, call).Select(OrgLines.Of)]);

    private static IEnumerable<Org> Meant(IOrgs orgs, string? call)
    {
        if (call is null) return orgs.All;
        return InteractionId.TryParse(call, out var id) && orgs.OwnerOf(id) is { } owner ? [owner] : [];
    }
}
