using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Numbers;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Matching;

/// <summary>Looks up the caller of a call that was over before the first look-up came back, so that its record hangs where it belongs.</summary>
internal sealed class LateLookup(IPhoneDirectory directory, ILiveSearch live, RuleStore rules, IOptions<SalesforceOptions> options, TimeProvider time)
{
    private readonly SalesforceOptions options = options.Value;

    /// <summary>Finds who has a number: in the directory, else in the org itself.</summary>
    /// <param name="number">The number as it came; empty or erased finds nobody.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The matches, best first.</returns>
    internal async Task<ImmutableArray<CallerMatch>> FindAsync(PersonalText number, CancellationToken cancellationToken)
    {
        if (!E164.TryParse(number.Value, options.DefaultCountry, out var full)) return [];
        var known = await directory.FindAsync(full, cancellationToken);
        var found = known.Count > 0 ? known : await SearchAsync(full, cancellationToken);
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
