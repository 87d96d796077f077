using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Tells a client who it is.</summary>
internal static class IdentityEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/services/oauth2/userinfo", ["GET", "POST"], Answer);
        routes.MapGet("/id/{organization}/{user}", Answer);
    }

    private static RestAnswer Answer(HttpContext http, OrgSessions sessions, OrgSchema schema, OrgReader reader, DemoOrgOptions options)
    {
        if (sessions.Of(http) is not { } session || reader.Find(schema["User"], session.UserId) is not { } user)
            return new RestAnswer(StatusCodes.Status403Forbidden, null);
        var instance = $"{http.Request.Scheme}://{http.Request.Host}";
        var id = $"{instance}/id/{options.OrganizationId}/{user.Id}";
        return RestAnswer.Ok(new JsonObject
        {
            ["id"] = id,
            ["sub"] = id,
            ["user_id"] = user.Id,
            ["organization_id"] = options.OrganizationId,
            ["username"] = user.Text("Username"),
            ["preferred_username"] = user.Text("Username"),
            ["display_name"] = user.Text("Name"),
            ["name"] = user.Text("Name"),
            ["email"] = user.Text("Email"),
            ["active"] = true,
            ["user_type"] = "STANDARD",
            ["urls"] = new JsonObject
            {
                ["rest"] = $"{instance}/services/data/v{{version}}/",
                ["query"] = $"{instance}/services/data/v{{version}}/query/",
                ["sobjects"] = $"{instance}/services/data/v{{version}}/sobjects/",
            },
        });
    }
}
