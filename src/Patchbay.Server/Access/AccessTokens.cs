using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Access;

/// <summary>Makes and reads the tokens that stand for a sign-in. A token is sealed by the server and says who, as what and until when.</summary>
/// <param name="protection">The framework's key ring, kept in the data folder.</param>
public sealed class AccessTokens(IDataProtectionProvider protection)
{
    /// <summary>Claim that carries the agent's id.</summary>
    public const string AgentClaim = "agent";

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Patchbay.Access.v1").ToTimeLimitedDataProtector();

    private sealed record Content(Guid User, string Name, string Role, Guid? Agent);

    /// <summary>Makes a token.</summary>
    /// <param name="user">Who signed in.</param>
    /// <param name="expiresAt">Until when it holds.</param>
    /// <returns>The token: letters, digits, <c>-</c> and <c>_</c>.</returns>
    public string Issue(UserAccount user, DateTimeOffset expiresAt) =>
        protector.Protect(
            JsonSerializer.Serialize(new Content(user.Id, user.UserName, RoleName(user.Role), user.AgentId?.Value)), expiresAt);

    /// <summary>Reads a token.</summary>
    /// <param name="token">What the caller sent.</param>
    /// <param name="scheme">Name of the scheme, for the identity.</param>
    /// <returns>Who it is; null when the token is not ours or too old.</returns>
    public ClaimsPrincipal? Read(string token, string scheme)
    {
        try
        {
            if (JsonSerializer.Deserialize<Content>(protector.Unprotect(token)) is not { } content) return null;
            var claims = new List<Claim>
            {
                new(ClaimTypes.NameIdentifier, content.User.ToString("N")), new(ClaimTypes.Name, content.Name), new(ClaimTypes.Role, content.Role),
            };
            if (content.Agent is { } agent) claims.Add(new(AgentClaim, agent.ToString("N")));
            return new(new ClaimsIdentity(claims, scheme));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // Expired, altered or sealed by another server: the caller gets 401.
        }
    }

    /// <summary>The word of a role in tokens and answers.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The word.</returns>
    public static string RoleName(UserRole role) => role switch
    {
        UserRole.Agent => Roles.Agent,
        UserRole.Supervisor => Roles.Supervisor,
        UserRole.Admin => Roles.Admin,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
