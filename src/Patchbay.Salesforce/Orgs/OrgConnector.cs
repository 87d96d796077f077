using Microsoft.Extensions.Logging;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Orgs;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Orgs;

/// <summary>Connects orgs: asks for a token first, and remembers only what let us in.</summary>
internal sealed class OrgConnector(TokenClient tokens, OrgRegistry orgs, OrgSecretStore secrets, TimeProvider time, ILogger<OrgConnector> logger) : IOrgConnector
{
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async Task<string> CertificateAsync(OrgName name, CancellationToken cancellationToken)
    {
        // The same again for whoever asks twice: the certificate of the first time may be uploaded already.
        var key = await secrets.ReadNewKeyAsync(name, cancellationToken);
        if (key is null) await secrets.WriteNewKeyAsync(name, key = KeyPair.New(), cancellationToken);
        return KeyPair.CertificateOf(key, name, time.GetUtcNow());
    }

    /// <inheritdoc/>
    public async Task<Result<Org>> ConnectAsync(SignInWay way, ConnectRequest request, CancellationToken cancellationToken)
    {
        var wish = OrgWish.Read(way, request);
        if (wish.Refusal is { } wrong) return wrong;
        return way switch
        {
            SignInWay.ClientCredentials => await WithSecretAsync(wish.Value, request, cancellationToken),
            SignInWay.JwtBearer => await WithKeyAsync(wish.Value, request, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, "This way needs a browser or a settings file."),
        };
    }

    /// <summary>Asks for a token and puts the org in.</summary>
    internal async Task<Result<Org>> TryAsync(
        OrgWish wish, OrgSecrets known, IReadOnlyList<KeyValuePair<string, string>> form, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await tokens.AskAsync(wish.LoginUrl, form, null, limit, cancellationToken);
            if (wish.Way is SignInWay.WebServer && answer.RefreshToken is null)
                return new Refusal("org.noRefresh", "The app gives no lasting permission. Add the scope “Perform requests at any time (refresh_token, offline_access)” and connect again.");
            return await orgs.AddAsync(wish.ToEntry(time.GetUtcNow()), known with { RefreshToken = answer.RefreshToken }, answer.OrgId, cancellationToken);
        }
        catch (SalesforceFault fault)
        {
            logger.OrgNotConnected(wish.Name, fault.Error.Code);
            return new Refusal($"org.{fault.Error.Code}", SignInWords.Of(fault));
        }
    }

    private async Task<Result<Org>> WithSecretAsync(OrgWish wish, ConnectRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.ClientSecret)) return new Refusal("org.clientSecret", "The consumer secret is missing.");
        var secret = request.ClientSecret.Trim();
        return await TryAsync(wish, new(secret, null, null), TokenRequests.ClientCredentials(wish.ClientId, secret), cancellationToken);
    }

    private async Task<Result<Org>> WithKeyAsync(OrgWish wish, ConnectRequest request, CancellationToken cancellationToken)
    {
        var own = string.IsNullOrWhiteSpace(request.PrivateKey) ? null : request.PrivateKey;
        if (own is not null && !KeyPair.IsKey(own)) return new Refusal("org.key", "The key is no private RSA key in PEM without a password.");
        var made = own is null ? await secrets.ReadNewKeyAsync(wish.Name, cancellationToken) : null;
        var key = own ?? made ?? (await secrets.ReadAsync(wish.Name, cancellationToken)).PrivateKey;
        if (key is null) return new Refusal("org.key", "There is no key for this org yet. The command patchbay org connect without --client-id, and the desk's page for connecting, make one and say where to upload its certificate.");
        var form = TokenRequests.Jwt(wish.ClientId, wish.User!, wish.Audience!, key, time.GetUtcNow());
        var org = await TryAsync(wish, new(null, key, null), form, cancellationToken);
        if (org.Refusal is null && made is not null) await secrets.WriteNewKeyAsync(wish.Name, null, CancellationToken.None);
        return org;
    }
}
