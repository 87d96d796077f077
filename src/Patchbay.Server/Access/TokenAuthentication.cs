using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Patchbay.Server.Access;

/// <summary>
/// Reads who calls from <c>Authorization: Bearer</c>, or from <c>access_token</c> in the address for a WebSocket, which cannot carry headers.
/// The integration key is such a token too. Whoever comes over the socket in the data folder is the operator and needs none.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, AccessTokens tokens, IOptions<ServerOptions> server)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    internal const string SchemeName = "Token";
    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (OperatorSocket.Carries(Context)) return AuthenticateResult.Success(new(Operator(Request), SchemeName));
        if (TokenOf(Request) is not { } token) return AuthenticateResult.NoResult();
        var who = IsIntegration(token) ? Integration() : await tokens.ReadAsync(token, SchemeName, Context.RequestAborted);
        return who is null ? AuthenticateResult.Fail("The token is not valid.") : AuthenticateResult.Success(new(who, SchemeName));
    }

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return header[Prefix.Length..].Trim();
        return request.Path.StartsWithSegments("/hubs") && request.Query["access_token"].ToString() is { Length: > 0 } query ? query : null;
    }

    private bool IsIntegration(string token)
    {
        var key = server.Value.IntegrationKey;
        return key.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(token));
    }

    private static ClaimsPrincipal Integration() =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "integration"), new(ClaimTypes.Role, Roles.Integration)], SchemeName));

    private static ClaimsPrincipal Operator(HttpRequest request)
    {
        var account = OperatorSocket.AccountOf(request);
        return new(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, "operator"), new(ClaimTypes.Name, OperatorSocket.NameOf(account)), new(ClaimTypes.Role, Roles.Admin),
                new(OperatorSocket.AccountClaim, account),
            ],
            SchemeName));
    }
}
