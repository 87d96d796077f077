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
}
