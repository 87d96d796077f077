using System.Buffers.Text;
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

    private static async Task<RestAnswer> HandleAsync(HttpContext http, DemoOrgOptions options, OrgSessions sessions, Consents consents)
    {
        if (options.Faults.IsAway)
            return RestAnswer.Refused(RestTroubles.Away);
        if (!http.Request.HasFormContentType)
            return Refused("unsupported_grant_type", "grant type not supported");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return form["grant_type"].ToString() switch
        {
            "client_credentials" => CheckClient(http, form, options) ?? Granted(http, options, sessions, null),
            JwtBearer => JwtAssertion.Check(form["assertion"].ToString(), options) is { } words
                ? Refused("invalid_grant", words)
                : Granted(http, options, sessions, null),
            "authorization_code" => CheckOwner(http, form, options) ?? TakeCode(http, form, options, sessions, consents),
            "refresh_token" => CheckOwner(http, form, options) ?? Refresh(http, form, options, sessions, consents),
            _ => Refused("unsupported_grant_type", "grant type not supported"),
        };
    }

    /// <summary>A client that a person allowed shows its secret only where the app wants it.</summary>
    private static RestAnswer? CheckOwner(HttpContext http, IFormCollection form, DemoOrgOptions options)
    {
        if (options.ConsentNeedsSecret)
            return CheckClient(http, form, options);
        return Same(form["client_id"].ToString(), options.ClientId) ? null : Refused("invalid_client_id", "client identifier invalid");
    }

    private static RestAnswer TakeCode(HttpContext http, IFormCollection form, DemoOrgOptions options, OrgSessions sessions, Consents consents)
    {
        if (consents.Take(form["code"].ToString()) is not { } given)
            return Refused("invalid_grant", "expired authorization code");
        var shown = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!Same(shown, given.Challenge))
            return Refused("invalid_grant", "invalid code verifier");
        return form["redirect_uri"] == given.RedirectUri
            ? Granted(http, options, sessions, consents.Open(given.UserId))
            : Refused("redirect_uri_mismatch", "redirect_uri must match configuration");
    }

    private static RestAnswer Refresh(HttpContext http, IFormCollection form, DemoOrgOptions options, OrgSessions sessions, Consents consents) =>
        consents.Use(form["refresh_token"].ToString()) is { } user
            ? Granted(http, options, sessions, options.RotatesRefreshTokens ? consents.Open(user) : null)
            : Refused("invalid_grant", "expired access/refresh token");

    private static RestAnswer? CheckClient(HttpContext http, IFormCollection form, DemoOrgOptions options)
    {
        var (id, secret) = Basic(http.Request.Headers.Authorization.ToString()) ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        if (id.Length == 0)
            return Refused("invalid_request", "must provide client_id");
        if (!Same(id, options.ClientId))
            return Refused("invalid_client_id", "client identifier invalid");
        return Same(secret, options.ClientSecret) ? null : Refused("invalid_client", "invalid client credentials");
    }

    private static RestAnswer Granted(HttpContext http, DemoOrgOptions options, OrgSessions sessions, string? refreshToken)
    {
        var instance = $"{http.Request.Scheme}://{http.Request.Host}";
        // No expiry in the answer: a client learns it from a 401.
        var answer = new JsonObject
        {
            ["access_token"] = sessions.Open(options.OrganizationId, OrgIdentity.IntegrationUserId, isInterface: false),
            ["scope"] = refreshToken is null ? "api" : "refresh_token api",
            ["instance_url"] = instance,
            ["id"] = $"{instance}/id/{options.OrganizationId}/{OrgIdentity.IntegrationUserId}",
            ["token_type"] = "Bearer",
            ["issued_at"] = options.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        if (refreshToken is not null)
            answer["refresh_token"] = refreshToken;
        return RestAnswer.Ok(answer);
    }

    private static async Task<RestAnswer> RevokeAsync(HttpContext http, OrgSessions sessions, Consents consents)
    {
        var token = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))["token"].ToString() : "";
        return sessions.Close(token) || consents.Revoke(token)
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
