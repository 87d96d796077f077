using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Salesforce.OrgCheck;

namespace Patchbay.Server.Features.Orgs;

/// <summary>Looks at an org like a doctor: <c>GET /api/orgs/{org}/check</c>. It writes nothing and costs about ten API calls.</summary>
internal static class CheckOrg
{
    internal static void Map(IEndpointRouteBuilder org) => org.MapGet("/check", HandleAsync);

    private static async Task<Ok<OrgCheckReport>> HandleAsync(OrgScope scope, TimeProvider time, CancellationToken cancellationToken)
    {
        var found = await scope.Get<IOrgCheck>().RunAsync(cancellationToken);
        return TypedResults.Ok(new OrgCheckReport(OrgLines.Of(scope.Org), time.GetUtcNow(), [.. found.Select(Of)]));
    }

    private static OrgCheckFinding Of(OrgFinding finding) => new(finding.Code, LevelOf(finding.Level), finding.Words, finding.Where, finding.Fix, finding.Link);

    private static OrgCheckLevel LevelOf(FindingLevel level) => level switch
    {
        FindingLevel.Fine => OrgCheckLevel.Fine,
        FindingLevel.Note => OrgCheckLevel.Note,
        FindingLevel.Warning => OrgCheckLevel.Warning,
        FindingLevel.Error => OrgCheckLevel.Error,
        _ => throw new UnreachableException(),
    };
}
