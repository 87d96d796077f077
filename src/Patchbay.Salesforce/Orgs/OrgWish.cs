using Patchbay.Core.Shared;
using Patchbay.Runtime.Orgs;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Orgs;

/// <summary>An org that somebody wants to connect, checked but not asked yet.</summary>
/// <param name="Name">What it is to be called.</param>
/// <param name="Way">How to sign in.</param>
/// <param name="LoginUrl">Its My Domain.</param>
/// <param name="ClientId">Consumer key of the app.</param>
/// <param name="User">User name for the assertion; null for other ways.</param>
/// <param name="Audience">Audience of the assertion; null for other ways.</param>
internal sealed record OrgWish(OrgName Name, SignInWay Way, Uri LoginUrl, string ClientId, string? User, string? Audience)
{
    /// <summary>Checks what somebody typed.</summary>
    internal static Result<OrgWish> Read(SignInWay way, ConnectRequest request)
    {
        if (!OrgName.TryParse(request.Name, out var name))
            return new Refusal("org.name", "A name has 1 to 32 small letters, digits and hyphens, and begins with a letter: production, sandbox.");
        if (name == OrgName.Default) return new Refusal("org.reserved", "The name default is that of the org in the settings file; choose another one.");
        var address = LoginAddress.Read(request.LoginUrl);
        if (address.Refusal is { } wrong) return wrong;
        if (string.IsNullOrWhiteSpace(request.ClientId)) return new Refusal("org.clientId", "The consumer key is missing.");
        if (way is SignInWay.JwtBearer && string.IsNullOrWhiteSpace(request.User)) return new Refusal("org.user", "The user name that Patchbay shall run as is missing.");
        var audience = way is SignInWay.JwtBearer ? (string.IsNullOrWhiteSpace(request.Audience) ? LoginAddress.AudienceOf(address.Value) : request.Audience.Trim()) : null;
        return new OrgWish(name, way, address.Value, request.ClientId.Trim(), way is SignInWay.JwtBearer ? request.User!.Trim() : null, audience);
    }

    /// <summary>What to remember of it once it let us in.</summary>
    internal OrgEntry ToEntry(DateTimeOffset now) => new(Name.Value, Way, LoginUrl, ClientId, User, Audience, now, []);
}

/// <summary>What somebody typed to connect an org.</summary>
/// <param name="Name">What it is to be called.</param>
/// <param name="LoginUrl">Its My Domain, or an address of one of its pages.</param>
/// <param name="ClientId">Consumer key of the app.</param>
/// <param name="ClientSecret">Its secret, for client credentials, and for an app that wants one in the browser's way. Secret.</param>
/// <param name="User">User name to run as, for JWT.</param>
/// <param name="Audience">Audience, for JWT; null for the one that fits the address.</param>
/// <param name="PrivateKey">A key of one's own in PEM, for JWT; null for the one that Patchbay made. Secret.</param>
public sealed record ConnectRequest(
    string? Name, string? LoginUrl, string? ClientId, string? ClientSecret = null, string? User = null, string? Audience = null, string? PrivateKey = null)
{
    /// <summary>Hides the secrets from logs and messages.</summary>
    public override string ToString() => $"request to connect {Name}";
}
