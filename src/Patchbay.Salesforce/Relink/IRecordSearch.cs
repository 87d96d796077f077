using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Relink;

/// <summary>Finds the record that a log belongs to, by what somebody types.</summary>
public interface IRecordSearch
{
    /// <summary>Looks for contacts, leads, accounts and cases.</summary>
    /// <param name="text">A name, a number, a case number or a record's id.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The records, best first; or why the org could not be searched.</returns>
    Task<Result<ImmutableArray<CallerMatch>>> FindAsync(string text, CancellationToken cancellationToken);

    /// <summary>Reads one record that somebody names.</summary>
    /// <param name="record">Which.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The record; <c>record.unknown</c> when the org has none of that id, <c>org.away</c> when it cannot be asked.</returns>
    Task<Result<CallerMatch>> ReadAsync(RecordRef record, CancellationToken cancellationToken);
}
