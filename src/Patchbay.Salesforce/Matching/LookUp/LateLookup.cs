using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Numbers;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Matching.LookUp;

/// <summary>Looks up the caller of a call that was over before the first look-up came back, so that its record hangs where it belongs.</summary>
internal sealed class LateLookup(
    IPhoneDirectory directory, DirectoryProgress progress, ILiveSearch live, RuleStore rules, IOptions<SalesforceOptions> options, TimeProvider time)
{
    /// <summary>A round of the directory takes a while: what changed in it may be in the next one only.</summary>
    private static readonly TimeSpan longestRound = TimeSpan.FromMinutes(1);

    private readonly SalesforceOptions options = options.Value;

    /// <summary>
    /// Finds who has a number: in the directory, else in the org itself. The org is not asked when the directory is newer than the call: a
    /// backlog of unknown callers would spend the requests that its records need.
    /// </summary>
    /// <param name="number">The number as it came; empty or erased finds nobody.</param>
    /// <param name="asOf">When the call was over; null for what the org holds at this moment.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The matches, best first.</returns>
    internal async Task<ImmutableArray<CallerMatch>> FindAsync(PersonalText number, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        if (!E164.TryParse(number.Value, options.DefaultCountry, out var full)) return [];
        var known = await directory.FindAsync(full, cancellationToken);
        var found = known.Count > 0 || progress.FilledAt - longestRound > asOf ? known : await SearchAsync(full, cancellationToken);
        return rules.Current.Answer(MatchRules.KindOf(CallDirection.Inbound, number.Value, found), found).Matches;
    }

    private async Task<IReadOnlyList<DirectoryMatch>> SearchAsync(string number, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(options.LiveSearchLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        try
        {
            return await live.FindAsync(number, either.Token).WaitAsync(either.Token);
        }
        catch (Exception e) when (e is SalesforceFault or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return []; // The record is written without a relation; an agent or a later look can still add one.
        }
    }
}
