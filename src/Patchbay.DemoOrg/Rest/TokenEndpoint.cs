using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Signs a client in. Reference: rest-call-logging §3.</summary>
internal static class TokenEndpoint
{
    private const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/services/oauth2/token", HandleAsync);
        routes.MapPost("/services/oauth2/revoke", RevokeAsync);
    }

    private static async Task<RestAnswer> HandleAsync(HttpContext http, DemoOrgOptions options, OrgSessions sessions)
    {
        if (options.Faults.IsAway)
            return RestAnswer.Refused(RestTroubles.Away);
        if (!http.Request.HasFormContentType)
            return Refused("unsupported_grant_type", "grant type not supported");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var refusal = form["grant_type"].ToString() switch
        {
            "client_credentials" => CheckClient(http, form, options),
            JwtBearer => JwtAssertion.Check(form["assertion"].ToString(), options) is { } words ? Refused("invalid_grant", words) : null,
            _ => Refused("unsupported_grant_type", "grant type not supported"),
        };
        return refusal ?? Granted(http, options, sessions);
    }

    private static RestAnswer? CheckClient(HttpContext http, IFormCollection form, DemoOrgOptions options)
    {
        var (id, secret) = Basic(http.Request.Headers.Authorization.ToString()) ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        if (id.Length == 0)
            return Refused("invalid_request", "must provide client_id");
        if (!Same(id, options.ClientId))
            return Refused("invalid_client_id", "client identifier invalid");
        return Same(secret, options.ClientSecret) ? null : Refused("invalid_client", "invalid client credentials");
    }

    private static RestAnswer Granted(HttpContext http, DemoOrgOptions options, OrgSessions sessions)
    {
        var instance = $"{http.Request.Scheme}://{http.Request.Host}";
        // No expiry in the answer: a client learns it from a 401.
        return RestAnswer.Ok(new JsonObject
        {
            ["access_token"] = sessions.Open(OrgIdentity.OrganizationId, OrgIdentity.IntegrationUserId, isInterface: false),
            ["scope"] = "api",
            ["instance_url"] = instance,
            ["id"] = $"{instance}/id/{OrgIdentity.OrganizationId}/{OrgIdentity.IntegrationUserId}",
            ["token_type"] = "Bearer",
            ["issued_at"] = options.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        });
    }

    private static async Task<RestAnswer> RevokeAsync(HttpContext http, OrgSessions sessions)
    {
        var token = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))["token"].ToString() : "";
        return sessions.Close(token)
            ? new RestAnswer(StatusCodes.Status200OK, null)
            : Refused("unsupported_token_type", "this token type is not supported");
    }

    private static (string Id, string Secret)? Basic(string header)
    {
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var buffer = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), buffer, out var written))
            return null;
        var parts = Encoding.UTF8.GetString(buffer, 0, written).Split(':', 2);
        return parts is [var id, var secret] ? (Uri.UnescapeDataString(id), Uri.UnescapeDataString(secret)) : null;
    }

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static RestAnswer Refused(string error, string description) => new(StatusCodes.Status400BadRequest,
        new JsonObject { ["error"] = error, ["error_description"] = description });
}
