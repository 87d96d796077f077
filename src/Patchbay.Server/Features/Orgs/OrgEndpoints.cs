using Patchbay.Runtime.Orgs;
using Patchbay.Salesforce.Orgs;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Orgs;

/// <summary>
/// Everything about orgs, for administrators: <c>/api/orgs</c>, and <c>/api/orgs/{org}/…</c> for one of them, where a handler takes an
/// <see cref="OrgScope"/>. An org that does not exist is answered with 404 before a handler runs.
/// </summary>
internal static class OrgEndpoints
{
    private const string Parameter = "org";

    /// <summary>Finds the org that the path names, after it is known that the caller may ask.</summary>
    internal static void Use(WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<OfOneOrg>() is null)
        {
            await next(http);
            return;
        }

        var given = http.GetRouteValue(Parameter) as string;
        if (OrgName.TryParse(given, out var name) && http.RequestServices.GetRequiredService<IOrgs>().Find(name) is { } org)
        {
            http.Features.Set(new OrgScope(org));
            await next(http);
            return;
        }

        await TypedResults.Problem($"There is no org {given}.", statusCode: StatusCodes.Status404NotFound, title: "No such org").ExecuteAsync(http);
    });

    internal static void Map(IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("/api/orgs").Requires(Roles.Admin);
        ListOrgs.Map(all);

        var one = all.MapGroup($"/{{{Parameter}}}").WithMetadata(new OfOneOrg());
        UseOrg.Map(one);
        DisconnectOrg.Map(one);
        CheckOrg.Map(one);
        AskWho.Map(one);
        MatchRulesEndpoints.Map(one);
        RelinkCalls.Map(one);
        AttachTranscripts.Map(one);
        ParkedEndpoints.Map(one);
        ReconcileOrg.Map(one);
        MappingEndpoints.Map(one);
        ListMappingWords.Map(one);
        ListNotices.Map(one);

        ConnectOrg.Map(app.MapGroup("/api/org-connections").Requires(Roles.Admin));
        FinishBrowserSignIn.Map(app);
    }

    private sealed class OfOneOrg;
}
