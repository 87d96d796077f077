using Patchbay.Runtime.Orgs;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Orgs;

/// <summary>What an org lets us in by. Which of the three there is depends on the way.</summary>
/// <param name="ClientSecret">Secret of the app.</param>
/// <param name="PrivateKey">Private key of the app's certificate, in PEM.</param>
/// <param name="RefreshToken">The token that stands for a person's consent.</param>
internal sealed record OrgSecrets(string? ClientSecret, string? PrivateKey, string? RefreshToken)
{
    /// <summary>Hides the secrets from logs and messages.</summary>
    public override string ToString() => "secrets of an org";
}

/// <summary>Keeps the secrets of all orgs, sealed.</summary>
internal sealed class OrgSecretStore(ISecretStore secrets)
{
    private const string ClientSecret = "client-secret";
    private const string PrivateKey = "private-key";
    private const string RefreshToken = "refresh-token";
    private const string NewKey = "new-key";

    /// <summary>Reads the secrets of an org.</summary>
    internal async Task<OrgSecrets> ReadAsync(OrgName org, CancellationToken cancellationToken) => new(
        await ReadAsync(org, ClientSecret, cancellationToken), await ReadAsync(org, PrivateKey, cancellationToken), await ReadAsync(org, RefreshToken, cancellationToken));

    /// <summary>Replaces the secrets of an org.</summary>
    internal async Task WriteAsync(OrgName org, OrgSecrets all, CancellationToken cancellationToken)
    {
        await WriteAsync(org, ClientSecret, all.ClientSecret, cancellationToken);
        await WriteAsync(org, PrivateKey, all.PrivateKey, cancellationToken);
        await WriteAsync(org, RefreshToken, all.RefreshToken, cancellationToken);
    }

    /// <summary>Reads the key that was made for an org and waits for its certificate to be uploaded; null when none was.</summary>
    internal ValueTask<string?> ReadNewKeyAsync(OrgName org, CancellationToken cancellationToken) => ReadAsync(org, NewKey, cancellationToken);

    /// <summary>Keeps a key that waits for its certificate to be uploaded; null to forget it.</summary>
    internal ValueTask WriteNewKeyAsync(OrgName org, string? pem, CancellationToken cancellationToken) => WriteAsync(org, NewKey, pem, cancellationToken);

    /// <summary>The refresh token of an org, replaced as it rotates.</summary>
    internal IRefreshTokens RefreshTokensOf(OrgName org, string? current) => new Rotating(this, org, current);

    private ValueTask<string?> ReadAsync(OrgName org, string what, CancellationToken cancellationToken) =>
        secrets.ReadAsync(OrgSettings.NameOf(org, what), cancellationToken);

    private ValueTask WriteAsync(OrgName org, string what, string? secret, CancellationToken cancellationToken) =>
        secrets.WriteAsync(OrgSettings.NameOf(org, what), secret, cancellationToken);

    private sealed class Rotating(OrgSecretStore store, OrgName org, string? current) : IRefreshTokens
    {
        private volatile string? current = current;

        public string? Current => current;

        public async ValueTask TakeAsync(string next)
        {
            await store.WriteAsync(org, RefreshToken, next, CancellationToken.None);
            current = next;
        }
    }
}
