using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Access;

/// <summary>
/// Makes and reads the tokens that stand for a sign-in. A token is sealed by the server and says who and until when; what the person may do
/// is looked up, so a changed role or password, or a disabled account, counts at once.
/// </summary>
/// <param name="protection">The framework's key ring, kept in the data folder.</param>
/// <param name="users">The people.</param>
public sealed class AccessTokens(IDataProtectionProvider protection, IUserStore users)
{
    /// <summary>Claim that carries the agent's id.</summary>
    public const string AgentClaim = "agent";

    /// <summary>Claim that changes with the password.</summary>
    internal const string StampClaim = "stamp";

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Patchbay.Access.v1").ToTimeLimitedDataProtector();

    private sealed record Content(Guid User, string Name, string Stamp);

    /// <summary>Makes a token.</summary>
    /// <param name="user">Who signed in.</param>
    /// <param name="expiresAt">Until when it holds.</param>
    /// <returns>The token: letters, digits, <c>-</c> and <c>_</c>.</returns>
    public string Issue(UserAccount user, DateTimeOffset expiresAt) =>
        protector.Protect(JsonSerializer.Serialize(new Content(user.Id, user.UserName, StampOf(user))), expiresAt);

    /// <summary>Reads a token.</summary>
    /// <param name="token">What the caller sent.</param>
    /// <param name="scheme">Name of the scheme, for the identity.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>Who it is; null when the token is not ours, too old, or of a password or an account that holds no more.</returns>
    public async ValueTask<ClaimsPrincipal?> ReadAsync(string token, string scheme, CancellationToken cancellationToken)
    {
        if (ContentOf(token) is not { } content) return null;
        var user = await users.FindAsync(content.Name, cancellationToken);
        if (user is null || user.Disabled || user.Id != content.User || StampOf(user) != content.Stamp) return null;
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, user.Id.ToString("N")), new(ClaimTypes.Name, user.UserName), new(ClaimTypes.Role, RoleName(user.Role)),
            new(StampClaim, content.Stamp),
        };
        if (user.AgentId is { } agent) claims.Add(new(AgentClaim, agent.ToString()));
        return new(new ClaimsIdentity(claims, scheme));
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

    /// <summary>Changes with the password, and tells nothing about it.</summary>
    internal static string StampOf(UserAccount user) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user.PasswordHash)).AsSpan(0, 8));

    private Content? ContentOf(string token)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(protector.Unprotect(token));
        }
        catch (Exception no) when (no is CryptographicException or JsonException)
        {
            return null; // Expired, altered, or sealed by another server: the caller gets 401.
        }
    }
}
