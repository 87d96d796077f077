using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.Matching.LookUp;

/// <summary>Adds to a match what routing follows: the agent who owns the record, and what kind of customer it is.</summary>
internal sealed class CustomerStanding(
    IPhoneDirectory directory, IOwners owners, IOptions<SalesforceOptions> options, TimeProvider time, ILogger<CustomerStanding> logger)
{
    /// <summary>A caller waits to be known; an org that thinks for longer must not keep them.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(700);

    /// <summary>Adds it to the only match: of several it is not known who calls.</summary>
    /// <param name="matches">The matches.</param>
    /// <param name="found">The records behind them.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The same matches.</returns>
    internal async ValueTask<ImmutableArray<CallerMatch>> AddAsync(
        ImmutableArray<CallerMatch> matches, IReadOnlyList<DirectoryMatch> found, CancellationToken cancellationToken)
    {
        if (matches is not [var match] || found.FirstOrDefault(f => f.Record.Record == match.Record)?.Record is not { } record) return matches;
        var account = match.Account is { } id && options.Value.TierFields.Any(field => IsOf(field, StandingFields.Account)) ? await directory.GetAsync(id, cancellationToken) : null;
        return [match with { Owner = await OwnerOfAsync(record, cancellationToken), Tier = TierOf(record) ?? (account is null ? null : TierOf(account)) }];
    }

    private string? TierOf(DirectoryRecord record) => options.Value.TierFields
        .Where(field => IsOf(field, record.Record.ObjectName))
        .Select(field => record.Facts.GetValueOrDefault(field.Split('.')[1]))
        .FirstOrDefault(tier => !string.IsNullOrEmpty(tier));

    private async Task<AgentId?> OwnerOfAsync(DirectoryRecord record, CancellationToken cancellationToken)
    {
        if (!options.Value.RouteByOwner || record.Facts.GetValueOrDefault(StandingFields.Owner) is not { Length: > 0 } user) return null;
        using var deadline = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await owners.FindAgentAsync(user, either.Token);
        }
        catch (Exception e) when (e is SalesforceFault or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            logger.OwnerNotKnown((e as SalesforceFault)?.Error.Code ?? "TIMED_OUT");
            return null;
        }
    }

    private static bool IsOf(string field, string objectName) => string.Equals(field.Split('.')[0], objectName, StringComparison.OrdinalIgnoreCase);
}
