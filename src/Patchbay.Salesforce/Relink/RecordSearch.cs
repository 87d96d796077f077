using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Relink;

/// <summary>
/// Numbers and ids are looked for in the directory, names by the org's own search: one API call for each search. Nobody waits for an org that
/// is known to be away, and the last calls of the org's day are not for searches.
/// </summary>
internal sealed class RecordSearch(DirectoryLookup directory, NameSearch names, OrgWatch watch, ApiBudget budget) : IRecordSearch
{
    private const int Most = 20;
    private static readonly Refusal noCallsLeft = new("org.limit", "The org's API calls of today are nearly used up: a number or a record's id can be looked for, a name cannot.");

    private static readonly Refusal noRecord = new("record.unknown", "The org has no such record, or Patchbay's user does not see it.");

    /// <inheritdoc/>
    public async Task<Result<ImmutableArray<CallerMatch>>> FindAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            var known = await KnownAsync(text.Trim(), cancellationToken);
            if (known.Count > 0) return await MatchesAsync(known, cancellationToken);
            if (watch.Trouble is { } trouble) return Away(trouble.Code);
            return budget.IsTight ? noCallsLeft : await MatchesAsync(await names.FindAsync(text.Trim(), cancellationToken), cancellationToken);
        }
        catch (SalesforceFault fault)
        {
            return Away(fault.Error.Code);
        }
    }

    /// <inheritdoc/>
    public async Task<Result<CallerMatch>> ReadAsync(RecordRef record, CancellationToken cancellationToken)
    {
        try
        {
            if (await directory.FindRecordAsync(record, cancellationToken) is { } match) return match;
            // Without an answer of the org nothing is found either.
            return watch.Trouble is { } trouble ? Away(trouble.Code) : noRecord;
        }
        catch (SalesforceFault fault)
        {
            return fault.Kind is FaultKind.Park ? noRecord : Away(fault.Error.Code);
        }
    }

    private static Refusal Away(string code) => new("org.away", $"Salesforce cannot be searched now ({code}).");

    private async Task<IReadOnlyCollection<RecordRef>> KnownAsync(string text, CancellationToken cancellationToken)
    {
        if (RecordIds.ObjectOf(text) is { } objectName && new RecordRef(objectName, RecordIds.Long(text)) is { IsWellFormed: true } one) return [one];
        var (_, found) = await directory.FindAsync(text, cancellationToken);
        return [.. found.Select(match => match.Record.Record)];
    }

    private async Task<ImmutableArray<CallerMatch>> MatchesAsync(IEnumerable<RecordRef> records, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(records.Distinct().Take(Most).Select(record => directory.FindRecordAsync(record, cancellationToken).AsTask()));
        return [.. found.OfType<CallerMatch>()];
    }
}
