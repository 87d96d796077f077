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
        return matches is [var match] && found.FirstOrDefault(f => f.Record.Record == match.Record)?.Record is { } record
            ? [await AddAsync(match, name => record.Facts.GetValueOrDefault(name), cancellationToken)]
            : matches;
    }

    /// <summary>Adds it to the record that is certainly the caller's.</summary>
    /// <param name="match">The match.</param>
    /// <param name="field">Reads a field of the record; null or empty when it has none.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The same match.</returns>
    internal async ValueTask<CallerMatch> AddAsync(CallerMatch match, Func<string, string?> field, CancellationToken cancellationToken)
    {
        var tier = TierOf(match.Record.ObjectName, field);
        if (tier is null && match.Account is { } id && options.Value.TierFields.Any(name => IsOf(name, StandingFields.Account)))
            tier = await directory.GetAsync(id, cancellationToken) is { } account ? TierOf(account.Record.ObjectName, name => account.Facts.GetValueOrDefault(name)) : null;
        return match with { Owner = await OwnerOfAsync(field(StandingFields.Owner), cancellationToken), Tier = tier };
    }

    private string? TierOf(string objectName, Func<string, string?> field) => options.Value.TierFields
        .Where(name => IsOf(name, objectName))
        .Select(name => field(name.Split('.')[1]))
        .FirstOrDefault(tier => !string.IsNullOrEmpty(tier));

    private async Task<AgentId?> OwnerOfAsync(string? user, CancellationToken cancellationToken)
    {
        if (!options.Value.RouteByOwner || string.IsNullOrEmpty(user)) return null;
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
