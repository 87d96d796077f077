using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Salesforce.Matching.LookUp;

/// <summary>Looks for a number in the org itself, for one that the directory does not have yet.</summary>
internal interface ILiveSearch
{
    /// <summary>True when the org would be asked: there are calls of the budget for it, and it answers. Otherwise nothing is found.</summary>
    bool CanAsk => true;

    /// <summary>Finds records that have a number.</summary>
    /// <param name="number">The number in E.164.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>All records with that number.</returns>
    /// <exception cref="Faults.SalesforceFault">The org failed.</exception>
    Task<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken);

    /// <summary>Finds records by the value of a field.</summary>
    /// <param name="key">Object, field and value; <c>Case.Id</c> is the record's id.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The records.</returns>
    /// <exception cref="Faults.SalesforceFault">The org failed, or has no such field.</exception>
    Task<IReadOnlyList<DirectoryMatch>> FindByKeyAsync(DirectoryKey key, CancellationToken cancellationToken);
}
