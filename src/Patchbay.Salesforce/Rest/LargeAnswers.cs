using System.Net;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Rest;

/// <summary>Reads answers that are too large to be held in memory, such as the results of a bulk query.</summary>
internal sealed class LargeAnswers(HttpClient http, TokenSource tokens, ApiBudget budget, OrgWatch watch, IOptions<SalesforceOptions> options)
{
    private readonly SalesforceOptions options = options.Value;

    /// <summary>Opens an answer. Its body is still on the way.</summary>
    /// <param name="path">Below the version: <c>jobs/query/750.../results</c>.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>The answer, which the caller disposes.</returns>
    /// <exception cref="SalesforceFault">It failed.</exception>
    internal async Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var token = await tokens.GetAsync(null, cancellationToken);
            var answer = await SendAsync(path, token, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.Unauthorized)
            {
                answer.Dispose();
                answer = await SendAsync(path, await tokens.GetAsync(token, cancellationToken), cancellationToken);
            }

            if (answer.IsSuccessStatusCode) return answer;
            using (answer) throw FaultReader.Read((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (SalesforceFault fault)
        {
            watch.Failed(fault);
            throw;
        }
        catch (HttpRequestException e)
        {
            var fault = new SalesforceFault(FaultKind.Retry, new("NO_ANSWER", "Salesforce did not answer.", []), 0, e);
            watch.Failed(fault);
            throw fault;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string path, AccessToken token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(token.Instance, $"/services/data/{options.ApiVersion}/{path}"));
        request.Headers.Authorization = new("Bearer", token.Value);
        budget.Count();
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.Headers.TryGetValues("Sforce-Limit-Info", out var limits)) budget.Take(string.Join(',', limits));
        return answer;
    }
}
