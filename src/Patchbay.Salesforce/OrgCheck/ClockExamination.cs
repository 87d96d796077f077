using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Do the org's clock and ours agree? Assertions live for minutes, and records tell when a call was.</summary>
internal sealed class ClockExamination(HttpClient http, TokenSource tokens, ApiBudget budget, IOptions<SalesforceOptions> options, TimeProvider time) : IOrgExamination
{
    /// <summary>The header tells whole seconds, and the answer takes its time.</summary>
    private static readonly TimeSpan small = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan large = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken)
    {
        if (await DateAsync(cancellationToken) is not { } told) return [];
        var skew = time.GetUtcNow() - told;
        var words = string.Create(CultureInfo.InvariantCulture, $"This machine's clock is {Math.Abs(skew.TotalSeconds):0} s {(skew > TimeSpan.Zero ? "ahead of" : "behind")} Salesforce's.");
        const string where = "This machine: timedatectl set-ntp true";
        if (skew.Duration() > large) return [OrgFinding.Error("clock", words, where, "Let it follow a time server: sign-ins by JWT are refused, and calls get wrong times.")];
        return skew.Duration() > small
            ? [OrgFinding.Warning("clock", words, where, "Let it follow a time server, before sign-ins fail.")]
            : [OrgFinding.Fine("clock", "This machine's clock agrees with Salesforce's.")];
    }

    private async Task<DateTimeOffset?> DateAsync(CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(null, cancellationToken);
        using var deadline = new CancellationTokenSource(options.Value.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(token.Instance, $"/services/data/{options.Value.ApiVersion}/limits"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        try
        {
            budget.Count();
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.Headers.Date;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new SalesforceFault(FaultKind.Retry, new("NO_ANSWER", "Salesforce did not answer.", []), 0, e);
        }
    }
}
