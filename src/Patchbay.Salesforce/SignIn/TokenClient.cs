using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.SignIn;

/// <summary>Speaks with token endpoints. Nothing that is sent or answered is logged or put into a message.</summary>
internal sealed class TokenClient(HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan revokeLimit = TimeSpan.FromSeconds(10);

    /// <summary>Asks once.</summary>
    /// <param name="loginUrl">The org's My Domain.</param>
    /// <param name="form">What to ask.</param>
    /// <param name="instance">Where the API is, when that is known better than by the answer.</param>
    /// <param name="limit">How long the answer may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was granted.</returns>
    /// <exception cref="SalesforceFault">It was refused, or no answer came.</exception>
    internal async Task<TokenAnswer> AskAsync(
        Uri loginUrl, IReadOnlyList<KeyValuePair<string, string>> form, Uri? instance, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var content = new FormUrlEncodedContent(form);
            using var response = await http.PostAsync(new Uri(loginUrl, "/services/oauth2/token"), content, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return response.IsSuccessStatusCode ? TokenAnswer.Read(body, instance) : throw Refused(FaultReader.Read((int)response.StatusCode, body));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Asking for a token changes nothing, so a lost answer is no open question here.
            throw new SalesforceFault(FaultKind.Retry, new("NO_ANSWER", "The token endpoint did not answer.", []), 0, e);
        }
    }

    /// <summary>Gives a token back. Whether that was heard makes no difference to us; it is not waited for longer than ten seconds.</summary>
    /// <param name="loginUrl">The org's My Domain.</param>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task RevokeAsync(Uri loginUrl, string token, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(revokeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var content = new FormUrlEncodedContent([new("token", token)]);
            using var response = await http.PostAsync(new Uri(loginUrl, "/services/oauth2/revoke"), content, either.Token);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // The org is away; the token is forgotten here, and an administrator may revoke it there.
        }
    }

    /// <summary>Whatever the token endpoint refuses for good is a matter of the sign-in, not of a record.</summary>
    private static SalesforceFault Refused(SalesforceFault fault) =>
        fault.Kind is FaultKind.Park ? new(FaultKind.SignIn, fault.Error, fault.Status) : fault;
}
