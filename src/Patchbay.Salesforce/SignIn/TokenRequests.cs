using System.Security.Cryptography;

namespace Patchbay.Salesforce.SignIn;

/// <summary>The forms that the token endpoint takes.</summary>
internal static class TokenRequests
{
    /// <summary>Key and secret of an app. RFC 6749 §4.4.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> ClientCredentials(string clientId, string secret) =>
        [new("grant_type", "client_credentials"), new("client_id", clientId), new("client_secret", secret)];

    /// <summary>An assertion signed with our key. RFC 7523.</summary>
    /// <exception cref="ArgumentException">The key is no RSA key in PEM.</exception>
    internal static IReadOnlyList<KeyValuePair<string, string>> Jwt(string clientId, string user, string audience, string pem, DateTimeOffset now)
    {
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        return
        [
            new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            new("assertion", JwtAssertion.Write(clientId, user, audience, key, now)),
        ];
    }

    /// <summary>The code that a person's consent gave, with the proof that we asked for it. RFC 6749 §4.1.3, RFC 7636 §4.5.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Code(string clientId, string? secret, string code, string verifier, Uri callback) =>
    [
        new("grant_type", "authorization_code"),
        new("client_id", clientId),
        .. SecretOf(secret),
        new("code", code),
        new("code_verifier", verifier),
        new("redirect_uri", callback.ToString()),
    ];

    /// <summary>The token that stands for a person's consent. RFC 6749 §6.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Refresh(string clientId, string? secret, string refreshToken) =>
        [new("grant_type", "refresh_token"), new("client_id", clientId), .. SecretOf(secret), new("refresh_token", refreshToken)];

    private static IEnumerable<KeyValuePair<string, string>> SecretOf(string? secret) =>
        string.IsNullOrEmpty(secret) ? [] : [new("client_secret", secret)];
}
