using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Relink;

/// <summary>Numbers and ids are looked for in the directory, names by the org's own search: one API call for each search.</summary>
internal sealed class RecordSearch(DirectoryLookup directory, NameSearch names) : IRecordSearch
{
    private const int Most = 20;

    /// <inheritdoc/>
    public async Task<Result<ImmutableArray<CallerMatch>>> FindAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            var records = await RecordsAsync(text.Trim(), cancellationToken);
            var found = await Task.WhenAll(records.Distinct().Take(Most).Select(record => directory.FindRecordAsync(record, cancellationToken).AsTask()));
            return found.OfType<CallerMatch>().ToImmutableArray();
        }
        catch (SalesforceFault fault)
        {
            return new Refusal("org.away", $"Salesforce cannot be searched now ({fault.Error.Code}).");
        }
    }

    private async Task<IEnumerable<RecordRef>> RecordsAsync(string text, CancellationToken cancellationToken)
    {
        if (RecordIds.ObjectOf(text) is { } objectName && new RecordRef(objectName, RecordIds.Long(text)) is { IsWellFormed: true } one) return [one];
        var (number, found) = await directory.FindAsync(text, cancellationToken);
        var known = found.Select(match => match.Record.Record);
        return number is not null && found.Count > 0 ? known : known.Concat(await names.FindAsync(text, cancellationToken));
    }
}
