using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.SignIn;

/// <summary>Asks the org's token endpoint for a token: client credentials (RFC 6749 §4.4) or JWT bearer (RFC 7523).</summary>
internal sealed class TokenEndpoint(HttpClient http, IOptions<SalesforceOptions> options, TimeProvider time)
{
    private readonly SalesforceOptions options = options.Value;

    /// <summary>Signs in once.</summary>
    /// <exception cref="SalesforceFault">It was refused, or no answer came.</exception>
    internal async Task<AccessToken> AskAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var form = new FormUrlEncodedContent(await FormAsync(either.Token));
            using var response = await http.PostAsync(new Uri(options.LoginUrl!, "/services/oauth2/token"), form, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return response.IsSuccessStatusCode ? Read(body) : throw Refused(FaultReader.Read((int)response.StatusCode, body));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Asking for a token changes nothing, so a lost answer is no open question here.
            throw new SalesforceFault(FaultKind.Retry, new("NO_ANSWER", "The token endpoint did not answer.", []), 0, e);
        }
    }

    /// <summary>Whatever the token endpoint refuses for good is a matter of the sign-in, not of a record.</summary>
    private static SalesforceFault Refused(SalesforceFault fault) =>
        fault.Kind is FaultKind.Park ? new(FaultKind.SignIn, fault.Error, fault.Status) : fault;

    private async Task<IEnumerable<KeyValuePair<string, string>>> FormAsync(CancellationToken cancellationToken)
    {
        if (options is not { JwtUser: { Length: > 0 } user, JwtKeyFile: { Length: > 0 } file })
        {
            return
            [
                new("grant_type", "client_credentials"),
                new("client_id", options.ClientId),
                new("client_secret", options.ClientSecret ?? ""),
            ];
        }

        using var key = RSA.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(file, cancellationToken));
        return
        [
            new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            new("assertion", JwtAssertion.Write(options.ClientId, user, options.JwtAudience, key, time.GetUtcNow())),
        ];
    }

    private AccessToken Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var token = document.RootElement.GetProperty("access_token").GetString();
            var instance = options.InstanceUrl ?? new Uri(document.RootElement.GetProperty("instance_url").GetString()!);
            return new(token!, instance);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException or ArgumentNullException)
        {
            throw new SalesforceFault(FaultKind.Retry, new("BAD_TOKEN_ANSWER", "The token endpoint's answer holds no token.", []), 200, e);
        }
    }
}
