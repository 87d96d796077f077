using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Rest;

/// <summary>
/// Speaks with the REST API of one org. A token that is used up is renewed once and the request repeated; everything else that fails
/// becomes a <see cref="SalesforceFault"/>, so that the caller decides.
/// </summary>
internal sealed class SalesforceClient(
    HttpClient http, TokenSource tokens, ApiBudget budget, OrgWatch watch, IOptions<SalesforceOptions> options, TimeProvider time)
{
    private readonly SalesforceOptions options = options.Value;

    /// <summary>Reads something.</summary>
    /// <param name="path">Below the version, <c>sobjects/Lead/describe</c>, or from the root with a slash.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="SalesforceFault">It failed.</exception>
    internal Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => AskAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Sends something.</summary>
    /// <param name="method">PATCH or POST.</param>
    /// <param name="path">As in <see cref="GetAsync"/>.</param>
    /// <param name="body">JSON in UTF-8.</param>
    /// <param name="cancellationToken">Stops the request; its outcome is unknown then.</param>
    /// <returns>The answer; undefined when it had no body.</returns>
    /// <exception cref="SalesforceFault">It failed.</exception>
    internal Task<JsonElement> SendAsync(HttpMethod method, string path, byte[] body, CancellationToken cancellationToken) =>
        AskAsync(method, path, body, cancellationToken);

    /// <summary>Where a path below the version is, from the root: requests within a composite name it so.</summary>
    /// <param name="path">As in <see cref="GetAsync"/>.</param>
    internal string FullPath(string path) => path.StartsWith('/') ? path : $"/services/data/{options.ApiVersion}/{path}";

    private async Task<JsonElement> AskAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await RepeatOnceAsync(method, path, body, cancellationToken);
            watch.Answered();
            return answer;
        }
        catch (SalesforceFault fault)
        {
            watch.Failed(fault);
            throw;
        }
    }

    private async Task<JsonElement> RepeatOnceAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(null, cancellationToken);
        try
        {
            return await TryOnceAsync(method, path, body, token, cancellationToken);
        }
        catch (SalesforceFault fault) when (fault is { Status: 401, Kind: FaultKind.SignIn })
        {
            token = await tokens.GetAsync(token, cancellationToken);
            return await TryOnceAsync(method, path, body, token, cancellationToken);
        }
    }

    private async Task<JsonElement> TryOnceAsync(
        HttpMethod method, string path, byte[]? body, AccessToken token, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        DateTimeOffset counted = default;
        try
        {
            using var request = Request(method, path, body, token);
            counted = budget.Count();
            using var response = await http.SendAsync(request, either.Token);
            if (response.Headers.TryGetValues("Sforce-Limit-Info", out var limits)) budget.Take(string.Join(',', limits));
            var answer = await response.Content.ReadAsByteArrayAsync(either.Token);
            // 300 means that the key is not unique: nothing was written.
            return response.IsSuccessStatusCode ? Parse(answer) : throw FaultReader.Read((int)response.StatusCode, answer);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            if (e is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }) budget.TakeBack(counted);
            var code = e is OperationCanceledException ? "TIMED_OUT" : "NO_ANSWER";
            throw new SalesforceFault(FaultKind.UnknownOutcome, new(code, "Salesforce did not answer.", []), 0, e);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, byte[]? body, AccessToken token)
    {
        var request = new HttpRequestMessage(method, new Uri(token.Instance, FullPath(path)));
        request.Headers.Authorization = new("Bearer", token.Value);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        }

        return request;
    }

    private static JsonElement Parse(byte[] body)
    {
        if (body.Length == 0) return default;
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            // A success that cannot be read: something on the way cut or replaced it.
            throw new SalesforceFault(FaultKind.UnknownOutcome, new("BAD_ANSWER", "The answer is no JSON.", []), 200, e);
        }
    }
}
