using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.SignIn;

/// <summary>Asks the org's token endpoint for a token, in the way that the org was connected.</summary>
internal sealed class TokenEndpoint(
    HttpClient http, IOptions<SalesforceOptions> options, TimeProvider time, KnownOrg? known = null, IRefreshTokens? refresh = null)
{
    /// <summary>Code of the fault when a stored secret cannot be opened.</summary>
    internal const string SecretLost = "SECRET_LOST";

    private readonly TokenClient client = new(http, time);
    private readonly SalesforceOptions options = options.Value;

    /// <summary>Signs in once.</summary>
    /// <exception cref="SalesforceFault">It was refused, it was another org's token, or no answer came.</exception>
    internal async Task<AccessToken> AskAsync(CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync(options.LoginUrl!, await FormAsync(cancellationToken), options.InstanceUrl, options.RequestTimeout, cancellationToken);
        // Stored before anything else may fail: the token that was used is worthless now.
        if (answer.RefreshToken is { } next && refresh is not null && next != refresh.Current) await refresh.TakeAsync(next);
        if (known is not null) await known.CheckAsync(answer.OrgId, cancellationToken);
        known?.RunsAs(answer.UserId);
        return answer.Token;
    }

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> FormAsync(CancellationToken cancellationToken)
    {
        if (refresh is not null) return TokenRequests.Refresh(options.ClientId, options.ClientSecret, refresh.Current ?? throw Lost());
        if (options.JwtUser is { Length: > 0 } user && await KeyAsync(cancellationToken) is { } pem)
            return TokenRequests.Jwt(options.ClientId, user, options.JwtAudience, pem, time.GetUtcNow());
        return TokenRequests.ClientCredentials(options.ClientId, options.ClientSecret ?? "");
    }

    private async Task<string?> KeyAsync(CancellationToken cancellationToken) =>
        options.JwtKeyFile is { Length: > 0 } file ? await File.ReadAllTextAsync(file, cancellationToken) : options.JwtKey is { Length: > 0 } key ? key : null;

    private static SalesforceFault Lost() =>
        new(FaultKind.SignIn, new(SecretLost, "The secret of this org cannot be opened with the master key.", []), 0);
}
